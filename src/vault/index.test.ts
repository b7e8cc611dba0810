import { describe, expect, test } from 'vitest';
import { buildIndex } from './index.ts';
import { outlineOf } from './outline.ts';
import { findingsIn, linksOf, noteAt, vaultOf } from './testing/in-memory-vault.ts';
import type { VaultPath } from './types.ts';

const routesOf = (files: Record<string, string>) =>
  Object.fromEntries([...vaultOf(files).notes].map(([path, { route }]) => [path, route]));

describe('routes', () => {
  test('are lower-case words with hyphens, letters of any script kept', () => {
    expect(routesOf({ 'My Notes/Über S3.md': '', 'C.md': '', 'C++.md': '', 'C#.md': '' })).toEqual({
      'My Notes/Über S3.md': 'my-notes/über-s3',
      'C.md': 'c',
      'C++.md': 'c-plus-plus',
      'C#.md': 'c-sharp',
    });
  });

  test('of index, README and the root’s Home are their folder’s', () => {
    expect(
      routesOf({
        'Home.md': '',
        'a/README.md': '',
        'b/index.md': '',
        'b/README.md': '',
        'c/Home.md': '',
      }),
    ).toEqual({
      'Home.md': '',
      'a/README.md': 'a',
      'b/index.md': 'b',
      'b/README.md': 'b/readme',
      'c/Home.md': 'c/home',
    });
  });

  test('of a folder bear its name where they give themselves none', () => {
    const { notes } = vaultOf({
      'Home.md': 'Words',
      'my-trips/index.md': 'Words',
      'b/README.md': '# All of B',
      'c/index.md': '---\ntitle: See\n---\n',
      'c/README.md': 'Words',
    });
    expect([...notes.values()].map(({ path, title }) => `${path}: ${title}`)).toEqual([
      'Home.md: Home',
      'b/README.md: All of B',
      'c/README.md: README',
      'c/index.md: See',
      'my-trips/index.md: My trips',
    ]);
  });

  test('follow a permalink, which goes first', () => {
    const files = { 'a.md': '---\npermalink: /b.html\n---\n', 'b.md': '' };
    const routes = routesOf(files);
    expect(routes['a.md']).toBe('b');
    expect(routes['b.md']).toMatch(/^b-\w+$/);
    expect(findingsIn(vaultOf(files))).toEqual(['b.md:1 route-collision']);
  });

  test('that collide get a suffix which stays when other notes come and go', () => {
    const before = routesOf({ 'a b.md': '', 'a-b.md': '' });
    const after = routesOf({ 'a b.md': '', 'a, b.md': '', 'a-b.md': '', 'x.md': '' });
    expect(before['a-b.md']).toMatch(/^a-b-\w+$/);
    expect(after['a-b.md']).toBe(before['a-b.md']);
  });

  test('are never shared, not even by names that differ in case or composition alone', () => {
    const files = {
      'Café.md': '',
      ['Café.md'.normalize('NFD')]: '',
      'café.md': '',
      'CAFÉ.md': '',
      'Café.mdx': '',
    };
    const routes = Object.values(routesOf(files));
    expect(new Set(routes).size).toBe(5);
    expect(findingsIn(vaultOf(files)).filter((f) => f.endsWith('route-collision'))).toHaveLength(4);
  });

  test('of the site’s own pages are not given away', () => {
    expect(routesOf({ '404.md': '', 'search.md': '' })['404.md']).toMatch(/^404-\w+$/);
  });

  test('of all notes, concepts, folders and tags are different', () => {
    const index = vaultOf({
      'concepts/vpc.md': '',
      'tags/exam.md': '',
      'A B/x.md': '#exam #a-b #a_b',
      'a-b/x.md': '[[V.P.C.]] [[V-P-C]] [[vpc!]]',
    });
    const routes = [
      ...[...index.notes.values()].map(({ route }) => route),
      ...[...index.concepts.values()].map(({ route }) => route),
      ...[...index.tags.values()].map(({ route }) => route),
      ...index.folderRoutes.values(),
    ];
    expect(index.concepts.size).toBe(3);
    expect(new Set(routes).size).toBe(routes.length);
    expect(findingsIn(index)).toContain('a-b/x.md:1 route-collision');
  });

  test('of a folder are those of its note, be it inside or beside', () => {
    const index = vaultOf({ 'Guide.md': '', 'Guide/a.md': '', 'b/index.md': '', 'c/x.md': '' });
    expect(Object.fromEntries(index.folderRoutes)).toEqual({ Guide: 'guide', b: 'b', c: 'c' });
  });
});

describe('concepts', () => {
  const index = vaultOf({
    'a.md':
      '### [[Amazon S3]] - Object Storage\n\n*Formerly: Simple Storage*\n\n[[03-transform]]\n',
    'b.md':
      '# B\n\nSee [[amazon s3]] and [[simple storage]]. [[Vector DB]] twice: [[vector db]].\n',
  });

  test('are defined by headings, or by nothing but their mentions', () => {
    expect(
      [...index.concepts.values()].map(({ name, definitions }) => [name, definitions.length]),
    ).toEqual([
      ['Transform', 0],
      ['Amazon S3', 1],
      ['Vector DB', 0],
    ]);
  });

  test('know their former names', () => {
    expect(index.concepts.get('amazon s3')!.aliases).toEqual(['Simple Storage']);
  });

  test('of a numbered name are planned sections, at the address of their note', () => {
    const planned = index.concepts.get('03-transform')!;
    expect(planned).toMatchObject({ plannedSection: 3, route: '03-transform' });
  });

  test('know who mentions them, and who explains them', () => {
    const backlinks = index.backlinksToConcept(index.concepts.get('amazon s3')!);
    expect(backlinks.map(({ from, defines }) => [from.path, defines])).toEqual([
      ['a.md', true],
      ['b.md', false],
      ['b.md', false],
    ]);
  });

  test('that nobody has written are reported once, with their number of mentions', () => {
    const findings = index.diagnostics.filter(({ code }) => code === 'unwritten-note');
    expect(findings.map(({ message }) => message)).toEqual([
      'The section "Transform" is linked but not written yet; its page lists the mentions.',
      'The note "Vector DB" is linked 2 times but not written yet; its page lists the mentions.',
    ]);
  });

  test('are not made by embeds, Markdown links, files or paths', () => {
    expect(vaultOf({ 'a.md': '![[X]] [y](Y) [[z.png]] [[../W]]' }).concepts.size).toBe(0);
  });

  test('are found by the path under which they were linked', () => {
    expect(linksOf(vaultOf({ 'n/a.md': '[[n/X.md]]' }), 'n/a.md')).toEqual([
      '[[n/X.md]] leads to concept X',
    ]);
  });

  test('don’t take the end of a word for a folder', () => {
    expect(vaultOf({ 'data/a.md': '[[ta/X]]' }).concepts.has('ta/x')).toBe(true);
  });
});

describe('backlinks', () => {
  test('give sentence and heading, in the order of the notes, without a note’s links to itself', () => {
    const index = vaultOf({
      'a.md': '# A\n\nSelf [[a]].\n',
      'b.md': '# B\n\n## Part\n\nFirst. Read [[A|this]] now.\n',
      'c.md': '![[a]]\n',
    });
    const backlinks = index.backlinksToNote('a.md' as VaultPath);
    expect(
      backlinks.map(({ from, under, mention }) => [from.path, under?.text, mention.text]),
    ).toEqual([
      ['b.md', 'Part', 'Read this now.'],
      ['c.md', undefined, 'a'],
    ]);
    expect(index.backlinksToNote('nope.md' as VaultPath)).toEqual([]);
  });
});

describe('a hidden note', () => {
  const index = vaultOf({
    'hidden/secret.md':
      '---\ndraft: true\ntags: [private]\n---\n### [[Idea]]\n\n[[Other]] [[open]]\n',
    'open.md': 'Text\n',
  });

  test('is no note, no folder, no tag, no concept and no backlink', () => {
    expect([...index.notes.keys()]).toEqual(['open.md']);
    expect(index.folders).toEqual([]);
    expect(index.tags.size).toBe(0);
    expect(index.concepts.size).toBe(0);
    expect(index.backlinksToNote('open.md' as VaultPath)).toEqual([]);
    expect(index.diagnostics).toEqual([]);
  });
});

test('a hidden note’s own mistakes are reported: it may be hidden by one', () => {
  const index = vaultOf({ 'a.md': '---\npublish: "no!"\n---\n[[nowhere]] [x](nope.md)\n' });
  expect(index.notes.size).toBe(0);
  expect(findingsIn(index)).toEqual(['a.md:2 front-matter-value']);
});

describe('tags', () => {
  test('hold the notes of the tags within them, each once, under the first spelling', () => {
    const index = vaultOf({ 'a.md': '#Exam/Storage #exam/compute', 'b.md': '#exam' });
    const tags = [...index.tags].map(([key, { name, notes }]) => [key, name, notes.length]);
    expect(tags).toEqual([
      ['exam', 'Exam', 2],
      ['exam/compute', 'exam/compute', 1],
      ['exam/storage', 'Exam/Storage', 1],
    ]);
    expect(index.tags.get('exam/storage')!.route).toBe('tags/exam/storage');
  });
});

describe('findings', () => {
  test('name the place, what is wrong and what to write', () => {
    const { diagnostics } = vaultOf({
      'a.md': '# Storage classes\n\ntext\n',
      'x/T.md': '',
      'y/T.md': '',
      'z.md': 'x\n\ny [[a#Storage tiers]] [[T]] [q](no.md)\n',
    });
    expect(diagnostics).toMatchObject([
      {
        file: 'z.md',
        line: 3,
        column: 3,
        message: '"a.md" has no heading "Storage tiers"; the link leads to the top of the note.',
        hint: 'Perhaps "#Storage classes" is meant.',
      },
      {
        line: 3,
        column: 23,
        message: 'The link [[T]] fits "x/T.md" and "y/T.md" equally well; the first was chosen.',
        hint: 'Write more of the path: [[x/T]].',
      },
      {
        line: 3,
        column: 29,
        message: 'The link (no.md) leads nowhere: there is no such file.',
        hint: 'Check the path and the spelling.',
      },
    ]);
  });

  test('say so where two paths differ in letter case alone', () => {
    const { diagnostics } = vaultOf({ 'T.md': '', 't.md': '', 'z.md': '[[T]]' });
    const ambiguity = diagnostics.find(({ code }) => code === 'ambiguous-link');
    expect(ambiguity!.hint).toMatch(/^Rename one of them/);
  });

  test('are in the order in which one reads', () => {
    const index = vaultOf({ 'b.md': '[x](n)\n\n[y](n)', 'a.md': '[z](n)' });
    expect(findingsIn(index)).toEqual([
      'a.md:1 broken-link',
      'b.md:1 broken-link',
      'b.md:3 broken-link',
    ]);
  });
});

describe('names as systems write them', () => {
  test('are found in another composition of the same letters', () => {
    const nfd = 'Résumé.md'.normalize('NFD');
    const index = vaultOf({
      [nfd]: '# Été\n'.normalize('NFD'),
      'a.md': '[[résumé#été]] [x](R%C3%A9sum%C3%A9.md)',
    });
    expect(linksOf(index, 'a.md')).toEqual([
      `[[résumé#été]] leads to note ${nfd}#été`,
      `(Résumé.md) leads to note ${nfd}`,
    ]);
  });

  test.each([
    'with space.md',
    'Q&A.md',
    'C#.md',
    'why?.md',
    '100%.md',
    'a: b.md',
    'a (b).md',
    '😀 notes.md',
    '日本語.md',
    'a, b; c = d.md',
    "it's.md",
    'a|b.md'.replace('|', '¦'),
  ])('lead to "%s" from both kinds of links', (path) => {
    const name = path.replace(/\.md$/, '');
    const index = vaultOf({
      [path]: '# H\n',
      'x/from.md': `[[${name}]] [y](../${encodeURIComponent(path)}#h)`,
    });
    expect(linksOf(index, 'x/from.md').map((line) => line.split(' leads to ')[1])).toEqual([
      `note ${path}`,
      `note ${path}#h`,
    ]);
  });
});

describe('dates', () => {
  test('come from the front matter first, else from the history', () => {
    const at = (day: string) => new Date(`${day}T00:00:00Z`);
    const path = 'a.md' as VaultPath;
    const index = buildIndex({
      outlines: [outlineOf(path, '---\nupdated: 2026-03-03\n---\n')],
      attachments: [],
      dates: new Map([[path, { created: at('2026-01-01'), updated: at('2026-02-02') }]]),
    });
    expect(noteAt(index, path)).toMatchObject({
      created: at('2026-01-01'),
      updated: at('2026-03-03'),
    });
  });
});
