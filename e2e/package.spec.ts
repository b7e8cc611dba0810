import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runProgram } from './support/build.ts';
import { crawl } from './support/crawl.ts';
import { filesBelow } from '../src/offline/files.ts';
import { pagesIn } from './support/html.ts';
import { expect, test } from './support/test.ts';
import { REPOSITORY, runFolder, SHIPPED } from './support/vaults.ts';

test.describe('the package', () => {
  test.setTimeout(600_000);

  test('builds a vault in a folder that has nothing else, and leaves itself alone', async () => {
    const folder = join(runFolder(), 'package');
    const vault = join(folder, 'notes');
    await mkdir(folder);
    await cp(SHIPPED, vault, { recursive: true });
    await npm(await copyOfRepository(), 'pack', '--pack-destination', folder);
    const [tarball] = (await readdir(folder)).filter((name) => name.endsWith('.tgz'));
    await writeFile(join(folder, 'package.json'), '{ "private": true }\n');
    await npm(folder, 'install', `./${tarball!}`, '--prefer-offline', '--no-audit', '--no-fund');

    const before = await fingerprint(join(folder, 'node_modules/lectern'));
    await npm(folder, 'exec', 'lectern', '--', 'build', 'notes', '--out', 'site');
    expect(await fingerprint(join(folder, 'node_modules/lectern'))).toBe(before);
    // Its pages came compiled.
    expect(existsSync(join(cache(), 'lectern/code'))).toBe(true);
    expect(existsSync(join(cache(), 'lectern/pages'))).toBe(false);

    const site = join(folder, 'site');
    expect(await pagesIn(site)).toContain('02-data-ingestion-and-storage/');
    const { problems } = await crawl(site, '/');
    expect(problems.slice(0, 25)).toEqual([]);
  });
});

/** Packing compiles to `lib/` for a moment, which other tests would run if it were in the repository. */
async function copyOfRepository(): Promise<string> {
  const copy = join(runFolder(), 'repository');
  const left = new Set([
    'node_modules',
    '.git',
    'dist',
    'lib',
    'compiled',
    '.cache',
    'test-results',
  ]);
  await mkdir(copy);
  for (const name of await readdir(REPOSITORY)) {
    if (!left.has(name)) await cp(join(REPOSITORY, name), join(copy, name), { recursive: true });
  }
  await symlink(join(REPOSITORY, 'node_modules'), join(copy, 'node_modules'), 'junction');
  return copy;
}

/** Of this package alone: what another test made the program keep must not help it. */
function cache(): string {
  return join(runFolder(), 'package-cache');
}

async function npm(cwd: string, ...args: string[]) {
  const { status, out, err } = await runProgram('npm', args, cwd, {
    XDG_CACHE_HOME: cache(),
  });
  if (status !== 0) throw new Error(`npm ${args.join(' ')} ended with ${status}:\n${out}${err}`);
}

/** Changes when any file of a folder does. */
async function fingerprint(folder: string): Promise<string> {
  const hash = createHash('sha256');
  for (const file of await filesBelow(folder)) {
    hash.update(file).update(await readFile(join(folder, file)));
  }
  return hash.digest('hex');
}
