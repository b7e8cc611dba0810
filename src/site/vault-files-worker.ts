/** The thread of `readVaultFilesInThread`. */
import { parentPort, workerData } from 'node:worker_threads';
import { readVaultFiles } from './read-vault-files.ts';
import type { VaultFolders } from './vault-files.ts';

const { files, save } = await readVaultFiles(workerData as VaultFolders);
parentPort!.postMessage(files);
await save();
