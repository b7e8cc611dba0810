import { gunzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { closeIndexer, searchBundle } from './bundle.ts';
import type { SearchRecord } from './records.ts';

afterAll(closeIndexer);

function record(parts: Partial<SearchRecord>): SearchRecord {
  const none = { path: [], aliases: [], tags: [], kind: 'section' } as const;
  return { ...none, url: 'a/', page: 'Page', title: 'Title', text: 'Text', ...parts };
}

/** The texts of all records in a bundle. */
async function textsOf(records: readonly SearchRecord[], language = 'en'): Promise<string> {
  const files = await searchBundle(records, { language, pages: 1 });
  return files
    .filter(({ path }) => path.endsWith('.pf_fragment'))
    .map(({ content }) => gunzipSync(content).toString())
    .join('\n');
}

test('records at one place are all kept, equal ones too, and those without text', async () => {
  const texts = await textsOf([
    record({ text: 'first row' }),
    record({ text: 'second row' }),
    record({ text: 'second row' }),
    record({ url: 'b/', title: 'Heading alone', text: '' }),
  ]);
  expect(texts).toContain('first row');
  expect(texts.split('second row')).toHaveLength(3);
  expect(texts).toContain('Heading alone');
});

test('the same records make the same files', async () => {
  const records = [record({ text: 'one' }), record({ url: 'b/', text: 'two' })];
  const names = async () =>
    (await searchBundle(records, { language: 'en', pages: 2 })).map(({ path }) => path).sort();
  expect(await names()).toEqual(await names());
});

test.each(['de', 'zh', 'ja', 'ar', 'pt-BR', 'tlh'])(
  'a site in %s has one index',
  async (language) => {
    const files = await searchBundle([record({ text: '数据湖 über' })], { language, pages: 1 });
    expect(files.filter(({ path }) => path.endsWith('.pf_meta'))).toHaveLength(1);
    expect(files.filter(({ path }) => path.startsWith('wasm.'))).toHaveLength(1);
  },
);
