import { describe, expect, test } from 'vitest';
import { decode } from './decode.ts';
import { parseNote } from './front-matter.ts';
import type { VaultPath } from './types.ts';

const file = 'note.md' as VaultPath;
const read = (text: string) => parseNote(text, file);
const findings = (text: string) =>
  read(text).diagnostics.map(({ line, code }) => `${line} ${code}`);
const withYaml = (yaml: string) => read(`---\n${yaml}\n---\nBody`);

describe('the block', () => {
  test('ends at its closing line, and the body begins below', () => {
    expect(read('---\ntitle: T\n---\nBody\n')).toMatchObject({
      frontMatter: { title: 'T' },
      body: 'Body\n',
      bodyLine: 4,
      diagnostics: [],
    });
  });

  test('may be empty, or hold comments only', () => {
    expect(read('---\n---\nBody')).toMatchObject({ frontMatter: {}, body: 'Body', bodyLine: 3 });
    expect(read('---\n# none\n---\nBody')).toMatchObject({ body: 'Body', diagnostics: [] });
  });

  test('stands at the very top only', () => {
    expect(read('\n---\ntitle: T\n---\n').frontMatter).toEqual({});
  });

  test('is none where two rules stand around prose: no word is lost', () => {
    const text = '---\nSome prose.\n---\nMore.\n';
    expect(read(text)).toMatchObject({ body: text, bodyLine: 1, diagnostics: [] });
  });

  test('is none where a rule stands above a table', () => {
    const text = '---\n\na | b\n---|---\n1 | 2\n';
    expect(read(text).body).toBe(text);
  });

  test('with text behind its closing line keeps the text', () => {
    const { body, bodyLine, frontMatter } = read('---\ntitle: T\n--- Hello\nMore');
    expect({ body, bodyLine, frontMatter }).toEqual({
      body: 'Hello\nMore',
      bodyLine: 3,
      frontMatter: { title: 'T' },
    });
    expect(findings('---\ntitle: T\n--- Hello\n')).toEqual(['3 front-matter-trailing-text']);
  });

  test('that is never closed is read as far as it looks like keys', () => {
    const text = '---\ntitle: T\ntags: [a]\n\n# Heading\n\nText\n';
    expect(read(text)).toMatchObject({ frontMatter: { title: 'T' }, bodyLine: 4 });
    expect(read(text).body.trimStart()).toBe('# Heading\n\nText\n');
    expect(findings(text)).toEqual(['1 front-matter-unclosed']);
  });

  test('is none where a rule opens a note without keys', () => {
    expect(read('---\n\nJust text\n')).toMatchObject({ frontMatter: {}, diagnostics: [] });
  });
});

describe('bad YAML', () => {
  test('costs only the keys that can’t be read, and names the line', () => {
    const text = 'title: Good\ndescription: a: b: c\ntags: [x]';
    expect(withYaml(text).diagnostics[0]).toMatchObject({
      code: 'front-matter-syntax',
      line: 3,
      hint: 'A value that contains ": " must stand in quotes.',
    });
    expect(withYaml(text).body).toBe('Body');
  });

  test.each([
    ['aliases: [@handle, b]', { aliases: ['@handle', 'b'] }],
    ['aliases:\n  - "@ok"\n  - @handle', { aliases: ['@ok', '@handle'] }],
    ['title: @handle', { title: '@handle' }],
    ['title: *Emphasis*', { title: '*Emphasis*' }],
    ['title: `code`', { title: '`code`' }],
    ['title: %percent', { title: '%percent' }],
  ])('%j is read as text, and quotes are proposed', (yaml, frontMatter) => {
    const note = withYaml(yaml);
    expect(note.frontMatter).toEqual(frontMatter);
    expect(note.diagnostics).toMatchObject([
      { code: 'front-matter-syntax', line: 1 + yaml.split('\n').length },
    ]);
    expect(note.diagnostics[0]!.hint).toMatch(/^Write it in quotes: "/);
  });

  test('tabs are read as blanks', () => {
    const note = withYaml('title: T\ntags:\n\t- a\n\t- b');
    expect(note.frontMatter).toEqual({ title: 'T', tags: ['a', 'b'] });
    expect(note.diagnostics).toMatchObject([{ code: 'front-matter-syntax', line: 4 }]);
  });

  test('of two equal keys the last one counts', () => {
    const note = withYaml('title: One\nx: 1\ntitle: Two');
    expect(note.frontMatter.title).toBe('Two');
    expect(note.diagnostics).toMatchObject([
      {
        code: 'duplicate-key',
        line: 4,
        message: 'The key "title" stands twice; the last one counts.',
      },
    ]);
  });

  test('a missing blank behind the colon is named', () => {
    expect(withYaml('title:T').diagnostics[0]?.hint ?? '').toBe('Put a blank after the colon.');
  });

  test('aliases of YAML can’t multiply without end', () => {
    const laughs = ['a0: &a0 [x, x]'];
    for (let at = 1; at < 12; at++) laughs.push(`a${at}: &a${at} [*a${at - 1}, *a${at - 1}]`);
    expect(withYaml(laughs.join('\n')).body).toBe('Body');
  });
});

describe('values', () => {
  test.each([
    ['tags: [null]', { tags: [] }],
    ['tags: a, b c', { tags: ['a', 'b', 'c'] }],
    ['tags: ["#a", 2024]', { tags: ['a', '2024'] }],
    ['tags:', {}],
    ['tag: a', { tags: ['a'] }],
    ['Tags: [a]', { tags: ['a'] }],
    ['alias: One, Two', { aliases: ['One', 'Two'] }],
    ['title: 42', { title: '42' }],
    ['section: "02"', { section: 2 }],
    ['draft: no', { draft: false }],
    ['lang: pt-BR', { lang: 'pt-BR' }],
    ['other: {a: 1}', { other: { a: 1 } }],
    ['description: "Of [[Ada]], [[Bea|her]] and [C]"', { description: 'Of Ada, her and [C]' }],
    ['language: rust', { language: 'rust' }],
    ['created: {{date}}', {}],
    ['created: "{{date}}"', {}],
    ['created: {{date}} {{time}}', {}],
    ['created: <% tp.date.now("YYYY: MM") %>', {}],
    ['tags:\n  - a\n  - {{tag}}', { tags: ['a'] }],
    ['title: "{{title}}"\nother: {{value}}', { other: '{{value}}' }],
    ['permalink: guides/start', { permalink: 'guides/start' }],
  ])('%s is read as %j', (yaml, frontMatter) => {
    expect(withYaml(yaml)).toMatchObject({ frontMatter, diagnostics: [] });
    expect(withYaml(yaml).frontMatter).toEqual(frontMatter);
  });

  test.each([
    ['2026-05-31', '2026-05-31T00:00:00.000Z'],
    ['20260531', '2026-05-31T00:00:00.000Z'],
    ['2026-05-31 9:30', '2026-05-31T09:30:00.000Z'],
    ['2026-05-31T10:00:00+0200', '2026-05-31T08:00:00.000Z'],
    ['May 31, 2026', '2026-05-31T00:00:00.000Z'],
  ])('the date %s is %s, wherever the build runs', (written, iso) => {
    expect(withYaml(`date: ${written}`).frontMatter.created?.toISOString()).toBe(iso);
  });

  test.each([
    ['title: [a]', 'front-matter-value'],
    ['section: two', 'front-matter-value'],
    ['order: first', 'front-matter-value'],
    ['draft: perhaps', 'front-matter-value'],
    ['created: yesterday', 'front-matter-value'],
    ['created: 2026-13-45', 'front-matter-value'],
    ['created: 7', 'front-matter-value'],
    ['updated: Chapter 2024', 'front-matter-value'],
    ['lang: "not a language"', 'front-matter-value'],
    ['permalink: ../outside', 'unsafe-permalink'],
    ['permalink: https://example.org/x', 'unsafe-permalink'],
    ['permalink: "a?b"', 'unsafe-permalink'],
    ['permalink: //host/x', 'unsafe-permalink'],
  ])('%s is reported with its line, and the keys around it are kept', (yaml, code) => {
    const note = withYaml(`description: D\n${yaml}\ntags: [t]`);
    expect(note.frontMatter).toEqual({ description: 'D', tags: ['t'] });
    expect(note.diagnostics).toMatchObject([{ code, line: 3, file }]);
    expect(note.diagnostics[0]!.message).toContain("can't be used");
    expect(note.diagnostics[0]!.hint).not.toBe('');
  });
});

describe('what is not public', () => {
  test.each(['draft: true', 'draft: yes', 'publish: false', 'publish: no', 'Publish: false'])(
    '%s keeps a note out',
    (yaml) => {
      expect(withYaml(yaml).published).toBe(false);
    },
  );

  test.each(['draft: false', 'publish: true', 'draft:', 'drafts: true'])('%s does not', (yaml) => {
    expect(withYaml(yaml).published).toBe(true);
  });

  test.each([
    'publish: false\ntitle: [',
    'title: "open\ndraft: true',
    'draft: maybe',
    'publish: "no!"',
    'publish: {{publish}}',
    'title: a: b\npublish: no',
  ])('%j keeps a note out though the front matter is broken', (yaml) => {
    expect(withYaml(yaml).published).toBe(false);
  });

  test('a value that is neither says that the note is left out', () => {
    const [finding] = withYaml('publish: "O\'Reilly"').diagnostics;
    expect(finding?.hint).toMatch(/left out/);
  });

  test('an unclosed block keeps it out as well', () => {
    expect(read('---\ndraft: true\n\nText\n').published).toBe(false);
  });
});

describe('bytes', () => {
  const bytes = (...parts: (string | number[])[]) =>
    Buffer.concat(parts.map((part) => Buffer.from(part as string)));
  const decoded = (...parts: (string | number[])[]) => decode(bytes(...parts), file);
  const codes = ({ diagnostics }: ReturnType<typeof decode>) =>
    diagnostics.map(({ line, column, code }) => `${line}:${column} ${code}`);

  test('of UTF-8 are read, with or without a byte order mark', () => {
    expect(decoded('# Ä\n')).toEqual({ text: '# Ä\n', diagnostics: [] });
    expect(decoded([0xef, 0xbb, 0xbf], '---\ntitle: T\n---\n').text).toBe('---\ntitle: T\n---\n');
  });

  test('of UTF-16 are read by their byte order mark', () => {
    const utf16 = Buffer.from('\uFEFF# Ä\n', 'utf16le');
    expect(decode(utf16, file)).toEqual({ text: '# Ä\n', diagnostics: [] });
    expect(decode(Buffer.from(utf16).swap16(), file).text).toBe('# Ä\n');
  });

  test('with line ends of other systems count the same lines', () => {
    expect(decoded('a\r\nb\rc\n').text).toBe('a\nb\nc\n');
  });

  test('that are invalid are shown as U+FFFD and reported where they stand', () => {
    const note = decoded('one\ntwo ', [0xe9], ' three');
    expect(note.text).toBe('one\ntwo \uFFFD three');
    expect(codes(note)).toEqual(['2:5 invalid-encoding']);
  });

  test('that an author wrote as U+FFFD are no fault', () => {
    expect(decoded('a \uFFFD b').diagnostics).toEqual([]);
  });

  test('of value NUL are left out and reported', () => {
    const note = decoded('a\nb\0c\0');
    expect(note.text).toBe('a\nbc');
    expect(codes(note)).toEqual(['2:2 nul-byte']);
  });
});
