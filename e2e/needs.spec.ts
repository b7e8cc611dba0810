import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { attribute, elementsOf } from './support/html.ts';
import { dialectVault } from './support/dialect-vault.ts';
import { expect, test } from './support/test.ts';

/** What a page needs, and by what its style sheets tell that they are for it. */
const KINDS = {
  formulas: '.katex',
  callouts: '.callout-title',
  canvases: 'figure.canvas',
} as const;

/** Folders of the dialect's fixtures, and what their page shows. */
const PAGES: Readonly<Record<string, readonly (keyof typeof KINDS)[]>> = {
  'definition-lists': [],
  embeds: [],
  tags: [],
  math: ['formulas'],
  callouts: ['callouts'],
  'exam-tips': ['callouts'],
  canvas: ['canvases'],
};

for (const [name, needs] of Object.entries(PAGES)) {
  const list = needs.length > 0 ? needs.join(' and ') : 'no formulas, callouts or canvases';
  test(`a page with ${list} loads what it needs and no more: ${name}`, async ({ page, open }) => {
    const site = await open(await dialectVault());
    const file = join(site.folder, name, 'input/index.html');
    const sheets = (await elementsOf(file))
      .filter((it) => it.tagName === 'link' && attribute(it, 'rel') === 'stylesheet')
      .map((it) => attribute(it, 'href')!);
    const css = await Promise.all(sheets.map((url) => readFile(join(site.folder, url), 'utf8')));
    const screen = css.map((text) => text.replace(/@media print\s*\{(?:[^{}]|\{[^{}]*\})*\}/g, ''));
    const loaded = Object.entries(KINDS).filter(([, mark]) =>
      screen.some((text) => text.includes(mark)),
    );
    expect(loaded.map(([kind]) => kind)).toEqual(needs);

    const fonts: string[] = [];
    page.on('request', (request) => {
      if (/katex/i.test(request.url())) fonts.push(request.url());
    });
    await page.goto(`${site.url}${name}/input/`, { waitUntil: 'networkidle' });
    expect(fonts.length > 0).toBe(needs.includes('formulas'));
  });
}
