import { describe, expect, test } from 'vitest';
import { parseUrl } from './markdown-link.ts';
import { learnWikiLinks, shownTarget, wikiLinkIn } from './wiki-link.ts';

describe('a wiki-link', () => {
  test.each([
    ['[[Note]]', { name: 'Note' }],
    ['[[ Note ]]', { name: 'Note' }],
    ['[[Note#Part]]', { name: 'Note', headings: ['Part'] }],
    ['[[A#B#C]]', { name: 'A', headings: ['B', 'C'] }],
    ['[[Note # Part ]]', { name: 'Note', headings: ['Part'] }],
    ['[[#Part]]', { name: '', headings: ['Part'] }],
    ['[[Note#^id]]', { name: 'Note', block: 'id' }],
    ['[[#^id]]', { name: '', block: 'id' }],
    ['[[Note#Part#^id]]', { name: 'Note', block: 'id' }],
    ['[[C#]]', { name: 'C#' }],
    ['[[#]]', { name: '' }],
    ['[[C++ and C#]]', { name: 'C++ and C#' }],
    ['[[a$b]]', { name: 'a$b' }],
    ['[[a`b]]', { name: 'a`b' }],
    ['[[a_b_c *d*]]', { name: 'a_b_c *d*' }],
    ['[[a&amp;b]]', { name: 'a&amp;b' }],
    ['[[a [b] c]]', { name: 'a [b] c' }],
    ['![[image.png]]', { name: 'image.png' }],
  ])('%s asks for %j', (source, target) => {
    expect(wikiLinkIn(source)).toEqual({
      target: { headings: [], block: undefined, ...target },
      alias: undefined,
    });
  });

  test.each([
    ['[[Note|shown]]', 'shown'],
    ['[[Note\\|shown]]', 'shown'],
    ['[[Note| shown ]]', 'shown'],
    ['[[Note|a|b]]', 'a|b'],
    ['[[Note|a]b]]', 'a]b'],
    ['[[Note|]]', undefined],
    ['[[#Types#**Props.oneOf([a])**|x]]', 'x'],
    ['![[image.png|300x200]]', '300x200'],
  ])('%s shows %s', (source, alias) => {
    expect(wikiLinkIn(source)).toMatchObject({ alias });
  });

  test.each(['[[]]', '[[ ]]', '[[|]]', '[[|x]]', '[x](y)', '[[a\nb]]', '[[a]] and [[b]]', '[[a'])(
    '%j is none',
    (source) => {
      expect(wikiLinkIn(source)).toBeUndefined();
    },
  );

  test('is the same read among others, whatever they hold', () => {
    const sources = [
      '[[one]]',
      '[[- a]]',
      '[[two\nlines]]',
      '[[]]',
      '[[# h|x]]',
      '[[> q]]',
      '[x](y)',
      '![[end\\|e]]',
    ];
    learnWikiLinks(sources);
    expect(sources.map((source) => wikiLinkIn(source)?.target.name)).toEqual([
      'one',
      '- a',
      undefined,
      undefined,
      '',
      '> q',
      undefined,
      'end',
    ]);
  });

  test('without an alias shows its parts', () => {
    const shown = (source: string) => shownTarget(wikiLinkIn(source)!.target);
    expect(shown('[[Note#A#B]]')).toBe('Note > A > B');
    expect(shown('[[#A]]')).toBe('A');
    expect(shown('[[#^id]]')).toBe('^id');
    expect(shown('[[Note#^id]]')).toBe('Note');
  });
});

describe('an address', () => {
  test.each([
    ['a%20b.md#h%C3%A9', 'a b.md#hé'],
    ['100%.md', '100%.md'],
    ['a.md?raw=1#h', 'a.md#h'],
    ['a.md#:~:text=x', 'a.md'],
    ['a.md#h:~:text=x', 'a.md#h'],
    ['#h', '#h'],
  ])('%s names %s in the vault', (url, path) => {
    expect(parseUrl(url)).toBe(path);
  });

  test.each(['', 'https://a.b', 'MAILTO:x', 'obsidian://open', '//host/x', 'data:,x'])(
    '%j leaves the vault',
    (url) => {
      expect(parseUrl(url)).toBeUndefined();
    },
  );
});
