import { describe, expect, it } from 'vitest';
import type { VaultIndex } from '../vault/index.ts';
import { navigationOf } from '../vault/navigation.ts';
import { parseSettings } from '../vault/settings.ts';
import { vaultOf } from '../vault/testing/in-memory-vault.ts';
import { chaptersOf, linkedChapter, type Chapter } from './chapters.ts';

const NAMES = { notes: 'Notes', concepts: 'Concepts' };

function chapters(index: VaultIndex): readonly Chapter[] {
  const navigation = navigationOf(index, parseSettings('').settings);
  return chaptersOf(navigation, ({ path }) => !path.endsWith('.mdx'), NAMES);
}

/** `2 Title: depth path, ...` of each chapter. */
function shown(files: Record<string, string>): string[] {
  return chapters(vaultOf(files)).map(
    ({ number, title, parts }) =>
      `${number ?? '-'} ${title}: ${parts.map(({ depth, note }) => `${depth} ${note?.path ?? '/'}`).join(', ')}`,
  );
}

describe('the chapters of a book', () => {
  it('are the home note, the sections under their own numbers, folders, loose notes', () => {
    expect(
      shown({
        'index.md': '# Home',
        '02-two.md': '# Section 2: Two',
        '05-five.md': '# Five',
        'things/b.md': '',
        'things/a.md': '',
        'loose.md': '',
      }),
    ).toEqual([
      '- Home: 1 index.md',
      '2 Two: 1 02-two.md',
      '5 Five: 1 05-five.md',
      '6 Things: 1 /, 2 things/a.md, 2 things/b.md',
      '7 Notes: 1 /, 2 loose.md',
    ]);
  });

  it('hold notes that belong to a section, each once', () => {
    expect(shown({ '01-one.md': '# One', 'extra.md': '---\nsection: 1\n---\n# Extra' })).toEqual([
      '1 One: 1 01-one.md, 2 extra.md',
    ]);
  });

  it('are counted where the sections have no numbers', () => {
    expect(shown({ 'b/x.md': '', 'a/y.md': '', 'a/deep/z.md': '' })).toEqual([
      '1 A: 1 /, 2 a/y.md, 2 /, 3 a/deep/z.md',
      '2 B: 1 /, 2 b/x.md',
    ]);
  });

  it('leave out what has nothing to print', () => {
    expect(shown({ '01-one.md': '', '02-two/page.mdx': '', 'see.md': '[[03-three]]' })).toEqual([
      '1 One: 1 01-one.md',
      '3 Notes: 1 /, 2 see.md',
    ]);
  });
});

describe('the book of a section', () => {
  it('brings along the notes that it links to and that no section has', () => {
    const index = vaultOf({
      '01-one.md': '[[Free]], [[02-two]], [[Unknown]]',
      '02-two.md': '[[Other]]',
      'Free.md': '',
      'Other.md': '',
    });
    const all = chapters(index);
    const linked = linkedChapter(all[0]!, all, index, NAMES);
    expect(linked?.title).toBe('Concepts');
    expect(linked?.parts.flatMap(({ note }) => note?.path ?? [])).toEqual(['Free.md']);
  });
});
