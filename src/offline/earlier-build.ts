import { cp, mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { hasHashedName, ifThere } from './files.ts';
import { HASHED_FILES } from './names.ts';

/**
 * Copies what the build before had of files with a hash in their name and this
 * one has no more. Only that one build's: what it had kept of its own forerunner goes.
 *
 * @param earlier folder of the build before, if there is one
 * @param paths files of this build
 */
export async function keepEarlierFiles(
  earlier: string,
  folder: string,
  paths: readonly string[],
): Promise<void> {
  const own = new Set(paths);
  for (const path of await hashedFilesOf(earlier)) {
    if (own.has(path) || !hasHashedName(path) || path.split('/').includes('..')) continue;
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await ifThere(cp(join(earlier, path), join(folder, path)));
  }
}

async function hashedFilesOf(folder: string): Promise<string[]> {
  const list = await ifThere(readFile(join(folder, HASHED_FILES), 'utf8'));
  return list === undefined ? [] : (JSON.parse(list) as string[]);
}
