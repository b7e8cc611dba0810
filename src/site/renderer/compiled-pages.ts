import { existsSync } from 'node:fs';
import { readdir, rm, stat, utimes } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { keyOf } from '../html-cache.ts';
import { PACKAGE_ROOT } from '../package-root.ts';
import { programHash } from '../version.ts';

/** What nobody asked for in so long is thrown away. */
const KEPT_MS = 30 * 24 * 3600 * 1000;

/** Where this package has its pages as they were compiled when it was published, or its clone installed. */
export function packagedPages(language: string): string {
  return join(PACKAGE_ROOT, 'compiled', keyOf(programHash(), language));
}

/**
 * The folder with the compiled pages for a language: that of the package; where
 * the program was changed since, one in the cache that all vaults share.
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
    await removeUnused(cacheDir);
    // Only now: Astro takes longer to load than many a vault to build.
    const { compilePages } = await import('./compile.ts');
    await compilePages({ folder, language, vault: components?.vault });
  }
  return folder;
}

async function removeUnused(cacheDir: string): Promise<void> {
  if (!existsSync(cacheDir)) return;
  for (const name of await readdir(cacheDir)) {
    const folder = join(cacheDir, name);
    const { mtimeMs } = await stat(folder);
    if (Date.now() - mtimeMs > KEPT_MS) await rm(folder, { recursive: true, force: true });
  }
}
