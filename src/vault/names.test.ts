import { describe, expect, test } from 'vitest';
import * as names from './names.ts';

describe('names are the same', () => {
  test.each([
    ['Note', 'nOTE'],
    ['Café'.normalize('NFC'), 'Café'.normalize('NFD')],
    ['two  words ', 'two words'],
    ['ÄÖÜ', 'äöü'],
  ])('%j and %j', (a, b) => {
    expect(names.fold(a)).toBe(names.fold(b));
  });
});

describe('a slug', () => {
  test.each([
    ['Amazon S3', 'amazon-s3'],
    ['C', 'c'],
    ['C#', 'c-sharp'],
    ['C++', 'c-plus-plus'],
    ['F# basics', 'f-sharp-basics'],
    ['A & B', 'a-and-b'],
    ['What’s new?', 'whats-new'],
    ['Über Größe', 'über-größe'],
    ['日本語 ノート', '日本語-ノート'],
    ['Café'.normalize('NFD'), 'café'],
    ['snake_case', 'snake_case'],
    ['a: (b) / c?', 'a-b-c'],
    ['100%', '100'],
    ['😀', 'u1f600'],
    ['???', 'u3f-u3f-u3f'],
    ['', 'u'],
  ])('of %j is %s', (name, slug) => {
    expect(names.slug(name)).toBe(slug);
  });
});

describe('a number orders', () => {
  test.each([
    ['02-data-ingestion', 2, 'Data ingestion'],
    ['2_ingestion', 2, 'Ingestion'],
    ['02 Ingestion', 2, 'Ingestion'],
    ['2. Ingestion', 2, 'Ingestion'],
    ['2) Ingestion', 2, 'Ingestion'],
    ['2 - Ingestion', 2, 'Ingestion'],
    ['10-überblick', 10, 'Überblick'],
  ])('%s is section %i, "%s"', (name, number, title) => {
    expect(names.sectionNumberOf(name)).toBe(number);
    expect(names.titleFromName(name)).toBe(title);
  });

  test.each(['100 Days of Code', '2024-01-05', '3D printing', '2024', 'Part 2', '7-Zip and tar'])(
    'but not in %s',
    (name) => {
      expect(names.sectionNumberOf(name)).toBeUndefined();
    },
  );
});

describe('a title out of a name', () => {
  test.each([
    ['data-ingestion', 'Data ingestion'],
    ['part_2-intro', 'Part 2 intro'],
    ['2024-01-05', '2024-01-05'],
    ['2024_01_05', '2024-01-05'],
    ['2024-01', '2024-01'],
    ['2024-W03', '2024-W03'],
    ['2024-01-05-meeting-notes', '2024-01-05 meeting notes'],
    ['2024-01-05 Meeting-notes', '2024-01-05 Meeting-notes'],
  ])('%s is "%s": words apart, a date whole', (name, title) => {
    expect(names.titleFromName(name)).toBe(title);
  });
});

describe('paths', () => {
  test('are joined, and never leave the vault', () => {
    expect(names.joinPath('a/b', '../c.md')).toBe('a/c.md');
    expect(names.joinPath('a', './b//c.md')).toBe('a/b/c.md');
    expect(names.joinPath('a', '../../c.md')).toBeUndefined();
  });

  test('have a folder, a name and an extension', () => {
    expect(names.folderOf('a/b/c.md')).toBe('a/b');
    expect(names.folderOf('c.md')).toBe('');
    expect(names.baseName('a/Node.js.md')).toBe('Node.js');
    expect(names.extensionOf('a/b.PNG')).toBe('.png');
    expect(names.extensionOf('.gitignore')).toBe('');
    expect(names.isNotePath('a.MDX')).toBe(true);
    expect(names.isNotePath('a.md.png')).toBe(false);
  });
});
