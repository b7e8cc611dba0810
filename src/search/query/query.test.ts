import { expect, test } from 'vitest';
import { excerptOf, matchesIn, stemsOf } from './excerpt.ts';
import { parseQuery } from './parse.ts';
import { titleWordsOf } from './passages.ts';
import { rank, withSynonym, type WordHits } from './rank.ts';
import { editDistance, Spelling } from './spelling.ts';
import { Synonyms } from './synonyms.ts';

const spelling = new Spelling(['data lake', 'encryption kinesis partition portion shard', 'zebra']);

test('words in quotes are a phrase, in quotes of any kind', () => {
  expect(parseQuery('s3 "least overhead" «data lake»', 'en')).toEqual([
    { text: 's3', isPhrase: false },
    { text: 'least overhead', isPhrase: true },
    { text: 'data lake', isPhrase: true },
  ]);
});

test('a quote that is not closed yet is none', () => {
  expect(parseQuery('"data la', 'en').map(({ text }) => text)).toEqual(['data', 'la']);
});

test.each([
  ['one letter wrong', 'kinesys', 'kinesis'],
  ['one letter missing', 'kinsis', 'kinesis'],
  ['one letter too many', 'sharrd', 'shard'],
  ['not two slips in a short word', 'knieses', undefined],
  ['neighbours swapped', 'kniesis', 'kinesis'],
  ['two slips in a long word', 'encripton', 'encryption'],
  ['two words written as one', 'datalake', 'data lake'],
  ['not what is too short to tell', 'shd', undefined],
  ['no number', '12345', undefined],
])('corrects %s', (_, typed, meant) => {
  expect(spelling.correction(typed, false)).toBe(meant);
});

test('a word that is still being typed is no mistake', () => {
  expect(spelling.isKnown('encr')).toBe(true);
  expect(spelling.correction('encript', true)).toBe('encryption');
});

test('two neighbours swapped count as one edit', () => {
  expect(editDistance('abcd', 'acbd', 2).whole).toBe(1);
  expect(editDistance('abcd', 'xyzw', 2).whole).toBe(3);
  expect(editDistance('abx', 'abcdef', 2).prefix).toBe(1);
});

test('each name of a thing stands for the others, the longest name first', () => {
  const synonyms = new Synonyms([
    ['amazon data firehose', 'kinesis data firehose'],
    ['kinesis', 'kinesis data streams'],
  ]);
  expect(synonyms.of(['Kinesis', 'Data', 'Firehose', 'replay'])).toEqual([
    { start: 0, length: 3, words: ['amazon', 'data', 'firehose'] },
  ]);
});

function hits(idf: number, ids: Record<string, string[]>): WordHits {
  const entries = Object.entries(ids).map(
    ([id, fields]) => [id, { score: idf, fields, places: [0] }] as const,
  );
  return { text: '', idf, hits: new Map(entries) };
}
const none = hits(1, {});

test('a page with every word comes before one with some', () => {
  const ranked = rank([hits(2, { a: [], b: [] }), hits(2, { b: [] })], none, none);
  expect(ranked.map(({ id, coverage }) => [id, coverage])).toEqual([
    ['b', 1],
    ['a', 0.5],
  ]);
});

test('a word in a title is worth more than in the text', () => {
  expect(rank([hits(2, { text: [], title: ['title'] })], none, none)[0]?.id).toBe('title');
});

test('words in the order in which they were typed are worth more', () => {
  expect(rank([hits(1, { a: [], b: [] })], hits(3, { b: [] }), none)[0]?.id).toBe('b');
});

test('a page with the query for its name comes first, then a part of one', () => {
  const named = hits(1, { part: ['partNames'], page: ['pageNames'] });
  const ranked = rank(
    [hits(2, { other: ['title'], part: ['title'], page: ['title'] })],
    none,
    named,
  );
  expect(ranked.map(({ id }) => id)).toEqual(['page', 'part', 'other']);
});

test('what has another name of what was typed is found too', () => {
  const [first] = withSynonym([none], { start: 0, length: 1, found: [hits(2, { other: [] })] });
  expect([...first!.hits.keys()]).toEqual(['other']);
});

test('an excerpt is cut around the matches, which are marked without their signs', () => {
  const words = Array.from({ length: 100 }, (_, at) => `w${at}`);
  words[60] = '"replay",';
  const { excerpt, matches } = excerptOf(words, { start: 0, end: words.length }, [60], ' ');
  expect(matches).toEqual(['replay']);
  expect(excerpt.find(({ isMatch }) => isMatch)?.text).toBe('replay');
  expect(excerpt[0]?.text).toMatch(/^… w5\d /);
});

test('a title matches by the beginnings of words', () => {
  const title = titleWordsOf('An auditor asks who decrypted');
  expect(matchesIn(title, stemsOf(['auditors', 'decrypting']))).toEqual(['auditor', 'decrypted']);
});
