import { expect, test } from 'vitest';
import { acronymsIn, initialsOf } from './names.ts';
import { recordsOf } from './records.ts';
import { stopWords } from './stop-words.ts';
import { VocabularyBuilder } from './vocabulary.ts';

const page = {
  url: 'concepts/firehose/',
  title: 'Amazon Data Firehose',
  kind: 'concept',
  aliases: ['Kinesis Data Firehose'],
  tags: ['service'],
  html: '<p>Delivers a stream.</p><h2 id="kpu">Price</h2><p>Per KPU (Kinesis Processing Unit).</p>',
} as const;

test('a page is a record of its own, with its names and what stands above its headings', () => {
  const [own, part] = recordsOf(page);
  expect(own).toMatchObject({
    title: 'Amazon Data Firehose',
    path: [],
    text: 'Delivers a stream.',
  });
  expect(part).toMatchObject({ url: 'concepts/firehose/#kpu', title: 'Price', aliases: [] });
});

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

test('the vocabulary has all words by how often they occur, names, kinds and tags', () => {
  const builder = new VocabularyBuilder('en');
  recordsOf(page).forEach((record) => {
    builder.add(record);
  });
  const { words, names, kinds, tags, records } = builder.build();
  expect(words.flatMap((list) => list.split(' '))).toContain('firehose');
  expect(names).toContainEqual(['amazon data firehose', 'kinesis data firehose']);
  expect(names).toContainEqual(['kpu', 'kinesis processing unit']);
  expect({ kinds, tags, records }).toEqual({ kinds: ['concept'], tags: ['service'], records: 2 });
});

test('stop words are those of the language, none where it is not known', () => {
  expect(stopWords('de-AT')).toContain('wie');
  expect(stopWords('fi')).toEqual([]);
});
