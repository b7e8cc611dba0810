import { join } from 'node:path';
import type { AnswerMode, Paper } from '../../src/print/paper.ts';
import { openBook, openPrinter } from '../../src/print/open-book.ts';
import { checkPdf, type PdfReport } from './pdf-check.ts';
import { test as base, type Site } from './test.ts';

/** What is printed, and how. */
export interface Print {
  readonly site: Site;
  /** Of a page or a book, below the site's base. */
  readonly address: string;
  readonly paper: Paper;
  readonly answers?: AnswerMode;
}

/** Prints a page of a site as the program does, and holds the PDF to every rule. */
export const test = base.extend<object, { check: (print: Print) => Promise<PdfReport> }>({
  check: [
    async ({}, use) => {
      const printer = await openPrinter();
      await use(async ({ site: { folder, base }, address, paper, answers = 'open' }) => {
        const placeOf = (path: string) => join(folder, path);
        const job = { placeOf, base, site: undefined, address, paper, answers };
        const page = await openBook(printer, job);
        try {
          return await checkPdf(page, { paper, answers });
        } finally {
          await page.context().close();
        }
      });
      await printer.close();
    },
    { scope: 'worker' },
  ],
});

export { expect } from '@playwright/test';
