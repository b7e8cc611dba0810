import { join } from 'node:path';
import { gitDates } from '../vault/git-dates.ts';
import { readVault } from '../vault/read.ts';
import { knownWikiLinks } from '../vault/wiki-link.ts';
import { OutlineCache } from './outline-cache.ts';
import type { VaultFiles, VaultFolders } from './vault-files.ts';

/**
 * Reads a vault, of its notes those that have changed. `save` keeps what was
 * read for the next time: who needs the files first calls it later.
 *
 * @throws only if the folder itself can't be read
 */
export async function readVaultFiles({
  vault,
  outDir,
  cacheDir,
}: VaultFolders): Promise<{ files: VaultFiles; save: () => Promise<void> }> {
  const cached = await OutlineCache.open(join(cacheDir, 'outlines'));
  const [read, dates] = await Promise.all([
    readVault(vault, outDir, cached.outlineFrom),
    gitDates(vault),
  ]);
  const files = { vault: read, dates, links: knownWikiLinks() };
  return { files, save: () => cached.save() };
}
