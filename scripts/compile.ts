/**
 * `npm run compile`: compiles the pages into this package, for builds to find
 * them there. npm runs it after an installation and before it packs.
 */
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';

// What was compiled imports the program as it is: the sources in a clone, JavaScript in a package.
const lib = new URL('../lib/site/renderer/precompile.js', import.meta.url);
const source = new URL('../src/site/renderer/precompile.ts', import.meta.url);
const { precompile } = (await import((existsSync(lib) ? lib : source).href)) as {
  precompile: () => Promise<void>;
};
rmSync(join(import.meta.dirname, '../compiled'), { recursive: true, force: true });
await precompile();
