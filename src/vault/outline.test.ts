import { describe, expect, test } from 'vitest';
import { outlineOf } from './outline.ts';
import type { VaultPath } from './types.ts';

const read = (text: string, path = 'note.md') => outlineOf(path as VaultPath, text);
const names = (text: string) => read(text).links.map(({ written }) => written);

describe('the title', () => {
  test('is the front matter’s, else the first H1, else made from the file name', () => {
    expect(read('---\ntitle: Given\n---\n# Heading\n').title).toBe('Given');
    expect(read('# Heading\n').title).toBe('Heading');
    expect(read('Text\n', 'a/02-data-ingestion.md').title).toBe('Data ingestion');
  });

  test('is not taken from an H1 further down', () => {
    expect(read('Text\n\n# Heading\n').title).toBe('Note');
  });

  test('is not taken from an H1 that nobody filled in', () => {
    expect(read('# \n\nText\n').title).toBe('Note');
  });

  test.each(['`=this.name`', '`$= dv.current().file.name`', '{{title}}', '<% tp.file.title %>'])(
    'is not taken from an H1 such as %s, which only a program fills in',
    (heading) => {
      expect(read(`# ${heading}\n\nText\n`).title).toBe('Note');
    },
  );

  test('leaves the H1 in the page where the front matter says something else', () => {
    expect(read('---\ntitle: Given\n---\n# Heading\n').titleHeading).toBeUndefined();
    expect(read('---\ntitle: heading\n---\n# Heading\n').titleHeading?.text).toBe('Heading');
  });

  test('stands once where the first heading says it again below tags or a picture', () => {
    const titleHeading = (text: string) => read(text, 'My note.md').titleHeading?.text;
    expect(titleHeading('#tag #other\n\n# My Note\n\n## Part\n')).toBe('My Note');
    expect(titleHeading('#tag\n\n# Another\n')).toBeUndefined();
    expect(titleHeading('#tag\n\n## My note\n')).toBeUndefined();
    expect(titleHeading('## Part\n\n# My note\n')).toBeUndefined();
    expect(titleHeading('> # My note\n')).toBeUndefined();
  });
});

describe('lines', () => {
  test('are those of the file, below front matter and comments', () => {
    const { headings, links } = read('---\na: 1\n---\n%%\nhidden\n%%\n# H\n\nx [[a]]\n');
    expect(headings[0]!.line).toBe(7);
    expect(links[0]).toMatchObject({ line: 9, column: 3 });
  });

  test('of HTML links are those of their own tag', () => {
    const { links } = read('x\n\n<div>\n  <img src="a.png">\n</div>\n');
    expect(links[0]).toMatchObject({ written: 'a.png', line: 4, column: 3, embed: true });
  });
});

describe('links', () => {
  test('keep alias, target and place in the sentence apart', () => {
    const [link] = read('First. See [[Note#Part|the part]] for more. Last.\n').links;
    expect(link).toMatchObject({ name: 'Note', headings: ['Part'], alias: 'the part' });
    expect(link!.context.text).toBe('See the part for more.');
    const { text, start, end } = link!.context;
    expect(text.slice(start, end)).toBe('the part');
  });

  test('in a table row are mentioned with the row', () => {
    const [link] = read('| a | b |\n| - | - |\n| [[Note\\|n]] | text |\n').links;
    expect(link!.context.text).toBe('n · text');
  });

  test('in headings, lists, quotations, footnotes and callouts are found', () => {
    expect(
      names('# [[a]]\n\n- [[b]]\n\n> [!note] [[c]]\n> [[d]]\n\nx[^1]\n\n[^1]: [[e]]\n'),
    ).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  test('by reference have the address of their definition', () => {
    expect(names('[x][r], ![y][r], [r]\n\n[r]: a.md\n')).toEqual(['a.md', 'a.md', 'a.md']);
  });

  test('out of the vault are not the vault’s business', () => {
    expect(names('[x](https://a.b) <https://a.b> <a@b.c> [y](//host/a.md) [z](tel:1)\n')).toEqual(
      [],
    );
  });

  test('stand under the heading above them', () => {
    const { links } = read('[[a]]\n\n# H\n\n[[b]]\n');
    expect(links.map(({ heading }) => heading)).toEqual([-1, 0]);
  });
});

describe('headings', () => {
  test('of equal text get ids of their own', () => {
    const ids = read('# A\n\n# A\n\n# A 2\n\n# A\n').headings.map(({ id }) => id);
    expect(ids).toEqual(['a', 'a-2', 'a-2-2', 'a-3']);
  });

  test.each([
    ['### [[A]]', ['A']],
    ['### **[[A]]**', ['A']],
    ['### [[A]] - what it is', ['A']],
    ['### [[A]]: what it is', ['A']],
    ['### [[A]] (short)', ['A']],
    ['### [[A]] / [[B]]', ['A', 'B']],
    ['### [[A]], [[B]] and [[C]]', ['A', 'B', 'C']],
    ['### Why [[A]]', []],
    ['### [[A]] matters', []],
    ['### [[#Part]]', []],
    ['### [[A#Part]]', []],
    ['### ![[a.png]]', []],
    ['### `[[A]]`', []],
  ])('%s defines %j', (heading, defines) => {
    expect(read(`${heading}\n`).headings[0]!.defines).toEqual(defines);
  });

  test.each([
    ['*Formerly: Simple Storage*', ['Simple Storage']],
    ['(formerly known as X, Y)', ['X', 'Y']],
    ['Previously called "Old".', ['Old']],
    ['Formerly it was slow. Now it is not.', []],
    ['Formerly', []],
  ])('with "%s" below them had the names %j', (line, names) => {
    expect(read(`## [[A]]\n\n${line}\n`).headings[0]!.formerly).toEqual(names);
  });

  test('in a quotation start no passage', () => {
    expect(read('> # Quoted\n').headings[0]!.topLevel).toBe(false);
  });
});

describe('tags', () => {
  test('come from front matter and text, each once, as first written', () => {
    expect(read('---\ntags: [Exam, a/b]\n---\n#exam and #new-one.\n').tags).toEqual([
      'Exam',
      'a/b',
      'new-one',
    ]);
  });

  test('are not in code, addresses, link texts, headings marks or numbers', () => {
    expect(
      read('`#a` [#b](x.md) https://x.y/#c #1 #2024 x#d \\#e\n\n```\n#f\n```\n\n[[n#g]]\n').tags,
    ).toEqual([]);
  });
});

describe('the excerpt', () => {
  test('is the first paragraph that has words', () => {
    expect(read('1. [[]]\n\n***\n\nThe words.\n').excerpt).toBe('The words.');
  });

  test('and the sentence around a link leave out the id at the end of an item’s first line', () => {
    const { excerpt, links } = read('- **One** item ^id\n  on [[two]] lines, 2 ^3 here\n');
    expect(excerpt).toBe('One item on two lines, 2 ^3 here');
    expect(links[0]!.context.text).toBe('One item on two lines, 2 ^3 here');
  });

  test('is the first paragraph in plain words, cut between words', () => {
    expect(read('# T\n\nSome **bold** [[Note|words]].\n\nMore.\n').excerpt).toBe(
      'Some bold words.',
    );
    const { excerpt } = read(`${'word '.repeat(100)}\n`);
    expect(excerpt).toMatch(/word…$/);
    expect(excerpt.length).toBeLessThanOrEqual(201);
  });

  test.each([
    ['==[[a]]== and ==**b**== c', 'a and b c'],
    ['==one *two== three*', 'one two three'],
    ['if a == b', 'if a == b'],
    ['a ==> b, `c == d`', 'a ==> b, `c == d`'],
  ])('of %j is %j: highlighted words without their marks', (text, excerpt) => {
    expect(read(text).excerpt).toBe(excerpt);
  });

  test('has short formulas between dollar signs, and no long ones', () => {
    expect(read('If $d \\mid ab$ then $$x$$\n').excerpt).toBe('If $d \\mid ab$ then $x$');
    expect(read(`So $${'x + '.repeat(30)}y$ it is.\n`).excerpt).toBe('So … it is.');
    expect(read(`$${'x + '.repeat(30)}y$\n\nWords.\n`).excerpt).toBe('Words.');
  });

  test('never parts an emoji', () => {
    expect(read(`${'😀'.repeat(300)}\n`).excerpt.isWellFormed()).toBe(true);
  });
});

describe('an .mdx note', () => {
  test('is read as Markdown, with line and reason, where it is no MDX', () => {
    const { links, diagnostics } = read('---\na: 1\n---\n# T\n\nx {oops\n\n[[a]]\n', 'n.mdx');
    expect(links).toHaveLength(1);
    expect(diagnostics).toMatchObject([{ code: 'mdx-failed', file: 'n.mdx', line: 6, column: 3 }]);
    expect(diagnostics[0]!.message).toMatch(/Unexpected end of file in expression.*Markdown\.$/);
  });
});
