import { existsSync } from 'node:fs';
import { readdir, rm, stat, utimes } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { ifThere } from '../../offline/files.ts';
import { keyOf } from '../key.ts';
import { PACKAGE_ROOT } from '../package-root.ts';
import { programHash } from '../version.ts';

/** So many are kept, those that were asked for last: for several languages and versions of the program. */
const MOST_KEPT = 8;

/** Where this package has its pages as they were compiled when it was published, or its clone installed. */
export function packagedPages(language: string): string {
  return join(PACKAGE_ROOT, 'compiled', keyOf(programHash(), language));
}

/**
 * The folder with the compiled pages for a language: that of the package; where
 * the program was changed since, one in the cache.
 *
 * @param components stands for the vault's own components, if it has any
 * @param cacheDir folder for compiled pages
 */
export async function compiledPages(
  language: string,
  cacheDir: string,
  components?: { readonly vault: string; readonly key: string },
): Promise<string> {
  const packaged = packagedPages(language);
  if (!components && existsSync(packaged)) return packaged;
  const folder = join(cacheDir, keyOf(basename(packaged), components?.key ?? ''));
  if (existsSync(folder)) {
    const now = new Date();
    await utimes(folder, now, now);
  } else {
    // Only now: Astro takes longer to load than many a vault to build.
    const { compilePages } = await import('./compile.ts');
    await compilePages({ folder, language, vault: components?.vault });
    await removeOldest(cacheDir);
  }
  return folder;
}

async function removeOldest(cacheDir: string): Promise<void> {
  const folders = (await readdir(cacheDir)).map((name) => join(cacheDir, name));
  const dated = await Promise.all(
    // Another process may have removed one meanwhile.
    folders.map(async (folder) => ({ folder, used: (await ifThere(stat(folder)))?.mtimeMs ?? 0 })),
  );
  const oldest = dated.sort((a, b) => b.used - a.used).slice(MOST_KEPT);
  for (const { folder } of oldest) await rm(folder, { recursive: true, force: true });
}
