import { join } from 'node:path';
import { gitDates, type FileDates } from '../vault/git-dates.ts';
import { readVault, type ReadVault } from '../vault/read.ts';
import type { VaultPath } from '../vault/types.ts';
import { readInThreads } from './outline-threads.ts';

/** What a site takes from the folder of its vault. */
export interface VaultFiles {
  readonly vault: ReadVault;
  readonly dates: ReadonlyMap<VaultPath, FileDates>;
}

/** Where a vault is read from. All paths are absolute. */
export interface VaultFolders {
  readonly vault: string;
  /** Where the site is written: left out if it lies within the vault. */
  readonly outDir: string;
  /** Where outlines are kept between builds. */
  readonly cacheDir: string;
}

/**
 * Reads a vault, of its notes those that have changed, and keeps what they say
 * for the next time.
 *
 * @param onChange told as soon as a note is found to have changed
 * @throws only if the folder itself can't be read
 */
export async function readVaultFiles(
  folders: VaultFolders,
  onChange?: () => void,
): Promise<VaultFiles> {
  const outlines = join(folders.cacheDir, 'outlines');
  const [vault, dates] = await Promise.all([
    readVault(folders.vault, folders.outDir, (root, paths) =>
      readInThreads(outlines, root, paths, onChange),
    ),
    gitDates(folders.vault),
  ]);
  return { vault, dates };
}
