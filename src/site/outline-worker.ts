/** A thread of `readInThreads`. */
import { parentPort, workerData } from 'node:worker_threads';
import { knownWikiLinks } from '../vault/wiki-link.ts';
import type { Reply } from './outline-threads.ts';
import { readShards, type ShardQueue } from './shard-queue.ts';

await readShards(workerData as ShardQueue, (shard) => {
  const { entries } = shard;
  const moved = entries instanceof Uint8Array ? [entries.buffer as ArrayBuffer] : [];
  parentPort!.postMessage({ shard } satisfies Reply, moved);
});
parentPort!.postMessage({ links: knownWikiLinks() } satisfies Reply);
