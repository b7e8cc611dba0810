import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { bundleOf, inShards } from './index/bundle.ts';
import { makeShards } from './index/make-shards.ts';
import type { SearchPage } from './index/page.ts';
import { SEARCH_FOLDER } from './names.ts';
import type { Engine } from './query/engine.ts';
import { loadEngine } from './query/load.ts';

const NAMES = 'archive batch cluster deploy event feature gradient index label metric'.split(' ');

/** Pages that share words, each in another place: one of a name, one of two names, one that lists some. */
const PAGES: readonly SearchPage[] = NAMES.flatMap((name, at) => {
  const [next, other] = [NAMES[(at + 1) % NAMES.length]!, NAMES[(at + 3) % NAMES.length]!];
  const none = { kind: 'section', aliases: [], tags: [] } as const;
  return [
    {
      ...none,
      url: `${name}/`,
      title: `The ${name}`,
      tags: at % 2 === 0 ? ['even'] : [],
      html: `<p>What a ${name} is.</p><h2 id="use">Using the ${name}</h2><p>Beside the ${other}.</p>`,
    },
    {
      ...none,
      url: `${name}-${next}/`,
      title: `${name} or ${next}`,
      html: `<p>Neither.</p><h2 id="why">Why</h2><p>Because of the ${name} and the ${other}.</p><p data-exam-tip id="t">A ${next} tip</p>`,
    },
    { ...none, url: `list-${at}/`, title: `List ${at}`, html: `<p>${name}, ${next}, ${other}</p>` },
  ];
});

let folder: string;
let whole: Engine;
let sharded: Engine;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-search-'));
  vi.stubGlobal('fetch', async (url: string | URL) => {
    const { href } = new URL(url, 'file:///');
    return new Response(await readFile(fileURLToPath(href.split('?')[0]!)));
  });
  whole = await engineOf(PAGES.length);
  sharded = await engineOf(8);
}, 60_000);

afterAll(async () => {
  vi.unstubAllGlobals();
  await rm(folder, { recursive: true });
});

/** An engine over all pages, so many in one shard. */
async function engineOf(most: number): Promise<Engine> {
  const parts = inShards(PAGES, most);
  const sources = parts.map((pages) => ({ count: pages.length, pages: iterate(pages) }));
  const settings = { language: 'en', shards: parts.length };
  const home = join(folder, String(most));
  for (const { path, content } of bundleOf(await makeShards(sources, settings), 'en')) {
    const file = join(home, SEARCH_FOLDER, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  }
  return loadEngine(pathToFileURL(`${home}/`));
}

/** As `makeShards` takes pages: they become ready one after the other. */
async function* iterate<T>(items: readonly T[]): AsyncGenerator<T> {
  for (const item of items) yield await Promise.resolve(item);
}

async function found(engine: Engine, query: string, filters = {}) {
  const { groups, hasMore } = await engine.search({ query, filters, limit: PAGES.length });
  return { hasMore, places: groups.map(({ results }) => results.map(({ url }) => url)) };
}

test.each([
  'cluster',
  'using the metric',
  'feature or gradient',
  'batch event',
  'why archive deploy',
  '"because of the index"',
  'gradeint',
  'lab',
  'List 3',
])('a site in several shards answers as one in a single shard: %s', async (query) => {
  const answer = await found(sharded, query);
  expect(answer.places.length).toBeGreaterThan(0);
  expect(answer).toEqual(await found(whole, query));
});

test('with a kind, only places of that kind are found', async () => {
  const { places } = await found(sharded, 'event', { kind: ['tip'] });
  expect(places).toEqual([['deploy-event/#t'], ['event-feature/#t']]);
});

test('with a tag, only pages that have it are found', async () => {
  expect(await found(sharded, 'using', { tag: ['even'] })).toEqual(
    await found(whole, 'using', { tag: ['even'] }),
  );
});

test('what goes wrong with a page is told', async () => {
  const source = { count: 1, pages: iterate([{ ...PAGES[0]!, aliases: null as never }]) };
  await expect(makeShards([source], { language: 'en', shards: 1 })).rejects.toThrow(TypeError);
});
