import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { chromium, type Browser, type Page, type Route } from 'playwright-core';
import { HOW_TO_GET_A_BROWSER, installedBrowsers, NoBrowser } from './browser.ts';
import { choose, mendOutwardLinks, settle } from './in-page.ts';
import type { AnswerMode, Paper } from './paper.ts';

/** What to print. */
export interface PrintJob {
  /** Where a file of the site lies, by its path below the site's root. */
  readonly placeOf: (path: string) => string;
  /** Path under which it lies on its server. */
  readonly base: string;
  /** Address of its server, for links that leave the book. */
  readonly site: string | undefined;
  /** Address of the book's page, base included. */
  readonly address: string;
  readonly paper: Paper;
  readonly answers: AnswerMode;
  /** Whether the texts of diagrams are printed below them. */
  readonly sources?: boolean;
}

/** How long a browser may take for anything. */
export const LAYOUT_LIMIT_MS = 300_000;

/** No such server can exist: what is asked of it comes from the site's files, and nothing else is fetched. */
const ORIGIN = 'http://book.invalid';

/**
 * On the screen, which nobody looks at, the book is not laid out: before and
 * after each printing the browser would do it anew, at half the cost of all.
 */
const UNSEEN = '@media screen{body{display:none}}';
/** A draft has to tell on which page everything stands, no more: to draw it takes half of the time. */
const DRAFT = '@media print{[data-draft] *{visibility:hidden!important;background:none!important}}';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Starts a browser for printing. @throws with how to get one where there is none that starts */
export async function openPrinter(): Promise<Browser> {
  const failures: string[] = [];
  for (const executablePath of installedBrowsers()) {
    try {
      return await chromium.launch({ executablePath });
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      failures.push(`${executablePath}: ${error.message.split('\n')[0]!}`);
    }
  }
  const named = process.env['LECTERN_BROWSER'];
  const nothing =
    named === undefined
      ? 'There is none.'
      : `LECTERN_BROWSER names "${named}", which is not there.`;
  const tried = failures.length === 0 ? nothing : failures.join('\n');
  throw new NoBrowser(`PDFs are printed by Chromium. ${tried}\n${HOW_TO_GET_A_BROWSER}`);
}

/** Opens a book's page, its choices made and everything loaded. */
export async function openBook(browser: Browser, job: PrintJob): Promise<Page> {
  const context = await browser.newContext({ colorScheme: 'light', serviceWorkers: 'block' });
  const page = await context.newPage();
  page.setDefaultTimeout(LAYOUT_LIMIT_MS);
  await page.route('**', (route) => fromFiles(route, job));
  await page.goto(ORIGIN + job.address);
  await page.evaluate(choose, { answers: job.answers, sources: job.sources ?? false });
  await page.evaluate(mendOutwardLinks, { site: job.site });
  await page.evaluate(settle);
  return page;
}

async function fromFiles(route: Route, { placeOf, base }: PrintJob): Promise<void> {
  const { origin, pathname } = new URL(route.request().url());
  const path = decodeURIComponent(pathname);
  const isWithin = path.startsWith(base) && !path.split('/').includes('..');
  if (origin !== ORIGIN || !isWithin) return route.abort();
  const file = placeOf(path.slice(base.length) + (path.endsWith('/') ? 'index.html' : ''));
  const body = await readFile(file).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error) return undefined;
    throw error;
  });
  if (body === undefined) return route.fulfill({ status: 404 });
  const contentType = TYPES[extname(file)];
  const isBook = route.request().isNavigationRequest();
  return route.fulfill({
    body: isBook
      ? body.toString().replace('</head>', `<style>${UNSEEN}${DRAFT}</style></head>`)
      : body,
    ...(contentType === undefined ? {} : { contentType }),
  });
}
