import { describe, expect, test } from 'vitest';
import { descriptionOf, isFolder, navigationOf, type Entry } from './navigation.ts';
import { parseSettings } from './settings.ts';
import { noteAt, vaultOf } from './testing/in-memory-vault.ts';
import type { VaultPath } from './types.ts';

const navigate = (files: Record<string, string>, settings = '') =>
  navigationOf(vaultOf(files), parseSettings(settings).settings);
const shown = (entry: Entry) => (isFolder(entry) ? `${entry.path}/` : entry.path);
const order = (files: Record<string, string>) =>
  navigate(files).order.map((note) => note.path as string);

describe('the reading order', () => {
  test('is by number, as numbers, then notes before folders, then title', () => {
    const files = {
      '10-ten.md': '',
      '2-two.md': '',
      'b/x.md': '',
      'a.md': '',
      'C.md': '',
      '1-one/part.md': '',
    };
    expect(order(files)).toEqual([
      '1-one/part.md',
      '2-two.md',
      '10-ten.md',
      'a.md',
      'C.md',
      'b/x.md',
    ]);
  });

  test('begins with the home note, and a folder with its own', () => {
    expect(order({ 'Home.md': '', 'a/b.md': '', 'a/index.md': '', '01-x.md': '' })).toEqual([
      'Home.md',
      '01-x.md',
      'a/index.md',
      'a/b.md',
    ]);
  });

  test('follows `order` in the front matter, negative numbers first', () => {
    const files = {
      'a.md': '',
      'b.md': '---\norder: 2\n---\n',
      'c.md': '---\norder: -1\n---\n',
    };
    expect(order(files)).toEqual(['c.md', 'b.md', 'a.md']);
  });

  test('has every note once, whatever its folder', () => {
    const files = {
      'a/b/c/d.md': '',
      'a/b.md': '',
      'a/b/index.md': '',
      'Guide.md': '',
      'Guide/x.md': '',
    };
    expect(order(files).toSorted()).toEqual(Object.keys(files).toSorted());
    const { position } = navigate(files);
    expect([...position.values()]).toEqual([0, 1, 2, 3, 4]);
  });

  test('has every note once though two folders share one address', () => {
    const files = { 'A B/index.md': '', 'A B/x.md': '', 'a-b/index.md': '', 'a-b/x.md': '' };
    expect(order(files).toSorted()).toEqual(Object.keys(files).toSorted());
  });
});

describe('sections', () => {
  const titles = (files: Record<string, string>, settings = '') =>
    navigate(files, settings).sections.map(({ number, title }) => [number, title]);

  test('are the numbered notes and folders of the root, and those still planned', () => {
    const files = {
      '01-basics.md': '# Basics\n\n[[03-data-transformation]]\n',
      '02-storage/index.md': '# Storage\n',
      'appendix.md': '',
    };
    expect(titles(files)).toEqual([
      [1, 'Basics'],
      [2, 'Storage'],
      [3, 'Data transformation'],
    ]);
    const { sections, rest } = navigate(files);
    expect(sections[2]).toMatchObject({ entry: undefined, route: '03-data-transformation' });
    expect(rest.map(shown)).toEqual(['appendix.md']);
  });

  test('are all folders where nothing is numbered', () => {
    expect(titles({ 'b/x.md': '', 'a/x.md': '', 'c.md': '' })).toEqual([
      [undefined, 'A'],
      [undefined, 'B'],
    ]);
  });

  test('have none that is planned among folders without numbers: its place is elsewhere', () => {
    expect(titles({ 'a/01-x.md': '[[02-y]]', 'b/z.md': '' })).toEqual([
      [undefined, 'A'],
      [undefined, 'B'],
    ]);
    expect(titles({ 'index.md': '[[01-x]]' })).toEqual([[1, 'X']]);
  });

  test('show their number once', () => {
    expect(
      titles({
        '00-start.md': '# 00 - Start here',
        '07-x.md': '# 7. Last',
        '08-y.md': '# 90 days',
      }),
    ).toEqual([
      [0, 'Start here'],
      [7, 'Last'],
      [8, '90 days'],
    ]);
  });

  test('are those of the settings, in their order', () => {
    expect(titles({ 'b/x.md': '', 'a/x.md': '', 'c.md': '' }, 'sections: [c, A]')).toEqual([
      [undefined, 'C'],
      [undefined, 'A'],
    ]);
  });

  test('hold the notes that name their number, and the concepts that they define', () => {
    const { sections } = navigate({
      '02-storage.md': '# Storage\n\nAll about it.\n\n### [[Amazon S3]]\n',
      'extra.md': '---\nsection: 2\n---\n',
    });
    expect(sections[0]).toMatchObject({ description: 'All about it.' });
    expect(sections[0]!.notes.map(({ path }) => path)).toEqual(['extra.md']);
    expect(sections[0]!.concepts.map(({ name }) => name)).toEqual(['Amazon S3']);
  });
});

describe('folders', () => {
  test('have title and page of their own note, be it inside or beside', () => {
    const { folders } = navigate({
      'a/README.md': '# All of A\n',
      'Guide.md': '# The guide\n',
      'Guide/x.md': '',
      'my-notes/x.md': '',
    });
    const titles = [...folders].map(([path, { title, route }]) => [path, title, route]);
    expect(titles.slice(0, -1)).toEqual([
      ['Guide', 'The guide', 'guide'],
      ['a', 'All of A', 'a'],
      ['my-notes', 'My notes', 'my-notes'],
    ]);
  });

  test('list what lies in them, without their own note', () => {
    const { folders } = navigate({ 'a/index.md': '', 'a/x.md': '', 'a/b/y.md': '' });
    expect(folders.get('a' as VaultPath)!.entries.map(shown)).toEqual(['a/x.md', 'a/b/']);
  });
});

test('a note is described by its description, else its first paragraph', () => {
  const index = vaultOf({ 'a.md': '---\ndescription: D\n---\nText', 'b.md': '# B\n\nText' });
  expect(descriptionOf(noteAt(index, 'a.md'))).toBe('D');
  expect(descriptionOf(noteAt(index, 'b.md'))).toBe('Text');
  const long = vaultOf({ 'a.md': `---\ndescription: ${'word '.repeat(200)}\n---\n` });
  expect(descriptionOf(noteAt(long, 'a.md'))).toMatch(/^(?:word ){50,}word…$/);
  expect(descriptionOf(undefined)).toBe('');
});
