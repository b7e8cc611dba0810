import { readShard, type ReadShard, type Shard } from './outline-cache.ts';

/** Shards that several threads read, each of them one. */
export interface ShardQueue {
  /** Where outlines are kept. */
  readonly folder: string;
  /** The vault. */
  readonly root: string;
  readonly shards: readonly Shard[];
  /** Number of the next one, in memory that the threads share. */
  readonly next: Int32Array;
}

/** Reads what no other thread has taken, until nothing is left. */
export async function readShards(
  { folder, root, shards, next }: ShardQueue,
  take: (shard: ReadShard) => void,
): Promise<void> {
  for (;;) {
    const shard = shards[Atomics.add(next, 0, 1)];
    if (shard === undefined) return;
    take(await readShard(folder, root, shard));
  }
}
