import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { de } from '../src/words/de.ts';
import { en } from '../src/words/en.ts';
import { pagesIn } from './support/html.ts';
import { expect, test } from './support/test.ts';
import { fixture } from './support/vaults.ts';

test('a German site has no English words of the interface left', async ({ open }) => {
  const site = await open(fixture('german'));
  const german = new Set(phrasesOf(de));
  const english = phrasesOf(en).filter((phrase) => !german.has(phrase));
  expect(english.length).toBeGreaterThan(80);
  const patterns = english.map(asPattern);
  const left: string[] = [];
  const pages = (await pagesIn(site.folder)).map((page) => join(decodeURI(page), 'index.html'));
  for (const page of [...pages, '404.html']) {
    for (const text of await textsOf(join(site.folder, page))) {
      if (patterns.some((pattern) => pattern.test(text))) left.push(`${page}: ${text}`);
    }
  }
  expect(left).toEqual([]);
});

test('an Arabic site runs from right to left, its code and formulas from left to right', async ({
  page,
  open,
}) => {
  const site = await open(fixture('arabic'));
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(site.url);
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  const heading = page.getByRole('heading', { name: 'الأنواع' });
  await expect(heading).toHaveCSS('direction', 'rtl');
  await expect(page.locator('.article pre').first()).toHaveCSS('direction', 'ltr');
  await expect(page.locator('.katex').first()).toHaveCSS('direction', 'ltr');
  const sections = (await page.locator('.side.sections').boundingBox())!;
  const text = (await page.locator('main').boundingBox())!;
  expect(sections.x).toBeGreaterThan(text.x);
  await page.getByRole('link', { name: 'الأنواع' }).first().click();
  await expect(heading).toBeInViewport();
  await page.setViewportSize({ width: 320, height: 700 });
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow).toBe(0);
});

test('a note in another language says so, and runs in its direction', async ({ page, open }) => {
  const site = await open(fixture('arabic'));
  await page.goto(new URL('عن/', site.url).href);
  await expect(page.locator('html')).toHaveAttribute('lang', 'ar');
  const article = page.locator('.article');
  await expect(article).toHaveAttribute('lang', 'en');
  await expect(article).toHaveCSS('direction', 'ltr');
  await expect(page.getByRole('heading', { level: 1 })).toHaveAttribute('lang', 'en');
});

function phrasesOf(words: object): string[] {
  return Object.values(words).flatMap((value: string | object) =>
    typeof value === 'string' ? [value] : phrasesOf(value),
  );
}

function asPattern(phrase: string): RegExp {
  const parts = phrase.split(/\{\d\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.+')}$`);
}

/** What a page shows or says: its texts, and the names and titles that its elements have. */
async function textsOf(file: string): Promise<string[]> {
  const texts: string[] = [];
  const visit = (node: DefaultTreeAdapterTypes.Node) => {
    if (node.nodeName === '#text') texts.push((node as DefaultTreeAdapterTypes.TextNode).value);
    if ('attrs' in node) {
      const said = node.attrs.filter(({ name }) =>
        /^(?:aria-label|title|alt|data-c.*|data-failed)$/.test(name),
      );
      texts.push(...said.map(({ value }) => value));
    }
    if ('childNodes' in node) node.childNodes.forEach(visit);
  };
  visit(parse(await readFile(file, 'utf8')));
  return texts.map((text) => text.trim()).filter((text) => text !== '');
}
