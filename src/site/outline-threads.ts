import { availableParallelism } from 'node:os';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Diagnostic } from '../vault/diagnostics.ts';
import type { ReadNotes } from '../vault/read.ts';
import type { Outline, VaultPath } from '../vault/types.ts';
import { rememberWikiLinks, type WikiLinks } from '../vault/wiki-link.ts';
import { isNew, notesIn, openShards, type ReadShard } from './outline-cache.ts';
import { readShards, type ShardQueue } from './shard-queue.ts';

/** What a thread says: each shard as it is read, and at the end the links that it has met. */
export type Reply = { readonly shard: ReadShard } | { readonly links: WikiLinks };

/** Fewer notes that have to be read afresh are read before another thread has started. */
const WORTH_A_THREAD = 200;
const MOST_THREADS = 4;

// In a clone this is TypeScript, which Node reads as it is; in a package, JavaScript.
const WORKER = new URL(`./outline-worker${extname(import.meta.url)}`, import.meta.url);

/**
 * Reads notes, and keeps what they say: in this thread, and beside it in others
 * where many are new. All of them take what is next until nothing is left.
 *
 * @param folder where outlines are kept
 * @param onChange told, once, when a note is found to say something else than was kept
 */
export async function readInThreads(
  folder: string,
  root: string,
  paths: readonly VaultPath[],
  onChange: () => void = () => undefined,
): Promise<ReadNotes> {
  const { shards, kept } = await openShards(folder, paths);
  const queue: ShardQueue = {
    folder,
    root,
    shards,
    next: new Int32Array(new SharedArrayBuffer(4)),
  };
  const fresh = shards
    .filter(({ name }) => !kept.has(name))
    .reduce((sum, shard) => sum + shard.paths.length, 0);
  const threads = Math.min(availableParallelism(), MOST_THREADS, Math.ceil(fresh / WORTH_A_THREAD));
  const outlines = new Map<VaultPath, Outline>();
  const diagnostics: Diagnostic[] = [];
  let isChanged = false;
  const take = (shard: ReadShard) => {
    if (!isChanged && isNew(shard)) {
      isChanged = true;
      onChange();
    }
    const notes = notesIn(shard);
    for (const [path, outline] of notes.outlines) outlines.set(path, outline);
    diagnostics.push(...notes.diagnostics);
  };
  const others = Array.from({ length: threads - 1 }, () => startThread(queue, take));
  await Promise.all([...others, readShards(queue, take)]);
  return { outlines, diagnostics };
}

function startThread(queue: ShardQueue, take: (shard: ReadShard) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    new Worker(WORKER, { execArgv: [], workerData: queue })
      .on('message', (reply: Reply) => {
        if ('shard' in reply) take(reply.shard);
        else rememberWikiLinks(reply.links);
      })
      .on('error', reject)
      .on('exit', () => {
        resolve();
      });
  });
}
