/** A thread of `readInThreads`. */
import { parentPort, workerData } from 'node:worker_threads';
import { knownWikiLinks } from '../vault/wiki-link.ts';
import type { Reply } from './outline-threads.ts';
import { readShards, type ShardQueue } from './shard-queue.ts';

const reply = (message: Reply) => {
  parentPort!.postMessage(message);
};
await readShards(workerData as ShardQueue, (notes) => {
  reply({ notes });
});
reply({ links: knownWikiLinks() });
