import { gunzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import type { SearchPage } from './page.ts';
import { closePagefind, ShardBuilder } from './shard.ts';

afterAll(closePagefind);

function page(parts: Partial<SearchPage>): SearchPage {
  const none = { aliases: [], tags: [], kind: 'section' } as const;
  return { ...none, url: 'a/', title: 'Title', html: '<p>Text</p>', ...parts };
}

async function filesOf(pages: readonly SearchPage[], language = 'en') {
  const builder = await ShardBuilder.create(pages.length, { language, shards: 1 });
  for (const it of pages) await builder.add(it);
  return (await builder.finish()).files;
}

/** The texts of all pages in an index. */
async function textsOf(pages: readonly SearchPage[]): Promise<string> {
  const files = await filesOf(pages);
  return files
    .filter(({ path }) => path.endsWith('.pf_fragment'))
    .map(({ content }) => gunzipSync(content).toString())
    .join('\n');
}

test('each page is kept, the home page and one without text as well', async () => {
  const texts = await textsOf([
    page({ url: '', title: 'Home', html: '<p>welcome</p>' }),
    page({ url: 'b/', title: 'Name alone', html: '' }),
  ]);
  expect(texts).toContain('welcome');
  expect(texts).toContain('Name alone');
});

test('passages of one place are told apart by anchors of their own', async () => {
  const html =
    '<h2 id="q &quot;1&quot;">Questions</h2><p data-exam-tip>Tip</p><table><tr><th>Q</th><th>A</th></tr><tr><td>Who?</td><td>She</td></tr><tr><td>Why?</td><td>So</td></tr></table>';
  const texts = await textsOf([page({ html })]);
  const id = 'q%20%221%22';
  for (const anchor of [
    { element: 'h2', id, text: 'Questions', location: 0 },
    { element: 'a', id: `tip:${id}`, text: '', location: 1 },
    { element: 'p', id: `card:${id}`, text: 'Who?', location: 2 },
    { element: 'p', id: `card:${id}`, text: 'Why?', location: 4 },
  ])
    expect(texts).toContain(JSON.stringify(anchor));
});

test('the same pages make the same files', async () => {
  const pages = [page({ html: '<p>one</p>' }), page({ url: 'b/', html: '<p>two</p>' })];
  const names = async () => (await filesOf(pages)).map(({ path }) => path).sort();
  expect(await names()).toEqual(await names());
});

test.each(['de', 'zh', 'ja', 'ar', 'pt-BR', 'tlh'])(
  'a site in %s has one index',
  async (language) => {
    const files = await filesOf([page({ html: '<p>数据湖 über</p>' })], language);
    expect(files.filter(({ path }) => path.endsWith('.pf_meta'))).toHaveLength(1);
    expect(files.filter(({ path }) => path.startsWith('wasm.'))).toHaveLength(1);
  },
);
