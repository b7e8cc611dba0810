import { join } from 'node:path';
import { attribute, elementsOf } from './support/html.ts';
import { dialectVault } from './support/dialect-vault.ts';
import { expect, test } from './support/test.ts';

/** Style sheets that only some pages load, by what these show. */
const KINDS = { formulas: /katex/, callouts: /callouts/, canvases: /canvas/ } as const;

/** Folders of the dialect's fixtures, and what their page shows. */
const PAGES: Readonly<Record<string, readonly (keyof typeof KINDS)[]>> = {
  'definition-lists': [],
  embeds: ['formulas'],
  tags: [],
  math: ['formulas'],
  callouts: ['callouts'],
  'exam-tips': ['callouts'],
  canvas: ['formulas', 'canvases'],
};

for (const [name, needs] of Object.entries(PAGES)) {
  const list = needs.length > 0 ? needs.join(' and ') : 'no formulas, callouts or canvases';
  test(`a page with ${list} loads what it needs and no more: ${name}`, async ({ page, open }) => {
    const site = await open(await dialectVault());
    const file = join(site.folder, name, 'input/index.html');
    const sheets = (await elementsOf(file))
      .filter((it) => it.tagName === 'link' && attribute(it, 'rel') === 'stylesheet')
      .map((it) => attribute(it, 'href')!);
    const loaded = Object.entries(KINDS).filter(([, file]) => sheets.some((url) => file.test(url)));
    expect(loaded.map(([kind]) => kind)).toEqual(needs);

    const fonts: string[] = [];
    page.on('request', (request) => {
      if (/katex/i.test(request.url())) fonts.push(request.url());
    });
    await page.goto(`${site.url}${name}/input/`, { waitUntil: 'networkidle' });
    expect(fonts.length > 0).toBe(needs.includes('formulas'));
  });
}
