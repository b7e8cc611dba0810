import { expect, test } from 'vitest';
import type { PagefindPage } from './pagefind.ts';
import { pageTextOf } from './passages.ts';

function page(content: string, anchors: readonly [string, string, string, number][]): PagefindPage {
  return {
    raw_url: 'page/',
    content: content.replaceAll('|', ''),
    raw_content: content.replaceAll('|', '\u200B'),
    meta: { title: 'Page' },
    filters: { kind: ['tip', 'concept'] },
    anchors: anchors.map(([element, id, text, location]) => ({ element, id, text, location })),
  };
}

const { passages } = pageTextOf(
  page('Lead. Data lakes. Text of it. Zones. Raw. Avro it is. Who? She.', [
    ['h2', 'lakes', 'Data lakes', 1],
    ['h3', 'zones', 'Zones', 6],
    ['a', 'tip:%5Etip', '', 8],
    ['p', 'card:zones', 'Who?', 11],
  ]),
);

test('a page is read as passages, each with its address, kind and title', () => {
  expect(passages.map(({ url, kind, title }) => [url, kind, title])).toEqual([
    ['page/', 'concept', 'Page'],
    ['page/#lakes', 'concept', 'Data lakes'],
    ['page/#zones', 'concept', 'Zones'],
    ['page/#%5Etip', 'tip', ''],
    ['page/#zones', 'card', 'Who?'],
  ]);
});

test('a passage knows the headings above it', () => {
  expect(passages.map(({ above }) => above)).toEqual([[], [], [1], [1, 2], [1, 2]]);
});

test('the text of a passage begins after its heading', () => {
  expect(passages.map(({ start, textStart, end }) => [start, textStart, end])).toEqual([
    [0, 0, 1],
    [1, 3, 6],
    [6, 7, 8],
    [8, 8, 11],
    [11, 12, 13],
  ]);
});

test('words of a script without spaces are counted as Pagefind counts them', () => {
  const { words, joiner, passages } = pageTextOf(
    page('数据|湖|。 |&lt;b&gt;', [['h2', 'a', '数据湖', 0]]),
  );
  expect(words).toEqual(['数据', '湖', '。 ', '<b>']);
  expect(joiner).toBe('');
  expect(passages[1]?.textStart).toBe(2);
});
