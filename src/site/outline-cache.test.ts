import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readOutline } from '../vault/read.ts';
import type { VaultPath } from '../vault/types.ts';
import { notesIn, openShards, readShard } from './outline-cache.ts';

vi.mock('../vault/read.ts', { spy: true });

const NOTE = '---\ncreated: 2024-05-01\n---\n\n# Kinesis\n\nSee [[Amazon S3#Buckets|buckets]].\n';
let folder = '';
let vault = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-outlines-'));
  vault = await mkdtemp(join(tmpdir(), 'lectern-vault-'));
  vi.mocked(readOutline).mockClear();
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
  await rm(vault, { recursive: true, force: true });
});

/** One build: reads the notes through the cache. */
async function build(notes: Readonly<Record<string, string>>) {
  const paths = Object.keys(notes) as VaultPath[];
  for (const path of paths) await writeFile(join(vault, path), notes[path]!);
  const { shards } = await openShards(folder, paths);
  const read = await Promise.all(shards.map((shard) => readShard(folder, vault, shard)));
  const outlines = new Map(read.flatMap((shard) => [...notesIn(shard).outlines]));
  return paths.map((path) => outlines.get(path));
}

/** Paths of the notes that were read afresh since this was last asked. */
function readAfresh() {
  const paths = vi
    .mocked(readOutline)
    .mock.calls.map(([path]) => path)
    .sort();
  vi.mocked(readOutline).mockClear();
  return paths;
}

test('the next build remembers an outline as it was read', async () => {
  const [fresh] = await build({ 'a.md': NOTE });
  expect(readAfresh()).toEqual(['a.md']);
  const [remembered] = await build({ 'a.md': NOTE });
  expect(readAfresh()).toEqual([]);
  expect(remembered).toEqual(fresh);
  expect(remembered!.headings).toContain(remembered!.titleHeading);
});

test('a note is read afresh once its text or its path is another', async () => {
  await build({ 'a.md': NOTE, 'b.md': 'B' });
  readAfresh();
  const [, other] = await build({ 'a.md': NOTE, 'b.md': 'B, changed', 'c.md': 'B' });
  expect(readAfresh()).toEqual(['b.md', 'c.md']);
  expect(other!.excerpt).toBe('B, changed');
});

test('a deleted note is forgotten', async () => {
  await build({ 'a.md': NOTE });
  await build({});
  readAfresh();
  await build({ 'a.md': NOTE });
  expect(readAfresh()).toEqual(['a.md']);
});

test('a cache that cannot be read is no cache', async () => {
  await build({ 'a.md': NOTE });
  for (const name of await readdir(folder)) await writeFile(join(folder, name), 'cut short');
  readAfresh();
  await build({ 'a.md': NOTE });
  expect(readAfresh()).toEqual(['a.md']);
});

test('what another version kept is not looked at, and goes', async () => {
  await writeFile(join(folder, '0-1'), 'of another version');
  expect((await openShards(folder, ['a.md' as VaultPath])).kept).toEqual(new Set());
  expect(await readdir(folder)).toEqual([]);
});
