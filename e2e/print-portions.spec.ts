import { join } from 'node:path';
import { getDocumentProxy } from 'unpdf';
import { divide, writePageNumbers } from '../src/print/in-page.ts';
import type { AnswerMode } from '../src/print/paper.ts';
import { openBook, openPrinter } from '../src/print/open-book.ts';
import { printBook } from '../src/print/pdf.ts';
import { expect, test } from './support/test.ts';
import { SHIPPED } from './support/vaults.ts';

interface Bookmark {
  readonly title: string;
  readonly items: readonly Bookmark[];
}

interface Tag {
  readonly role?: string;
  readonly id?: string;
  readonly children?: readonly Tag[];
}

/** What a reader, or a reading program, finds in a PDF. */
async function contentOf(pdf: Uint8Array) {
  const document = await getDocumentProxy(new Uint8Array(pdf));
  const numbers = Array.from({ length: document.numPages }, (_, at) => at + 1);
  const pages = [];
  for (const number of numbers) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    const links = (await page.getAnnotations()) as { dest?: unknown; unsafeUrl?: string }[];
    pages.push({
      text: items.map((item) => ('str' in item ? item.str : '')).join(''),
      tags: roles(await page.getStructTree()),
      links: links.map(({ dest, unsafeUrl }) => dest ?? unsafeUrl),
    });
  }
  const places: Record<string, number> = {};
  for (const [name, place] of Object.entries(await document.getDestinations())) {
    places[name] = (await document.getPageIndex((place as never)[0])) + 1;
  }
  const titles = (items: readonly Bookmark[]): string[] =>
    items.flatMap(({ title, items }) => [title, ...titles(items)]);
  const bookmarks = titles(await document.getOutline());
  const { info } = await document.getMetadata();
  const { Title, Language } = info as { Title?: string; Language?: string };
  await document.loadingTask.destroy();
  return { pages, places, bookmarks, Title, Language };
}

/**
 * What each tagged piece is, in reading order. Spans say nothing; of a piece at
 * the edge of a page Chromium notes one now and then that shows nothing.
 */
function roles(tag: Tag | null): string[] {
  if (tag?.role === undefined) return [];
  const inside = (tag.children ?? []).flatMap(roles);
  return tag.role === 'NonStruct' ? inside : [tag.role, ...inside];
}

test.describe('a book that is printed in portions', () => {
  test.setTimeout(300_000);

  for (const answers of ['open', 'end'] satisfies AnswerMode[]) {
    test(`is the one that is printed at once, answers "${answers}"`, async ({ open }) => {
      const { folder, base } = await open(SHIPPED);
      const printer = await openPrinter();
      const job = {
        placeOf: (path: string) => join(folder, path),
        base,
        site: undefined,
        address: '/book/',
        paper: 'a4',
        answers,
      } as const;
      const { pdf, pageOf } = await printBook(printer, job);
      const page = await openBook(printer, job);
      const pages = Object.fromEntries(pageOf);
      await page.evaluate(writePageNumbers, { pages, isFixed: false });
      const printed = { printBackground: true, outline: true, tagged: true };
      const atOnce = await page.pdf({ format: 'A4', preferCSSPageSize: true, ...printed });
      const { length: portions } = await page.evaluate(divide);
      await printer.close();
      const content = await contentOf(pdf);
      expect(content).toEqual(await contentOf(atOnce));
      expect(content.bookmarks.length).toBeGreaterThan(20);
      expect(portions).toBeGreaterThan(3);
    });
  }
});
