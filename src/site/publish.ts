import { existsSync } from 'node:fs';
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
 * Publishes a site: moves what is new of it to the folder where it is wanted, and
 * removes what lies there and is no part of it.
 *
 * @param draft folder with the new files
 * @param kept files of the site that lie where they are wanted already
 */
export async function publish(
  draft: string,
  outDir: string,
  kept: ReadonlySet<string> = new Set(),
): Promise<void> {
  await mkdir(outDir, { recursive: true });
  const needed = new Set([...kept].flatMap(withFolders));
  await removeBut(needed, outDir, '');
  await moveInto(draft, outDir);
}

/** `a/b/c`, `a/b` and `a` for `a/b/c`. */
function withFolders(file: string): string[] {
  const ends = Array.from(file.matchAll(/\//g), ({ index }) => index);
  return [file, ...ends.map((end) => file.slice(0, end))];
}

async function removeBut(needed: ReadonlySet<string>, root: string, folder: string): Promise<void> {
  for (const entry of await readdir(join(root, folder), { withFileTypes: true })) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (path === KEPT) continue;
    if (!needed.has(path)) await rm(join(root, path), { recursive: true, force: true });
    else if (entry.isDirectory()) await removeBut(needed, root, path);
  }
}

/** Moves what a folder holds; folders that are new go as a whole. */
async function moveInto(from: string, to: string): Promise<void> {
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory() && existsSync(target)) await moveInto(source, target);
    else await move(source, target);
  }
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
