import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { chromium, type Browser, type Page, type Route } from 'playwright-core';
import { HOW_TO_GET_A_BROWSER, installedBrowsers, NoBrowser } from './browser.ts';
import { destinationsOf, type PdfPlaces } from './destinations.ts';
import {
  choose,
  divide,
  guessPages,
  mendOutwardLinks,
  settle,
  show,
  writePageNumbers,
} from './in-page.ts';
import { mergePdfs } from './merge-pdfs.ts';
import { PAPERS, type AnswerMode, type Paper } from './paper.ts';

/** What to print. */
export interface PrintJob {
  /** The site as it was built. */
  readonly folder: string;
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

/** A printed book. */
export interface Printed extends PdfPlaces {
  readonly pdf: Buffer;
}

/** No such server can exist: what is asked of it comes from the folder, and nothing else is fetched. */
const ORIGIN = 'http://book.invalid';
const LAYOUT_LIMIT_MS = 300_000;
/** Numbers can push each other about; in places of fixed width, from the fourth on, they can't. */
const PASSES = 7;
const FREE_PASSES = 3;

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

/** Prints a book. */
export async function printBook(browser: Browser, job: PrintJob): Promise<Printed> {
  const page = await openBook(browser, job);
  let portions: readonly Printed[];
  try {
    portions = await printPortions(page, job);
  } finally {
    // Before they are joined: the two would need the most memory at once.
    await page.context().close();
  }
  return joined(portions);
}

/** Opens a book's page, its choices made and everything loaded. */
export async function openBook(browser: Browser, job: PrintJob): Promise<Page> {
  const context = await browser.newContext({ colorScheme: 'light', serviceWorkers: 'block' });
  const page = await context.newPage();
  page.setDefaultTimeout(LAYOUT_LIMIT_MS);
  await page.route('**', (route) => fromFolder(route, job));
  await page.goto(ORIGIN + job.address);
  await page.evaluate(choose, { answers: job.answers, sources: job.sources ?? false });
  await page.evaluate(mendOutwardLinks, { site: job.site });
  await page.evaluate(settle);
  return page;
}

/** Prints an opened book. */
export async function printPage(page: Page, job: Pick<PrintJob, 'paper'>): Promise<Printed> {
  return joined(await printPortions(page, job));
}

/**
 * Prints an opened book until every number in it names the page where its
 * target stands: as a rule twice, the first time without what only readers
 * need. It is printed in portions, since what the browser holds of a document
 * while it prints, and its time for a page, grow with the document.
 */
async function printPortions(
  page: Page,
  { paper }: Pick<PrintJob, 'paper'>,
): Promise<readonly Printed[]> {
  let pageOf: ReadonlyMap<string, number> = new Map(
    Object.entries(await page.evaluate(guessPages)),
  );
  const portions = await page.evaluateHandle(divide);
  const references = await portions.evaluate((all) => all.map(({ references }) => references));
  const printed: PrintedPortion[] = [];
  for (let pass = 1; pass <= PASSES; pass += 1) {
    const isFixed = pass > FREE_PASSES;
    const isDraft = pass === 1;
    let pages = 0;
    for (const [only, ids] of references.entries()) {
      const numbers = Object.fromEntries(
        ids.flatMap((id) => (pageOf.has(id) ? [[id, pageOf.get(id)!]] : [])),
      );
      const key = JSON.stringify({ isDraft, isFixed, pages, numbers });
      if (printed[only]?.key !== key) {
        await page.evaluate(show, { portions, only, firstPage: pages + 1, isDraft });
        await page.evaluate(writePageNumbers, { pages: numbers, isFixed });
        const printing = page.pdf({
          format: PAPERS[paper],
          preferCSSPageSize: true,
          printBackground: true,
          outline: !isDraft,
          tagged: !isDraft,
        });
        const pdf = await withinLimit(printing);
        printed[only] = { key, pdf, ...destinationsOf(pdf) };
        // The browser is in no hurry to, and would take three times the memory. A draft leaves little.
        if (!isDraft) await page.requestGC();
      }
      pages += printed[only].pages;
    }
    const found = inARow(printed).pageOf;
    if (!isDraft && areEqual(found, pageOf)) {
      await page.evaluate(show, { portions, only: undefined, firstPage: 1, isDraft });
      return printed;
    }
    pageOf = found;
  }
  throw new Error(`The page numbers did not settle in ${PASSES} passes.`);
}

function joined(portions: readonly Printed[]): Printed {
  return { pdf: mergePdfs(portions.map(({ pdf }) => pdf)), ...inARow(portions) };
}

/** The pages of all. What is in each, such as the frame of every page, is where it comes first. */
function inARow(portions: readonly PdfPlaces[]): PdfPlaces {
  const pageOf = new Map<string, number>();
  let before = 0;
  for (const { pages, pageOf: own } of portions) {
    for (const [id, at] of own) if (!pageOf.has(id)) pageOf.set(id, before + at);
    before += pages;
  }
  return { pages: before, pageOf };
}

/** A portion as it was last printed. */
interface PrintedPortion extends Printed {
  /** What was printed: with the same it need not be again. */
  readonly key: string;
}

/** A browser that lost its printing process never answers, and Playwright sets no limit of its own. */
async function withinLimit(printing: Promise<Buffer>): Promise<Buffer> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`The browser printed nothing within ${LAYOUT_LIMIT_MS / 60_000} minutes.`));
    }, LAYOUT_LIMIT_MS);
  });
  try {
    return await Promise.race([printing, limit]);
  } finally {
    clearTimeout(timer);
  }
}

function areEqual(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): boolean {
  return a.size === b.size && [...a].every(([id, page]) => b.get(id) === page);
}

async function fromFolder(route: Route, { folder, base }: PrintJob): Promise<void> {
  const { origin, pathname } = new URL(route.request().url());
  const path = decodeURIComponent(pathname);
  if (origin !== ORIGIN || !path.startsWith(base)) return route.abort();
  const file = join(folder, path.slice(base.length), path.endsWith('/') ? 'index.html' : '');
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
