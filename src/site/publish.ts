import { cp, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { ifThere } from '../offline/files.ts';

/** Left alone in the folder that a site is written to: it may be a checked-out branch. */
const KEPT = '.git';

/** Whether `inner` is `outer` or lies within it. Both are absolute. */
export function isWithin(inner: string, outer: string): boolean {
  const path = relative(outer, inner);
  return path === '' || (path !== '..' && !path.startsWith(`..${sep}`) && !/^[A-Z]:/i.test(path));
}

/** What every site has at its root, and hardly any other folder. */
const SIGNS = ['404.html', '_astro'];

/** Whether a folder holds files that no build put there: those must not be removed. */
export async function holdsOtherFiles(outDir: string): Promise<boolean> {
  const names = ((await ifThere(readdir(outDir))) ?? []).filter((name) => name !== KEPT);
  return names.length > 0 && !SIGNS.every((sign) => names.includes(sign));
}

/**
 * Moves a site that was built to the folder where it is wanted, and removes
 * what lay there. Until then the folder holds the site of the build before.
 */
export async function publish(built: string, outDir: string): Promise<void> {
  await mkdir(outDir, { recursive: true });
  for (const name of await readdir(outDir)) {
    if (name !== KEPT) await rm(join(outDir, name), { recursive: true, force: true });
  }
  for (const name of await readdir(built)) await move(join(built, name), join(outDir, name));
}

async function move(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    // Nothing can be renamed from one file system to another.
    if (!(error instanceof Error && 'code' in error && error.code === 'EXDEV')) throw error;
    await cp(from, to, { recursive: true });
    await rm(from, { recursive: true });
  }
}
