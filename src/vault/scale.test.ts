/**
 * What large and hostile notes cost. Asserts on how much work is done, never
 * on how long it takes: a machine may be busy.
 */
import { describe, expect, test, vi } from 'vitest';
import { buildIndex } from './index.ts';
import { outlineOf } from './outline.ts';
import { findHeading } from './heading-lookup.ts';
import { tagsIn } from './tags.ts';
import type { Outline, VaultPath } from './types.ts';

const LINKS = 20;

/** Notes that link to the ones behind them, by name, path and heading. */
function generated(count: number): Outline[] {
  return Array.from({ length: count }, (_, at) => {
    const links = Array.from({ length: LINKS }, (_, step) => {
      const to = (at + step + 1) % count;
      const forms = [
        `Note ${to}`,
        `f${to % 50}/Note ${to}`,
        `Note ${to}#Part ${to}`,
        `Topic ${to % 100}`,
      ];
      return `Words on [[${forms[step % forms.length]!}]] here.`;
    });
    const text = `# Note ${at}\n\n## Part ${at}\n\n${links.join('\n\n')}\n`;
    return outlineOf(`f${at % 50}/Note ${at}.md` as VaultPath, text);
  });
}

/** How often names are folded and ends of paths compared while something runs: what a search would do. */
function workOf(run: () => void): number {
  const spies = [
    vi.spyOn(String.prototype, 'normalize'),
    vi.spyOn(String.prototype, 'endsWith'),
    vi.spyOn(String.prototype, 'startsWith'),
  ];
  run();
  const count = spies.reduce((sum, { mock }) => sum + mock.calls.length, 0);
  vi.restoreAllMocks();
  return count;
}

describe('an index of 5,000 notes with 20 links each', { timeout: 60_000 }, () => {
  const outlines = generated(5000);
  const index = buildIndex({ outlines, attachments: [] });

  test('resolves every link', () => {
    const kinds: Record<string, number> = {};
    for (const note of index.notes.values()) {
      for (const link of note.links) {
        const { kind } = index.destination(link, note);
        kinds[kind] = (kinds[kind] ?? 0) + 1;
      }
    }
    expect(kinds).toEqual({ note: 75_000, concept: 25_000 });
    expect(index.concepts.size).toBe(100);
    const others = index.diagnostics.filter(({ code }) => code !== 'unwritten-note');
    expect(others).toEqual([]);
  });

  test('knows every mention', () => {
    const paths = [...index.notes.keys()];
    const toNotes = paths.reduce((sum, path) => sum + index.backlinksToNote(path).length, 0);
    expect(toNotes).toBe(75_000);
  });

  test('takes four times the work for four times the notes', () => {
    const [small, large] = [200, 800].map((count) => {
      const some = generated(count);
      return workOf(() => buildIndex({ outlines: some, attachments: [] }));
    });
    expect(small).toBeGreaterThan(200 * LINKS);
    expect(large! / small!).toBeLessThan(4.4);
  });
});

describe('one huge note', { timeout: 60_000 }, () => {
  const read = (text: string) => outlineOf('big.md' as VaultPath, text);

  test('of one line of links is read whole', () => {
    const { links } = read('[[a]] '.repeat(85_000));
    expect(links).toHaveLength(85_000);
    expect(links.at(-1)!.context.text.length).toBeLessThan(260);
  });

  test('of sentences with a link each has each sentence for itself', () => {
    const { links } = read('Go to [[a]] now. '.repeat(20_000));
    expect(links).toHaveLength(20_000);
    expect(links[10_000]!.context.text).toBe('Go to a now.');
  });

  test('of 170,000 tags is read whole', () => {
    expect(read('#a '.repeat(170_000)).tags).toEqual(['a']);
  });

  test('of equal headings gives each an id of its own', () => {
    const { headings } = read('# Same\n\n'.repeat(20_000));
    expect(new Set(headings.map(({ id }) => id)).size).toBe(20_000);
  });

  test('answers for its headings without a scan for each', () => {
    const { headings } = read(Array.from({ length: 10_000 }, (_, at) => `# H${at}\n`).join('\n'));
    let reads = 0;
    const spied = headings.map((heading) => {
      const { text, ...rest } = heading;
      return Object.defineProperty({ ...rest } as typeof heading, 'text', {
        get: () => {
          reads++;
          return text;
        },
      });
    });
    for (let at = 0; at < 10_000; at++) expect(findHeading(spied, [`h${at}`])).toBe(spied[at]);
    expect(reads).toBeLessThanOrEqual(10_000);
  });

  test('with a line of 65,000 signs of any kind is read', () => {
    for (const sign of [
      'a',
      ' ',
      '#',
      '[',
      '[[',
      '![',
      '^',
      '%%',
      '`',
      '$',
      '|',
      '<a "',
      '<img ',
      '\\',
      '*',
      '>',
    ]) {
      const text = `x ${sign.repeat(65_000 / sign.length)} y`;
      expect(read(text).diagnostics).toEqual([]);
    }
  });

  test.each([
    ['blanks in a line of former names', `# [[A]]\n\nFormerly: a${' '.repeat(50_000)}b\n`],
    ['blanks in a defining heading', `# [[A]]${' '.repeat(50_000)}b\n`],
    ['blank lines in broken front matter', `---\na: [\n${'\n'.repeat(50_000)}\n---\n`],
    ['blanks behind a reserved sign', `---\na: @b${' '.repeat(50_000)}c\n---\n`],
    ['open HTML attributes', `<div>\n<a ${'a'.repeat(50_000)}\n</div>\n`],
    ['open HTML comments', `<div>\n${'<!-- '.repeat(20_000)}\n`],
    ['blanks before the mark of a formula', `$$\n${' '.repeat(50_000)}a$$ b\n`],
    ['formulas that are never closed', '$$a\nb $$ c\n'.repeat(5000)],
    ['single tildes', `${'~ a'.repeat(20_000)}\n`],
    ['bars in a row', `| [[${'a|'.repeat(20_000)}\n`],
    ['admonitions', '```ad-note\na\n```\n\n'.repeat(2000)],
    ['hashes in a link', `[[a${'#'.repeat(50_000)}b]]\n`],
    [
      'keys in front matter',
      `---\n${Array.from({ length: 5000 }, (_, at) => `k${at}: v\n`).join('')}---\n`,
    ],
  ])('with %s is read', (_, text) => {
    expect(read(text).path).toBe('big.md');
  });

  test('of links with an empty alias is read, though the parser takes twice as long with each', () => {
    expect(read('[[a|]] `[[b|]]` [[c\\|]] '.repeat(200)).links).toHaveLength(400);
  });

  test('of pictures that are links is read, for which the same holds', () => {
    expect(read('[![[a.png]]](b.md) '.repeat(200)).links.length).toBeGreaterThanOrEqual(200);
  });

  test('of tags has them all', () => {
    expect(tagsIn('#tag '.repeat(20_000))).toHaveLength(20_000);
    expect(tagsIn('#'.repeat(65_000))).toEqual([]);
  });
});
