import { expect, test } from 'vitest';
import { inShards } from './bundle.ts';

const pages = Array.from({ length: 1000 }, (_, at) => ({ url: `part/note-${at}/` }));

test('a small site has one shard', () => {
  expect(inShards(pages.slice(0, 500))).toHaveLength(1);
});

test('a page stays in its shard when others come and go', () => {
  const before = inShards(pages.slice(0, 900));
  const after = inShards(pages.slice(50));
  expect(after).toHaveLength(before.length);
  const stayed = (shards: typeof before) =>
    shards.map((shard) =>
      shard.filter((page) => pages.indexOf(page) >= 50 && pages.indexOf(page) < 900),
    );
  expect(stayed(after)).toEqual(stayed(before));
});

test('pages are spread evenly', () => {
  for (const shard of inShards(pages, 200)) {
    expect(shard.length).toBeGreaterThan(150);
    expect(shard.length).toBeLessThan(250);
  }
});
