import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readOutline } from '../vault/read.ts';
import type { VaultPath } from '../vault/types.ts';
import { OutlineCache } from './outline-cache.ts';

vi.mock('../vault/read.ts', { spy: true });

const NOTE = '---\ncreated: 2024-05-01\n---\n\n# Kinesis\n\nSee [[Amazon S3#Buckets|buckets]].\n';
let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-outlines-'));
  vi.mocked(readOutline).mockClear();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** One build: reads the notes through the cache, and keeps what it saw. */
async function build(notes: Readonly<Record<string, string>>) {
  const cache = await OutlineCache.open(folder);
  const outlines = Object.entries(notes).map(
    ([path, text]) => cache.outlineFrom(path as VaultPath, Buffer.from(text)).outline,
  );
  await cache.save();
  return outlines;
}

/** Paths of the notes that were read afresh since this was last asked. */
function readAfresh() {
  const paths = vi.mocked(readOutline).mock.calls.map(([path]) => path);
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
