import { build } from 'astro';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { PACKAGE_ROOT } from '../package-root.ts';
import { isWithin } from '../publish.ts';
import { astroConfig, MODULES, type PagesTarget } from './astro-config.ts';

/**
 * Compiles the pages of this package to a folder: `server/`, the program that
 * renders them, and `client/`, what browsers load. Takes some seconds.
 */
export async function compilePages(target: PagesTarget): Promise<void> {
  // Nobody sees half of it: another build may want the same.
  const draft = `${target.folder}.${process.pid}.tmp`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  const before = process.cwd();
  // Astro writes below the working directory, where another build may be running.
  process.chdir(draft);
  try {
    await build(astroConfig({ ...target, folder: draft }));
  } finally {
    process.chdir(before);
  }
  if (isWithin(target.folder, PACKAGE_ROOT)) makeMovable(draft, target.folder);
  rmSync(target.folder, { recursive: true, force: true });
  renameSync(join(draft, 'dist'), target.folder);
  rmSync(draft, { recursive: true, force: true });
}

/** Stands for where the package lay when its pages were compiled: nothing is looked for there. */
const NOWHERE = 'file:///lectern/';

/** Names the program's modules by where they lie in the package, which is moved with what was compiled. */
function makeMovable(draft: string, folder: string): void {
  const server = join(draft, 'dist/server');
  const root = pathToFileURL(PACKAGE_ROOT).href;
  for (const name of readdirSync(server, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.mjs')) continue;
    const place = dirname(join(folder, 'server', name));
    const modules = relative(place, fileURLToPath(MODULES)).split(sep).join('/');
    const code = readFileSync(join(server, name), 'utf8');
    const movable = code
      .replaceAll(`from "${MODULES.href}`, `from "${modules}/`)
      .replaceAll(root, NOWHERE)
      .replaceAll(PACKAGE_ROOT, fileURLToPath(NOWHERE));
    writeFileSync(join(server, name), movable);
  }
}
