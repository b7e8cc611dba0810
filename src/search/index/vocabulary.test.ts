import { expect, test } from 'vitest';
import { acronymsIn, initialsOf } from './names.ts';
import type { SearchPage } from './page.ts';
import { passagesOf } from './passages.ts';
import { stopWords } from './stop-words.ts';
import { mergeVocabulary, VocabularyBuilder } from './vocabulary.ts';

const page = {
  url: 'concepts/firehose/',
  title: 'Amazon Data Firehose',
  kind: 'concept',
  aliases: ['Kinesis Data Firehose'],
  tags: ['service'],
  html: '<p>Delivers a stream.</p><h2 id="kpu">Price</h2><p>Per KPU (Kinesis Processing Unit).</p>',
} as const;

test('acronyms are known with their long form, on whichever side it stands', () => {
  expect(acronymsIn('a KPU (Kinesis Processing Unit) and Elastic Block Store (EBS)')).toEqual([
    ['KPU', 'Kinesis Processing Unit'],
    ['EBS', 'Elastic Block Store'],
  ]);
  expect(acronymsIn('S3 (see below), a list (EBS)')).toEqual([]);
});

test('a name of three words is known by its first letters', () => {
  expect(initialsOf('Kinesis Data Firehose', 'en')).toBe('KDF');
  expect(initialsOf('Amazon Athena', 'en')).toBeUndefined();
});

function partOf(pages: readonly SearchPage[]) {
  const builder = new VocabularyBuilder('en');
  for (const it of pages) builder.add(it, passagesOf(it.html));
  return builder.build();
}

test('the vocabulary has all words by how often they occur, names, kinds and tags', () => {
  const { words, names, kinds, tags, pages } = mergeVocabulary([partOf([page])], 'en');
  expect(words.flatMap((list) => list.split(' '))).toContain('firehose');
  expect(names).toContainEqual(['amazon data firehose', 'kinesis data firehose']);
  expect(names).toContainEqual(['kpu', 'kinesis processing unit']);
  expect({ kinds, tags, pages }).toEqual({ kinds: ['concept'], tags: ['service'], pages: 1 });
});

test('the vocabulary of a site is the same, however its pages are spread over shards', () => {
  const others = ['<p>Delivers, delivers.</p>', '<h2 id="s">Stream</h2>'].map(
    (html, at) => ({ ...page, url: `${at}/`, aliases: [`Alias ${at}`], html }) as const,
  );
  const whole = mergeVocabulary([partOf([page, ...others])], 'en');
  const spread = mergeVocabulary([partOf([page]), partOf(others)], 'en');
  expect(spread).toEqual({ ...whole, shards: 2 });
});

test('stop words are those of the language, none where it is not known', () => {
  expect(stopWords('de-AT')).toContain('wie');
  expect(stopWords('fi')).toEqual([]);
});
