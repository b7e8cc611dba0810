import { hash } from 'node:crypto';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { PIPELINE_VERSION } from '../markdown/version.ts';
import { readOutline, type OutlineSource, type ReadOutline } from '../vault/read.ts';
import type { VaultPath } from '../vault/types.ts';
import { keepValue, keptValue } from './kept-file.ts';

/** What a file says, and the hash of its content. */
interface Entry {
  readonly content: string;
  readonly read: ReadOutline;
}

type Shard = Map<VaultPath, Entry>;

const SHARDS = 64;

const VERSION = String(PIPELINE_VERSION);

/**
 * The outlines of the last build on disk, by path and content of their files:
 * reading a note again costs ten times as much. They lie in several files,
 * so that a changed note costs a small one.
 */
export class OutlineCache {
  readonly #folder: string;
  readonly #before: ReadonlyMap<string, Shard>;
  readonly #now = new Map<string, Shard>();
  /** Shards that hold what the disk does not. */
  readonly #changed = new Set<string>();

  private constructor(folder: string, before: ReadonlyMap<string, Shard>) {
    this.#folder = folder;
    this.#before = before;
  }

  static async open(folder: string): Promise<OutlineCache> {
    await mkdir(folder, { recursive: true });
    const names = (await readdir(folder)).filter((name) => !name.endsWith('.tmp'));
    const shards = await Promise.all(
      names.map(async (name) => {
        const shard = await keptValue(join(folder, name), VERSION);
        return [name, (shard as Shard | undefined) ?? new Map()] as const;
      }),
    );
    return new OutlineCache(folder, new Map(shards));
  }

  /** The outline of a note: as remembered, or read afresh. */
  readonly outlineFrom: OutlineSource = (path, bytes) => {
    const name = String(Number.parseInt(hash('sha1', path).slice(0, 2), 16) % SHARDS);
    const content = hash('sha256', bytes, 'base64');
    let entry = this.#before.get(name)?.get(path);
    if (entry?.content !== content) {
      entry = { content, read: readOutline(path, bytes) };
      this.#changed.add(name);
    }
    const shard = this.#now.get(name);
    if (shard) shard.set(path, entry);
    else this.#now.set(name, new Map([[path, entry]]));
    return entry.read;
  };

  /** Keeps what was asked for since the cache was opened, and nothing else. */
  async save(): Promise<void> {
    for (const name of this.#before.keys()) {
      if (!this.#now.has(name)) await rm(join(this.#folder, name), { force: true });
    }
    for (const [name, shard] of this.#now) {
      if (!this.#changed.has(name) && this.#before.get(name)?.size === shard.size) continue;
      keepValue(join(this.#folder, name), VERSION, shard);
    }
  }
}
