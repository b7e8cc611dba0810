import type { Browser, Page } from 'playwright-core';
import { destinationsOf, type PdfPlaces } from './destinations.ts';
import { divide, guessPages, show, writePageNumbers } from './in-page.ts';
import { mergePdfs } from './merge-pdfs.ts';
import { LAYOUT_LIMIT_MS, openBook, type PrintJob } from './open-book.ts';
import { PAPERS, type Paper } from './paper.ts';

/** A printed book. */
export interface Printed extends PdfPlaces {
  readonly pdf: Buffer;
}

/** Numbers can push each other about; in places of fixed width, from the fourth on, they can't. */
const PASSES = 7;
const FREE_PASSES = 3;

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

/** Prints an opened book. */
export async function printPage(page: Page, job: { paper: Paper }): Promise<Printed> {
  return joined(await printPortions(page, job));
}

/** What a printing of a portion depends on: with the same it need not be printed again. */
interface Setting {
  readonly only: number;
  readonly firstPage: number;
  /** By the ids that the portion refers to. */
  readonly pages: Readonly<Record<string, number>>;
  readonly isDraft: boolean;
  readonly isFixed: boolean;
}

/** A portion as it was last printed. */
interface PrintedPortion extends Printed {
  readonly key: string;
}

/**
 * Prints an opened book until every number in it names the page where its
 * target stands: as a rule twice, the first time without what only readers
 * need. It is printed in portions, since what the browser holds of a document
 * while it prints, and its time for a page, grow with the document. (Two pages
 * of the browser side by side were no faster on two cores.) Afterwards the page
 * shows what was printed.
 */
async function printPortions(page: Page, { paper }: { paper: Paper }): Promise<readonly Printed[]> {
  const guess = Object.entries(await page.evaluate(guessPages));
  let places: ReadonlyMap<string, number> = new Map(guess);
  const portions = await page.evaluateHandle(divide);
  const references = await portions.evaluate((all) => all.map((it) => it.references));
  const printed: PrintedPortion[] = [];
  for (let pass = 1; pass <= PASSES; pass += 1) {
    const isDraft = pass === 1;
    const isFixed = pass > FREE_PASSES;
    let before = 0;
    for (const [only, ids] of references.entries()) {
      const known = ids.flatMap((id) => (places.has(id) ? [[id, places.get(id)!]] : []));
      const pages = Object.fromEntries(known) as Record<string, number>;
      const setting: Setting = { only, firstPage: before + 1, pages, isDraft, isFixed };
      const key = JSON.stringify(setting);
      if (printed[only]?.key !== key) {
        await page.evaluate(show, { portions, ...setting });
        await page.evaluate(writePageNumbers, setting);
        const pdf = await print(page, paper, setting);
        printed[only] = { key, pdf, ...destinationsOf(pdf) };
      }
      before += printed[only].pages;
    }
    const found = inARow(printed).pageOf;
    if (!isDraft && areEqual(found, places)) {
      await page.evaluate(show, { portions, only: undefined, firstPage: 1, isDraft });
      return printed;
    }
    places = found;
  }
  throw new Error(`The page numbers did not settle in ${PASSES} passes.`);
}

function areEqual(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): boolean {
  return a.size === b.size && [...a].every(([id, page]) => b.get(id) === page);
}

async function print(page: Page, paper: Paper, { isDraft }: Setting): Promise<Buffer> {
  const printing = page.pdf({
    format: PAPERS[paper],
    preferCSSPageSize: true,
    printBackground: true,
    outline: !isDraft,
    tagged: !isDraft,
  });
  const pdf = await withinLimit(printing);
  // The browser is in no hurry to, and would take three times the memory. A draft leaves little.
  if (!isDraft) await page.requestGC();
  return pdf;
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
