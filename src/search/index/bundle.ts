import { shardFolder, VOCABULARY_FILE } from '../names.ts';
import type { BundleFile, Shard } from './shard.ts';
import { mergeVocabulary } from './vocabulary.ts';

/** Part of the key of a kept shard: raise it when the same pages would give other files. */
export const BUNDLE_VERSION = 6;

/** Pages in one index: Pagefind needs 250 KB of memory and 3 ms for each page, and one page changed makes a shard anew. */
const MOST_PAGES = 500;

/** Pagefind's program, which the first shard brings for all. */
const PROGRAM = /^(?:pagefind\.js|wasm\..*)$/;

/**
 * Pages by the shard that they belong to: each in the same as long as the number
 * of shards is the same, whatever becomes of other pages.
 */
export function inShards<T extends { readonly url: string }>(
  pages: readonly T[],
  most = MOST_PAGES,
): T[][] {
  const count = Math.ceil(pages.length / most);
  const shards = Array.from({ length: count }, (): T[] => []);
  for (const page of pages) shards[hashOf(page.url) % count]!.push(page);
  return shards.filter(({ length }) => length > 0);
}

/** The files that a browser searches in, of all shards of a site. */
export function bundleOf(shards: readonly Shard[], language: string): BundleFile[] {
  const files = shards.flatMap((shard, at) =>
    shard.files
      .filter(({ path }) => at === 0 || !PROGRAM.test(path))
      .map(({ path, content }) => ({ path: shardFolder(at) + path, content })),
  );
  const vocabulary = mergeVocabulary(
    shards.map((shard) => shard.vocabulary),
    language,
  );
  const content = new TextEncoder().encode(JSON.stringify(vocabulary));
  return [...files, { path: VOCABULARY_FILE, content }];
}

/** FNV-1a: spreads similar addresses evenly. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  // The last bits of neighbours are alike.
  return (hash ^ (hash >>> 15)) >>> 0;
}
