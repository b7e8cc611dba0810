import { hash } from 'node:crypto';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { PIPELINE_VERSION } from '../markdown/version.ts';
import type { Diagnostic } from '../vault/diagnostics.ts';
import { readNotes, readOutline, type ReadNotes, type ReadOutline } from '../vault/read.ts';
import type { Outline, VaultPath } from '../vault/types.ts';
import { keepValue, keptValue, valueIn } from './kept-file.ts';

/** What a file says, and the hash of its content. */
interface Entry {
  readonly content: string;
  readonly read: ReadOutline;
}

type Entries = ReadonlyMap<VaultPath, Entry>;

/** Notes whose outlines lie in one file of the cache. */
export interface Shard {
  readonly name: string;
  readonly paths: readonly VaultPath[];
}

const SHARDS = 64;

const VERSION = String(PIPELINE_VERSION);

/**
 * The outlines of the last build on disk, by path and content of their files:
 * reading a note again costs ten times as much. They lie in several files,
 * so that a changed note costs a small one, and several threads can read.
 *
 * @param folder where they lie
 * @returns the shards of these notes, and those of them that the disk holds
 */
export async function openShards(
  folder: string,
  paths: readonly VaultPath[],
): Promise<{ shards: readonly Shard[]; kept: ReadonlySet<string> }> {
  const shards = new Map<string, VaultPath[]>();
  for (const path of paths) {
    const name = shardOf(path);
    const shard = shards.get(name);
    if (shard) shard.push(path);
    else shards.set(name, [path]);
  }
  await mkdir(folder, { recursive: true });
  const kept = new Set<string>();
  for (const name of await readdir(folder)) {
    if (shards.has(name)) kept.add(name);
    else if (!name.endsWith('.tmp')) await rm(join(folder, name), { force: true });
  }
  return { shards: Array.from(shards, ([name, own]) => ({ name, paths: own })), kept };
}

/** The version is a part of the name: what another one kept is told without opening it. */
function shardOf(path: VaultPath): string {
  return `${VERSION}-${Number.parseInt(hash('sha1', path).slice(0, 2), 16) % SHARDS}`;
}

/** A shard as it was read. */
export interface ReadShard {
  /** What its notes say, or the file that has it. */
  readonly entries: Entries | Uint8Array;
  /** Findings that belong to no outline. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the notes of a shard, afresh those that are not kept as they are now, and keeps what they say. */
export async function readShard(
  folder: string,
  root: string,
  { name, paths }: Shard,
): Promise<ReadShard> {
  const file = join(folder, name);
  const before = keptValue(file, VERSION) as Entries | undefined;
  const now = new Map<VaultPath, Entry>();
  const { diagnostics } = await readNotes(root, paths, (path, bytes) => {
    const content = hash('sha256', bytes, 'base64');
    let entry = before?.get(path);
    if (entry?.content !== content) entry = { content, read: readOutline(path, bytes) };
    now.set(path, entry);
    return entry.read;
  });
  const isKept =
    before?.size === now.size && paths.every((path) => before.get(path) === now.get(path));
  return { entries: isKept ? now : keepValue(file, VERSION, now), diagnostics };
}

/** Whether a shard holds something else than was kept. */
export function isNew({ entries }: ReadShard): boolean {
  return entries instanceof Uint8Array;
}

/**
 * What the notes of a shard say. Taken from the file, even by the thread that has
 * just written it: what is cut from a text keeps alive all of the text, a copy does not.
 */
export function notesIn({ entries, diagnostics }: ReadShard): ReadNotes {
  const outlines = new Map<VaultPath, Outline>();
  const opened = entries instanceof Uint8Array ? (valueIn(entries, VERSION) as Entries) : entries;
  for (const [path, { read }] of opened) {
    if (read.outline) outlines.set(path, read.outline);
  }
  return { outlines, diagnostics };
}
