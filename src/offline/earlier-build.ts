import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hasHashedName, ifThere } from './files.ts';
import { HASHED_FILES } from './names.ts';

/**
 * What the build before had of files with a hash in their name and this one has
 * no more: pages that are open still ask for them. Only that one build's: what it
 * had kept of its own forerunner goes.
 *
 * @param earlier folder of the build before, if there is one
 * @param paths files of this build
 */
export async function earlierFiles(earlier: string, paths: readonly string[]): Promise<string[]> {
  const own = new Set(paths);
  const list = await ifThere(readFile(join(earlier, HASHED_FILES), 'utf8'));
  const hashed = list === undefined ? [] : (JSON.parse(list) as string[]);
  return hashed.filter(
    (path) => !own.has(path) && hasHashedName(path) && !path.split('/').includes('..'),
  );
}
