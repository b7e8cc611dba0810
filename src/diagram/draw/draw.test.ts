import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { JSDOM } from 'jsdom';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { examples } from './examples.ts';
import { createDrawer, mapLinks, withUniqueIds, type Drawn } from './index.ts';

vi.setConfig({ testTimeout: 60_000 });

const drawer = createDrawer();
afterAll(() => drawer.close());

async function draw(source: string): Promise<Extract<Drawn, { ok: true }>> {
  const drawn = await drawer.draw(source);
  if (!drawn.ok) throw new Error(drawn.message);
  return drawn;
}

function parse(svg: string): Element {
  return new JSDOM(`<body>${svg}</body>`).window.document.querySelector('svg')!;
}

const words = (svg: string) => parse(svg).textContent.replace(/\s+/g, ' ');

describe.each(Object.entries(examples))('a %s diagram', (_, source) => {
  it('is drawn as a static picture in the colours of the page', async () => {
    const { svg, width, height } = await draw(source);
    expect(width).toBeGreaterThan(50);
    expect(height).toBeGreaterThan(30);
    expect(svg).toMatch(/^<svg xmlns="[^"]+" role="img" aria-label="[A-Z][^"]+"/);
    expect(svg).not.toMatch(/<style| style=|<script|foreignObject|\bon\w+=|undefined|NaN/);
    const colors = [...svg.matchAll(/ (?:fill|stroke|stop-color)="([^"]*)"/g)].map(([, c]) => c);
    expect(colors.filter((color) => !/^(?:none|var\(|url\(#|color-mix\()/.test(color!))).toEqual(
      [],
    );
  });
});

describe('a picture', () => {
  it('shows every word of its source', async () => {
    const { svg } = await draw(examples['flowchart']!);
    expect(words(svg)).toContain('Fetch from origin');
  });

  it('of ten nodes takes less than 3 KB on the wire', async () => {
    const { svg } = await draw(examples['flowchart']!);
    expect(gzipSync(svg).length).toBeLessThan(3 * 1024);
  });

  it('is the same whatever was drawn before it', async () => {
    const other = createDrawer({ workers: 1 });
    const sources = Object.values(examples);
    const backwards = await Promise.all(sources.toReversed().map((one) => other.draw(one)));
    await other.close();
    const forwards = await Promise.all(sources.map((one) => drawer.draw(one)));
    expect(backwards.toReversed()).toEqual(forwards);
  });

  it('has ids of its own on a page with others', async () => {
    const { svg } = await draw(examples['flowchart']!);
    const [one, two] = ['a', 'b'].map((prefix) => withUniqueIds(svg, prefix));
    const page = parse(`<svg>${one!}${two!}</svg>`);
    const ids = [...page.querySelectorAll('[id]')].map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(1);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, id] of `${one!}${two!}`.matchAll(/url\(#([^)]+)\)/g)) expect(ids).toContain(id);
  });
});

describe('the name of a picture', () => {
  it("is the author's own where there is one, with the description beside it", async () => {
    const { svg, title } = await draw(
      'flowchart TD\n  accTitle: Request & answer\n  accDescr: How it is > answered\n  A --> B',
    );
    const root = parse(svg);
    expect(title).toBe('Request & answer');
    expect(root.getAttribute('aria-label')).toBe('Request & answer');
    const description = root.getAttribute('aria-describedby')!;
    expect(root.querySelector(`#${description}`)!.textContent).toBe('How it is > answered');
  });

  it.each([
    ['flowchart', 'Flowchart with 10 nodes'],
    ['sequence', 'Sequence diagram with 2 participants'],
    ['class', 'Class diagram with 4 classes'],
    ['state', 'State diagram with 4 states'],
    ['er', 'Entity relationship diagram with 3 entities'],
    ['mindmap', 'Mind map with 6 topics'],
    ['pie', 'Pie chart: Time spent on notes'],
    ['gantt', 'Gantt chart: Release plan'],
  ])('says what a %s diagram without one is', async (name, label) => {
    expect(parse((await draw(examples[name]!)).svg).getAttribute('aria-label')).toBe(label);
  });
});

describe('links', () => {
  const source = `flowchart TD
  A[Home note] --> B[Projects] --> C[Web] --> D[Evil]
  click A "/notes/home" "Go to the home note"
  click B href "projects#part" _blank
  click C href "https://example.com/?a=1&b=2"
  click D href "javascript:alert(1)"`;

  it('can be reached, because the picture is a group then', async () => {
    const { svg, hasLinks } = await draw(source);
    const root = parse(svg);
    expect(hasLinks).toBe(true);
    expect(root.getAttribute('role')).toBe('group');
    const targets = [...root.querySelectorAll('a')].map((a) => a.getAttribute('href'));
    expect(targets).toEqual(['/notes/home', 'projects#part', 'https://example.com/?a=1&b=2']);
    expect(root.querySelector('a')!.textContent).toContain('Home note');
    expect(root.querySelector('a title')!.textContent).toBe('Go to the home note');
  });

  it('can be led elsewhere, or nowhere', async () => {
    const { svg } = await draw(source);
    const mapped = mapLinks(svg, (href) =>
      href.startsWith('/') ? `/base${href}` : href.includes('&') ? 'https://x/"&' : null,
    );
    const targets = [...parse(mapped).querySelectorAll('a')].map((a) => a.getAttribute('href'));
    expect(targets).toEqual(['/base/notes/home', null, 'https://x/"&']);
  });

  it('are not claimed where there are none', async () => {
    expect((await draw('flowchart TD\n A --> B')).hasLinks).toBe(false);
  });
});

describe("the author's colours", () => {
  it('are kept, with text that can be read on them', async () => {
    const { svg } = await draw(
      'flowchart LR\n A:::bad --> B --> C\n classDef bad fill:#fdd,stroke:#c00,color:#600\n style B fill:navy\n linkStyle 0 stroke:#f00',
    );
    const root = parse(svg);
    expect(root.querySelector('[fill="#fdd"][stroke="#c00"]')).not.toBeNull();
    expect(root.querySelector('[fill="navy"]')).not.toBeNull();
    expect(svg).toMatch(/fill="(?:#ffffff)"[^>]*>B</);
    expect(svg).toMatch(/<path[^>]*stroke="color-mix\(in srgb,#f00 var\(--diagram-ink\)/);
  });
});

describe('what cannot be drawn', () => {
  it('is reported with its line, and others are drawn all the same', async () => {
    const [bad, good] = await Promise.all([
      drawer.draw('---\ntitle: T\n---\n%% note\nflowchart TD\n  A --> --> B'),
      drawer.draw('flowchart TD\n  A --> B2'),
    ]);
    expect(bad).toEqual({
      ok: false,
      message: 'Mermaid does not understand this: unexpected “-->”.',
      line: 6,
    });
    expect(good.ok).toBe(true);
  });

  it.each(['', '   \n', 'nonsense', '---\n---\n', '%% only a comment', 'flowchart TD\n  A[[['])(
    'is reported, not thrown: %j',
    async (source) => {
      expect(await drawer.draw(source)).toMatchObject({ ok: false, message: /\w/ });
    },
  );
});

describe('the cache', () => {
  it('spares the second build the drawing, and keeps failures out', async () => {
    const cacheDir = mkdtempSync(join(tmpdir(), 'lectern-draw-'));
    const first = createDrawer({ cacheDir });
    const drawn = await first.draw('flowchart TD\n A --> kept');
    await first.close();
    const second = createDrawer({ cacheDir, timeoutMs: 0 });
    expect(await second.draw('flowchart TD\n A --> kept')).toEqual(drawn);
    await second.close();
  });

  it('draws the same source once however often it is asked for', () => {
    const source = 'flowchart TD\n A --> once';
    expect(drawer.draw(source)).toBe(drawer.draw(source));
  });
});
