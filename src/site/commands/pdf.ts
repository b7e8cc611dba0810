import { relative, resolve } from 'node:path';
import type { AnswerMode } from '../../print/paper.ts';
import { NoBrowser } from '../../print/browser.ts';
import { slug } from '../../vault/names.ts';
import { bookNamed, printBooks } from '../print-books.ts';
import { counted } from '../report.ts';
import { siteOptions, type SiteArguments } from '../site-options.ts';
import { buildInCache } from './build-in-cache.ts';
import { missingVault, type Console } from './console.ts';

/** What a command line says about PDFs. */
export interface PrintArguments {
  /** Number, title, file name or address of a section; undefined for the book of everything. */
  readonly section?: string | undefined;
  readonly answers: AnswerMode;
  /** Undefined for a name that follows from the book's. */
  readonly out?: string | undefined;
}

/** Prints the vault, or one of its sections, as a PDF. */
export async function pdf(
  site: SiteArguments,
  { section, answers, out }: PrintArguments,
  console: Console,
): Promise<number> {
  const missing = await missingVault(site.vault, console);
  if (missing) return missing;
  const start = performance.now();
  if (console.isInteractive) console.err(`Gathering ${site.vault} ...\n`);
  const options = siteOptions(site);
  const { built, folder } = await buildInCache({
    ...options,
    booksOnly: true,
    overrides: { ...options.overrides, book: true },
  });
  const book = bookNamed(built, section);
  if (book === undefined) {
    const names = built.books.all.flatMap((it) => (it.section === undefined ? [] : it.section));
    const known = names.length === 0 ? 'This vault has none.' : `There are: ${names.join(', ')}.`;
    console.err(`lectern: there is no section "${section}". ${known}\n`);
    return 2;
  }
  const file = resolve(out ?? `${slug(book.title)}.pdf`);
  if (console.isInteractive) console.err(`Printing ${book.title} ...\n`);
  try {
    const [printed] = await printBooks(built, folder, new Map([[book, file]]), answers);
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    const shown = relative(process.cwd(), file);
    console.out(`${counted(printed!.pages, 'page')} in ${seconds} s -> ${shown}\n`);
  } catch (error) {
    if (!(error instanceof NoBrowser)) throw error;
    console.err(`lectern: ${error.message}\n`);
    return 2;
  }
  return 0;
}
