import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { lectern } from './support/build.ts';
import { crawl } from './support/crawl.ts';
import { filesBelow } from '../src/offline/files.ts';
import { pagesIn } from './support/html.ts';
import { search, SHIPPED_QUERIES } from './support/search.ts';
import { expect, test } from './support/test.ts';
import { fixture, runFolder, SHIPPED } from './support/vaults.ts';

/** Builds a vault, and unpacks its portable copy as a reader would: anywhere. */
async function unpack(vault: string, name: string): Promise<string> {
  const site = join(runFolder(), `portable-${name}`);
  const run = await lectern('build', vault, '--out', site, '--base', '/repo/', '--portable');
  expect(run.status, run.err).toBe(0);
  const folder = join(runFolder(), `Meine Dateien #${name} 100%`);
  const entries = unzipSync(await readFile(join(site, 'study-offline.zip')));
  for (const [path, content] of Object.entries(entries)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  return join(folder, 'study-offline');
}

/** Addresses on a page, of pages and of all that is shown, as the browser understands them. */
function addressesOn(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const links = [...document.querySelectorAll<HTMLAnchorElement>('a[href]:not(svg a)')];
    const drawn = [...document.querySelectorAll<SVGAElement>('svg a')];
    const shown = [...document.querySelectorAll<HTMLImageElement>('img[src], script[src]')];
    const named = [...document.querySelectorAll<HTMLLinkElement>('link[href]')];
    return [
      ...links.map(({ href }) => href),
      ...drawn.map(({ href }) => new URL(href.baseVal, document.baseURI).href),
      ...shown.map(({ src }) => src),
      ...named.map(({ href }) => href),
    ];
  });
}

for (const [name, vault] of [
  ['shipped', SHIPPED],
  ['german', fixture('german')],
] as const) {
  test(`the portable copy of the ${name} vault reads from a folder, without a server`, async ({
    page,
    context,
  }) => {
    test.setTimeout(600_000);
    const folder = await unpack(vault, name);
    const problems: string[] = [];
    context.on('weberror', (error) => problems.push(error.error().message));
    context.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) problems.push(message.text());
    });
    context.on('request', (request) => {
      if (!/^(?:file|data|blob):/.test(request.url())) problems.push(request.url());
    });
    let links = 0;
    const pages = await pagesIn(folder);
    for (const address of pages) {
      await page.goto(`${pathToFileURL(folder).href}/${address}index.html`);
      for (const found of await addressesOn(page)) {
        const url = new URL(found);
        if (url.protocol !== 'file:') continue;
        links += 1;
        url.search = url.hash = '';
        const isThere = existsSync(fileURLToPath(url)) && !url.pathname.endsWith('/');
        if (!isThere) problems.push(`${address}: ${found}`);
      }
      const unseen = await page.evaluate(async () => {
        await document.fonts.ready;
        const images = [...document.images].filter(({ loading }) => loading !== 'lazy');
        const broken = images.filter(({ naturalWidth }) => naturalWidth === 0);
        const isSet = [...document.fonts].some(({ status }) => status === 'loaded');
        return [...broken.map(({ src }) => src), ...(isSet ? [] : ['font'])];
      });
      problems.push(...unseen.map((what) => `${address}: ${what} is not shown`));
    }
    console.log(
      `${pages.length} pages, ${links} addresses, ${(await filesBelow(folder)).length} files`,
    );
    expect(links).toBeGreaterThan(pages.length);
    expect(problems.slice(0, 25), `${problems.length} problems`).toEqual([]);
    expect((await crawl(folder, '/')).problems.slice(0, 25)).toEqual([]);
  });
}

test('the search of the portable copy finds, and leads there', async ({ page, context }) => {
  const folder = await unpack(SHIPPED, 'search');
  const home = pathToFileURL(folder).href;
  const problems: string[] = [];
  context.on('weberror', (error) => problems.push(error.error().message));
  context.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) problems.push(message.text());
  });
  for (const [query, answer] of Object.entries(SHIPPED_QUERIES)) {
    await page.goto(`${home}/concepts/index.html`);
    const found = await search(page, query);
    expect(found, query).toContainEqual(expect.stringContaining(`${home}/${answer}`));
    await page.getByRole('listbox', { name: 'Results' }).getByRole('option').first().click();
    await expect(page).toHaveURL(/\/index\.html/);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  }
  expect(problems).toEqual([]);
});
