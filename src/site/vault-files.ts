import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { FileDates } from '../vault/git-dates.ts';
import type { ReadVault } from '../vault/read.ts';
import type { VaultPath } from '../vault/types.ts';
import type { WikiLink } from '../vault/wiki-link.ts';

/** What a site takes from the folder of its vault. */
export interface VaultFiles {
  readonly vault: ReadVault;
  readonly dates: ReadonlyMap<VaultPath, FileDates>;
  /** Links that were read by their grammar, by source: rendering asks for the same. */
  readonly links: ReadonlyMap<string, WikiLink | undefined>;
}

/** Where a vault is read from. All paths are absolute. */
export interface VaultFolders {
  readonly vault: string;
  /** Where the site is written: left out if it lies within the vault. */
  readonly outDir: string;
  /** Where outlines are kept between builds. */
  readonly cacheDir: string;
}

// In a clone this is TypeScript, which Node reads as it is; in a package, JavaScript.
const WORKER = new URL(`./vault-files-worker${extname(import.meta.url)}`, import.meta.url);

/**
 * Does what `readVaultFiles` does in a thread of its own, for who has other work
 * meanwhile: loading Astro keeps this thread busy as long as reading does.
 */
export function readVaultFilesInThread({ vault, outDir, cacheDir }: VaultFolders) {
  const files = new Promise<VaultFiles>((resolve, reject) => {
    new Worker(WORKER, { execArgv: [], workerData: { vault, outDir, cacheDir } })
      .on('message', resolve)
      .on('error', reject);
  });
  // Who waits for the files later is told then what went wrong.
  files.catch(() => undefined);
  return files;
}
