import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Order, Reply } from './messages.ts';
import type { SearchPage } from './page.ts';
import type { Shard, ShardSettings } from './shard.ts';

/** The pages of a shard, as they become ready, and how many they are. */
export interface ShardSource {
  readonly count: number;
  readonly pages: AsyncIterable<SearchPage>;
}

// In a clone this is TypeScript, which Node reads as it is; in a package, JavaScript.
const WORKER = new URL(`./worker${extname(import.meta.url)}`, import.meta.url);
/** Characters of HTML that may wait for the worker. */
const MOST_WAITING = 4_000_000;

const running = new Set<Worker>();
/** Loaded, and not yet at work. */
let waiting: Worker | undefined;

/** Starts the thread that makes shards, for who is about to need it: it takes a while to load. */
export function warmUp(): void {
  waiting ??= startWorker();
}

function startWorker(): Worker {
  const worker = new Worker(WORKER, { execArgv: [] });
  running.add(worker);
  return worker;
}

/**
 * Makes shards of a site's index in a thread of their own, beside whatever
 * becomes ready of the next pages. Rejects with what went wrong there.
 *
 * @param onBusy told once that thread has all pages, or as many as it can take in for now
 */
export async function makeShards(
  sources: readonly ShardSource[],
  settings: ShardSettings,
  onBusy: () => void = () => undefined,
): Promise<Shard[]> {
  if (sources.length === 0) return [];
  const worker = waiting ?? startWorker();
  waiting = undefined;
  const queue = new PageQueue(worker, onBusy);
  try {
    const failed = new Promise<never>((_, reject) => {
      worker.on('error', reject);
      worker.on('exit', () => {
        reject(new Error('The search index was not finished.'));
      });
    });
    const made = shardsFrom(worker, sources.length);
    const fed = feed(sources, settings, queue).then(onBusy);
    await Promise.race([Promise.all([fed, made]), failed]);
    return await made;
  } finally {
    queue.close();
    running.delete(worker);
    // Pagefind's process ends with the thread: it reads from it.
    await worker.terminate();
  }
}

/** Ends what is still being indexed, for a site that will not be finished. */
export async function stopIndexing(): Promise<void> {
  waiting = undefined;
  await Promise.all([...running].map((worker) => worker.terminate()));
  running.clear();
}

function shardsFrom(worker: Worker, count: number): Promise<Shard[]> {
  const shards: Shard[] = [];
  let left = count;
  return new Promise((resolve) => {
    worker.on('message', (reply: Reply) => {
      if (!('made' in reply)) return;
      shards[reply.made] = reply.shard;
      left -= 1;
      if (left === 0) resolve(shards);
    });
  });
}

async function feed(
  sources: readonly ShardSource[],
  settings: ShardSettings,
  queue: PageQueue,
): Promise<void> {
  for (const [shard, { count, pages }] of sources.entries()) {
    queue.post({ begin: shard, pages: count, settings });
    for await (const page of pages) {
      if (queue.isClosed) return;
      await queue.add(shard, page);
    }
    queue.post({ end: shard });
  }
}

/** Hands pages to the worker, no more than it can take in soon. */
class PageQueue {
  readonly #worker: Worker;
  readonly #onFull: () => void;
  #waiting = 0;
  #onRoom: (() => void) | undefined;
  isClosed = false;

  constructor(worker: Worker, onFull: () => void) {
    this.#worker = worker;
    this.#onFull = onFull;
    worker.on('message', (reply: Reply) => {
      if ('taken' in reply) this.#settle(reply.taken);
    });
  }

  async add(shard: number, page: SearchPage): Promise<void> {
    this.#waiting += page.html.length;
    this.post({ shard, page });
    if (this.#waiting <= MOST_WAITING || this.isClosed) return;
    this.#onFull();
    await new Promise<void>((resolve) => (this.#onRoom = resolve));
  }

  post(order: Order): void {
    this.#worker.postMessage(order);
  }

  close(): void {
    this.isClosed = true;
    this.#onRoom?.();
  }

  #settle(length: number) {
    this.#waiting -= length;
    if (this.#waiting <= MOST_WAITING) this.#onRoom?.();
  }
}
