import { build } from 'astro';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { classicScript } from '../../offline/bundle.ts';
import { iconFiles } from '../../offline/icon-files.ts';
import { ICON } from '../icons.ts';
import { PACKAGE_ROOT } from '../package-root.ts';
import { isWithin } from '../publish.ts';
import { astroConfig, MODULES, type PagesTarget } from './astro-config.ts';

/**
 * Compiles to a folder what is the same for all sites: `server/`, the program
 * that renders pages, `client/`, what browsers load, and `worker.js`, the code
 * of the service worker. Takes some seconds.
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
  const dist = join(draft, 'dist');
  const sources = join(PACKAGE_ROOT, 'src');
  writeFileSync(join(dist, 'worker.js'), await classicScript(join(sources, 'offline/worker.ts')));
  for (const [file, content] of await iconFiles(readFileSync(ICON, 'utf8')))
    writeFileSync(join(dist, 'client', file), content);
  if (isWithin(target.folder, PACKAGE_ROOT)) makeMovable(join(dist, 'server'), target.folder);
  // Whoever was first has it: somebody may be reading there already.
  if (!existsSync(target.folder)) renameSync(dist, target.folder);
  rmSync(draft, { recursive: true, force: true });
}

/** Stands for where the package lay when its pages were compiled: nothing is looked for there. */
const NOWHERE = '/lectern/';

/** Names the program's modules by where they lie in the package, which is moved with what was compiled. */
function makeMovable(server: string, folder: string): void {
  const root = pathToFileURL(PACKAGE_ROOT).href;
  for (const name of readdirSync(server, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.mjs')) continue;
    const place = dirname(join(folder, 'server', name));
    const modules = relative(place, fileURLToPath(MODULES)).split(sep).join('/');
    const code = readFileSync(join(server, name), 'utf8');
    const movable = code
      .replaceAll(`from "${MODULES.href}`, `from "${modules}/`)
      .replaceAll(root, `file://${NOWHERE}`)
      .replaceAll(PACKAGE_ROOT, NOWHERE);
    writeFileSync(join(server, name), movable);
  }
}
