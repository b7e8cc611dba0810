import { hash } from 'node:crypto';
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { PIPELINE_VERSION } from '../markdown/render.ts';
import { readOutline, type OutlineSource } from '../vault/read.ts';
import type { Outline, VaultPath } from '../vault/types.ts';

/** An outline, and the hash of the file it was made from. */
interface Entry {
  readonly content: string;
  readonly outline: Outline;
}

type Shard = Map<VaultPath, Entry>;

const SHARDS = 64;

/** What was written by another pipeline, or in another V8's format, is of no use. */
const VERSION = `${PIPELINE_VERSION} ${process.versions.v8}`;

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
    const shards = await Promise.all(names.map(async (name) => readShard(join(folder, name))));
    return new OutlineCache(folder, new Map(names.map((name, at) => [name, shards[at]!])));
  }

  /** The outline of a note: as remembered, or read afresh. */
  readonly outlineFrom: OutlineSource = (path, bytes) => {
    const name = String(Number.parseInt(hash('sha1', path).slice(0, 2), 16) % SHARDS);
    const content = hash('sha256', bytes, 'base64');
    let entry = this.#before.get(name)?.get(path);
    if (entry?.content !== content) {
      // Fresh from its note, each name keeps the text from which it was cut; a copy takes half the memory.
      entry = { content, outline: structuredClone(readOutline(path, bytes)) };
      this.#changed.add(name);
    }
    const shard = this.#now.get(name);
    if (shard) shard.set(path, entry);
    else this.#now.set(name, new Map([[path, entry]]));
    return entry.outline;
  };

  /** Keeps what was asked for since the cache was opened, and nothing else. */
  async save(): Promise<void> {
    for (const name of this.#before.keys()) {
      if (!this.#now.has(name)) await rm(join(this.#folder, name), { force: true });
    }
    for (const [name, shard] of this.#now) {
      if (!this.#changed.has(name) && this.#before.get(name)?.size === shard.size) continue;
      const file = join(this.#folder, name);
      // Another build may write the same shard: each writes its own file and renames it.
      const draft = `${file}.${process.pid}.tmp`;
      await writeFile(draft, serialize([VERSION, shard]));
      await rename(draft, file);
    }
  }
}

async function readShard(file: string): Promise<Shard> {
  const bytes = await readFile(file);
  try {
    const [version, shard] = deserialize(bytes) as [string, Shard];
    return version === VERSION ? shard : new Map();
  } catch {
    // In another V8's format, or cut short by a full disk: the notes are read afresh.
    return new Map();
  }
}
