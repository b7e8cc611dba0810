import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { getDocumentProxy } from 'unpdf';
import type { AnswerMode, Paper } from '../../src/print/paper.ts';
import { printPage } from '../../src/print/pdf.ts';
import { markPage, type Marked } from './pdf-markers.ts';

/** The text area of each sheet in CSS pixels: 18 mm at the sides, 18 and 20 above and below. */
const TEXT = { a4: { width: 657, height: 978 }, letter: { width: 680, height: 912 } };
const BLANK_EDGE_MM = 5;
/** The margin below the text, in points. */
const FOOT = (20 / 25.4) * 72;

/** What a checker found in a PDF. */
export interface PdfReport {
  readonly pages: number;
  /** Links within the document, contents and index included. */
  readonly links: number;
  /** Places that name a page. */
  readonly numbers: number;
  /** Answers that the page has. */
  readonly answers: number;
  /** Each diagram and each table with a head, and on how many sheets it stands. */
  readonly diagrams: readonly { readonly pages: number }[];
  readonly tables: readonly { readonly columns: number; readonly pages: number }[];
  /** One line each. */
  readonly problems: readonly string[];
  readonly pdf: Uint8Array;
}

export interface CheckOptions {
  readonly paper: Paper;
  readonly answers: AnswerMode;
  /** Prints the page; given by the checker's own tests, to print wrongly. */
  readonly print?: () => Promise<Uint8Array>;
}

/** Prints an opened page and holds the PDF to every rule that paper has. */
export async function checkPdf(
  page: Page,
  { paper, answers, print = async () => (await printPage(page, { paper })).pdf }: CheckOptions,
): Promise<PdfReport> {
  await page.setViewportSize({ width: TEXT[paper].width, height: 800 });
  await page.emulateMedia({ media: 'print' });
  const marked = await page.evaluate(markPage);
  await page.emulateMedia({ media: null });
  const pdf = await print();
  const numbers = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[data-page-of]')].flatMap((place) => {
      const number = /\d+/.exec(place.textContent)?.[0];
      return place.closest('[hidden]') ? [] : [{ id: place.dataset['pageOf']!, number }];
    }),
  );
  const content = await readPdf(pdf, await page.title());
  const where = (marker: string) => content.markers.get(marker) ?? [];
  const problems = [
    ...cutPieces(marked, where, TEXT[paper].height),
    ...headingsAtTheFoot(marked, where),
    ...missingHeads(marked, where),
    ...wrongNumbers(numbers, marked, where),
    ...wrongAnswers(marked, where, answers),
    ...marked.deadLinks.map((id) => `a link to "${id}" leads nowhere`),
    ...content.problems,
    ...(await inkAtTheEdge(page.context().browser()!, pdf)),
  ];
  return {
    pages: content.pages,
    links: content.links,
    numbers: numbers.length,
    answers: marked.answers.length,
    diagrams: marked.wholes
      .filter(({ what }) => what.startsWith('figure.diagram'))
      .map(({ at }) => ({ pages: new Set([...where(`${at}a`), ...where(`${at}b`)]).size })),
    tables: marked.tables.map(({ columns, rows }) => ({
      columns,
      pages: new Set(rows.flatMap((row) => where(`${row}a`))).size,
    })),
    problems,
    pdf,
  };
}

/** On which pages, from 1, a marker stands. */
type Where = (marker: string) => readonly number[];

function* cutPieces({ wholes }: Marked, where: Where, limit: number) {
  for (const { at, what, height } of wholes) {
    const [begins, ends] = [where(`${at}a`)[0], where(`${at}b`)[0]];
    if (begins === undefined || ends === undefined) yield `${what} is not printed whole`;
    else if (begins !== ends && height <= limit) yield `${what} is cut after page ${begins}`;
  }
}

function* headingsAtTheFoot({ headings }: Marked, where: Where) {
  for (const { at, next, what } of headings) {
    const [own, text] = [where(`${at}a`)[0], where(`${next}a`)[0]];
    if (own === undefined) yield `${what} is not printed`;
    else if (own !== text) yield `${what} ends page ${own}`;
  }
}

function* missingHeads({ tables }: Marked, where: Where) {
  for (const { head, rows } of tables) {
    const heads = new Set(where(`${head}a`));
    const pages = new Set(rows.flatMap((row) => where(`${row}a`)));
    for (const page of pages) {
      if (!heads.has(page)) yield `a table goes on on page ${page} without its head`;
    }
  }
}

function* wrongNumbers(
  numbers: readonly { id: string; number: string | undefined }[],
  { targets }: Marked,
  where: Where,
) {
  for (const { id, number } of numbers) {
    const page = targets[id] === undefined ? undefined : where(`${targets[id]}a`)[0];
    if (String(page) !== number) yield `"${id}" is on page ${page}, named is page ${number}`;
  }
}

function* wrongAnswers({ answers, lastAnswers }: Marked, where: Where, mode: AnswerMode) {
  const printed = answers.filter((at) => where(`${at}a`).length > 0).length;
  const last = lastAnswers.filter((at) => where(`${at}a`).length > 0).length;
  const wanted = mode === 'open' ? answers.length : 0;
  if (printed !== wanted)
    yield `${printed} of ${answers.length} answers are printed, not ${wanted}`;
  const wantedLast = mode === 'end' ? answers.length : 0;
  if (last !== wantedLast) yield `${last} answers are on the last pages, not ${wantedLast}`;
}

interface PdfContent {
  readonly pages: number;
  readonly links: number;
  readonly markers: ReadonlyMap<string, readonly number[]>;
  readonly problems: readonly string[];
}

async function readPdf(pdf: Uint8Array, title: string): Promise<PdfContent> {
  // The library takes the bytes for itself.
  const document = await getDocumentProxy(new Uint8Array(pdf));
  const markers = new Map<string, number[]>();
  const problems: string[] = [];
  let links = 0;
  const destinations = await document.getDestinations();
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    const text = items.map((item) => ('str' in item ? item.str : '')).join('');
    const folio = items.flatMap((item) =>
      'str' in item && item.transform[5] < FOOT && /^\d+$/.test(item.str) ? Number(item.str) : [],
    );
    // A cover has none.
    if (folio.length > 0 ? folio[0] !== number : number > 1)
      problems.push(`page ${number} has ${folio[0] ?? 'no number'} at its foot`);
    for (const [, marker] of text.matchAll(/qz(\d+[ab])/g)) {
      const pages = markers.get(marker!) ?? [];
      markers.set(marker!, [...pages, number]);
    }
    for (const { subtype, dest, unsafeUrl } of (await page.getAnnotations()) as Annotation[]) {
      if (subtype !== 'Link') continue;
      if (typeof dest === 'string') {
        links += 1;
        if (destinations[dest] === undefined)
          problems.push(`a link on page ${number} leads to "${dest}", which is nowhere`);
      } else if (unsafeUrl === undefined || !leadsOut(unsafeUrl))
        problems.push(`a link on page ${number} leads nowhere (${unsafeUrl})`);
      else if (/\.invalid\b|localhost|127\.0\.0\.1/.test(unsafeUrl))
        problems.push(`a link on page ${number} leads to where it was printed (${unsafeUrl})`);
    }
    page.cleanup();
  }
  const { info } = await document.getMetadata();
  const { Title, Language } = info as { Title?: string; Language?: string | null };
  // Without a title of its own Chromium takes the page's address.
  if (title === '' || Title !== title) problems.push('the document has no title of its own');
  if (!Language) problems.push('the document has no language');
  if (((await document.getOutline()) as unknown[] | null)?.length === undefined)
    problems.push('the document has no bookmarks');
  if ((await document.getMarkInfo())?.Marked !== true) problems.push('the document is not tagged');
  const pages = document.numPages;
  await document.loadingTask.destroy();
  return { pages, links, markers, problems };
}

/** Whether an address leads somewhere from any machine: to the web, or to a program by a scheme of its own. */
function leadsOut(address: string): boolean {
  return URL.canParse(address) && !/^(?:file|about|data|blob|javascript):/i.test(address);
}

interface Annotation {
  readonly subtype: string;
  readonly dest?: unknown;
  readonly unsafeUrl?: string;
}

const LIBRARY = fileURLToPath(import.meta.resolve('unpdf/pdfjs'));
const DOTS_PER_POINT = 0.5;

/** Draws every page in a browser, small, and looks at its edges. */
async function inkAtTheEdge(browser: Browser, pdf: Uint8Array): Promise<string[]> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.route('http://pdf.invalid/**', (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/') return route.fulfill({ contentType: 'text/html', body: '<p>pdf</p>' });
    return pathname === '/book.pdf'
      ? route.fulfill({ contentType: 'application/pdf', body: Buffer.from(pdf) })
      : route.fulfill({ contentType: 'text/javascript', body: readFileSync(LIBRARY) });
  });
  await page.goto('http://pdf.invalid/');
  const stained = await page.evaluate(
    async ({ scale, edge, source }) => {
      const library = (await import(source)) as {
        getDocument: (source: object) => {
          promise: Promise<import('unpdf/pdfjs').PDFDocumentProxy>;
        };
      };
      const data = await (await fetch('/book.pdf')).arrayBuffer();
      const { promise } = library.getDocument({
        data: new Uint8Array(data),
        isEvalSupported: false,
      });
      const pdf = await promise;
      const stained: number[] = [];
      for (let number = 1; number <= pdf.numPages; number += 1) {
        const page = await pdf.getPage(number);
        const viewport = page.getViewport({ scale });
        const canvas = document.createElement('canvas');
        canvas.width = viewport.width;
        canvas.height = viewport.height;
        const canvasContext = canvas.getContext('2d', { willReadFrequently: true })!;
        await page.render({ canvas, canvasContext, viewport }).promise;
        const { width, height } = canvas;
        const strips = [
          [0, 0, width, edge],
          [0, height - edge, width, edge],
          [0, 0, edge, height],
          [width - edge, 0, edge, height],
        ] as const;
        const isStained = strips.some(([x, y, wide, high]) =>
          canvasContext
            .getImageData(x, y, wide, high)
            .data.some((value, at) => at % 4 < 3 && value < 245),
        );
        if (isStained) stained.push(number);
        page.cleanup();
      }
      return stained;
    },
    {
      source: 'http://pdf.invalid/pdf.js',
      scale: DOTS_PER_POINT,
      edge: Math.floor((BLANK_EDGE_MM / 25.4) * 72 * DOTS_PER_POINT),
    },
  );
  await context.close();
  return stained.map((number) => `page ${number} has ink within ${BLANK_EDGE_MM} mm of its edge`);
}
