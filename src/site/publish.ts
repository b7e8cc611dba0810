import { constants, copyFile, mkdir, readdir, rm, stat, utimes } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { inParallel } from '../vault/read.ts';

/** Left alone in the folder that a site is written to: it may be a checked-out branch. */
const KEPT = '.git';

const COPIES = 16;

/** Dates are set to the millisecond, and some file systems count in larger steps: FAT's are two seconds. */
const SAME_DATE_MS = 2;

/** Whether `inner` is `outer` or lies within it. Both are absolute. */
export function isWithin(inner: string, outer: string): boolean {
  const path = relative(outer, inner);
  return path === '' || (path !== '..' && !path.startsWith(`..${sep}`) && !/^[A-Z]:/i.test(path));
}

/** What every site has at its root, and hardly any other folder. */
const SIGNS = ['404.html', '_astro'];

/** Whether a folder holds files that no build put there: those must not be removed. */
export async function holdsOtherFiles(outDir: string): Promise<boolean> {
  try {
    const names = (await readdir(outDir)).filter((name) => name !== KEPT);
    return names.length > 0 && !SIGNS.every((sign) => names.includes(sign));
  } catch (error) {
    // There is no such folder yet.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}

/**
 * Copies a site that was built to the folder where it is wanted: what is new or
 * other, going by size and date, and removes what the site does not have. Until
 * then the folder holds the site of the build before.
 */
export async function publish(built: string, outDir: string): Promise<void> {
  await mkdir(outDir, { recursive: true });
  await publishFolder(built, outDir, true);
}

async function publishFolder(from: string, to: string, isRoot: boolean): Promise<void> {
  const [wanted, present] = await Promise.all([entriesOf(from), entriesOf(to)]);
  for (const [name, isFolder] of present) {
    if (isRoot && name === KEPT) continue;
    if (wanted.get(name) !== isFolder) {
      await rm(join(to, name), { recursive: true, force: true });
      present.delete(name);
    }
  }
  await inParallel([...wanted], COPIES, async ([name, isFolder]) => {
    const [source, target] = [join(from, name), join(to, name)];
    if (!isFolder) await publishFile(source, target, present.has(name));
    else {
      if (!present.has(name)) await mkdir(target);
      await publishFolder(source, target, false);
    }
  });
}

/** The entries of a folder, and whether each is a folder. */
async function entriesOf(folder: string): Promise<Map<string, boolean>> {
  const entries = await readdir(folder, { withFileTypes: true });
  return new Map(entries.map((entry) => [entry.name, entry.isDirectory()]));
}

async function publishFile(source: string, target: string, isThere: boolean): Promise<void> {
  const { size, atime, mtime, mtimeMs } = await stat(source);
  if (isThere) {
    const before = await stat(target);
    if (before.size === size && Math.abs(before.mtimeMs - mtimeMs) < SAME_DATE_MS) return;
  }
  await copyFile(source, target, constants.COPYFILE_FICLONE);
  await utimes(target, atime, mtime);
}
