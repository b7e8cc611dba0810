import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { SiteFiles } from '../offline/files.ts';
import type { AnswerMode } from '../print/paper.ts';
import { baseName, fold } from '../vault/names.ts';
import type { Book } from './book.ts';
import type { Site } from './site.ts';

/** A PDF that was printed. */
export interface PrintedBook {
  readonly file: string;
  readonly pages: number;
}

/** Prints books of a built site, each to its file. @throws NoBrowser */
export async function printBooks(
  site: Site,
  folder: Pick<SiteFiles, 'placeOf'>,
  files: ReadonlyMap<Book, string>,
  answers: AnswerMode,
): Promise<PrintedBook[]> {
  // Here, not above: most builds print nothing, and need not wait for Playwright to load.
  const [{ openPrinter }, { printBook }] = await Promise.all([
    import('../print/open-book.ts'),
    import('../print/pdf.ts'),
  ]);
  const { base, site: server, paper } = site.settings;
  collectGarbage();
  const placeOf = (path: string) => folder.placeOf(path);
  const browser = await openPrinter();
  const printed: PrintedBook[] = [];
  try {
    for (const [book, file] of files) {
      const address = site.addresses.page(book.route);
      const job = { placeOf, base, site: server, address, paper, answers };
      const { pdf, pages } = await printBook(browser, job);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, pdf);
      printed.push({ file, pages });
    }
  } finally {
    await browser.close();
  }
  return printed;
}

/**
 * Gives back what the build is done with, some 100 MB for a book of 300 notes:
 * the browser is about to need as much, and Node by itself is in no hurry.
 */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
}

/** The PDFs that a site links to, and where they are to be written. */
export async function linkedPdfs(site: Site, files: SiteFiles): Promise<Map<Book, string>> {
  const pdfs = new Map<Book, string>();
  for (const book of site.books.all) {
    const file = site.pdfOf(book);
    if (file !== undefined) pdfs.set(book, await files.placeFor(file));
  }
  return pdfs;
}

/** The book that a person means by a section's number, title, file name or address; of everything without a name. */
export function bookNamed(site: Site, name: string | undefined): Book | undefined {
  if (name === undefined) return site.books.all[0];
  const wanted = fold(name);
  return site.books.all.find(({ section, title, chapters: [chapter] }) => {
    if (section === undefined) return false;
    const names = [title, section, baseName(section), String(chapter?.number)];
    return names.some((it) => fold(it) === wanted);
  });
}
