import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { defaultTreeAdapter, type DefaultTreeAdapterTypes } from 'parse5';
import { attribute, elementsOf, pagesIn } from '../../e2e/support/html.ts';

/** A query and the places that answer it, as addresses below the home page. */
export interface Query {
  readonly kind: string;
  readonly text: string;
  readonly answers: readonly string[];
}

/** Reads a query file: lines of kind, query and answers, parted by tabs; `#` begins a comment. */
export async function readQueries(file: string): Promise<Query[]> {
  const lines = (await readFile(file, 'utf8')).split('\n');
  return lines
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [kind = '', text = '', answers = ''] = line.split('\t');
      return { kind, text, answers: answers.split(' ') };
    });
}

const MOST_HEADINGS = 150;
/** Shows what stands on other pages, where the search finds it. */
const BOOK = 'book/';

/** Queries for a site without a query file: its titles and headings, those that occur once. */
export async function headingQueries(folder: string): Promise<Query[]> {
  const places = new Map<string, { text: string; address: string }[]>();
  for (const page of await pagesIn(folder)) {
    if (page.startsWith(BOOK)) continue;
    for (const heading of await elementsOf(join(folder, decodeURI(page), 'index.html'))) {
      if (!isOwnHeading(heading)) continue;
      const text = textOf(heading).replace(/\s+/g, ' ').trim();
      const id = attribute(heading, 'id');
      const isTitle = heading.tagName === 'h1';
      const address = isTitle ? page : `${page}#${encodeURIComponent(id ?? '')}`;
      const known = places.get(text.toLowerCase()) ?? [];
      places.set(text.toLowerCase(), [...known, { text, address }]);
    }
  }
  const once = [...places.values()].flatMap((found) => (found.length === 1 ? found : []));
  const words = once.filter(({ text }) => /\p{L}{3}/u.test(text));
  return sample(words, MOST_HEADINGS).map(({ text, address }) => ({
    kind: address.includes('#') ? 'heading' : 'title',
    text,
    answers: [address],
  }));
}

/** Of the note itself: not of an embed, nor what the page adds. */
function isOwnHeading(heading: DefaultTreeAdapterTypes.Element): boolean {
  if (heading.tagName === 'h1') return true;
  if (!/^h[2-6]$/.test(heading.tagName) || attribute(heading, 'id') === undefined) return false;
  const around: DefaultTreeAdapterTypes.Element[] = [];
  for (
    let parent = heading.parentNode;
    parent && defaultTreeAdapter.isElementNode(parent);
    parent = parent.parentNode
  ) {
    around.push(parent);
  }
  const isEmbedded = around.some((it) => attribute(it, 'data-pagefind-ignore') !== undefined);
  return !isEmbedded && around.some((it) => attribute(it, 'class') === 'article');
}

function textOf(node: DefaultTreeAdapterTypes.Node): string {
  if (defaultTreeAdapter.isTextNode(node)) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}

function sample<T>(items: readonly T[], size: number): readonly T[] {
  const step = Math.max(1, items.length / size);
  return Array.from(
    { length: Math.min(size, items.length) },
    (_, at) => items[Math.floor(at * step)]!,
  );
}

const SEED = 20261123;
const SHORTEST_WORD = 5;

/** Each query with one slip of the finger in one of its longer words, the same at every run. */
export function withTypos(queries: readonly Query[]): Query[] {
  const random = randomNumbers(SEED);
  const below = (limit: number) => Math.floor(random() * limit);
  return queries.flatMap(({ text, answers }) => {
    const words = text.split(' ');
    const long = words.flatMap((word, at) =>
      new RegExp(`^\\p{L}{${SHORTEST_WORD},}$`, 'u').test(word) ? [at] : [],
    );
    if (long.length === 0) return [];
    const at = long[below(long.length)]!;
    const typed = words.with(at, slip(words[at]!, below)).join(' ');
    return [{ kind: 'typo', text: typed, answers }];
  });
}

function slip(word: string, below: (limit: number) => number): string {
  const letter = String.fromCharCode('a'.charCodeAt(0) + below(26));
  const at = below(word.length);
  switch (below(4)) {
    case 0:
      return word.slice(0, at) + word.slice(at + 1);
    case 1:
      return word.slice(0, at) + letter + word.slice(at);
    case 2:
      return word.slice(0, at) + letter + word.slice(at + 1);
    default: {
      const first = Math.min(at, word.length - 2);
      return word.slice(0, first) + word[first + 1]! + word[first]! + word.slice(first + 2);
    }
  }
}

/** Mulberry32: small, and the same everywhere. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
