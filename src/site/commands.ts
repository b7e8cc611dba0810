import { build as buildPages, dev as serve, preview as servePages } from 'astro';
import { stat } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { HOW_TO_GET_A_BROWSER, installedBrowsers } from '../print/browser.ts';
import type { AnswerMode } from '../print/paper.ts';
import { NoBrowser } from '../print/pdf.ts';
import { stopIndexing } from '../search/index/make-shards.ts';
import { slug } from '../vault/names.ts';
import { astroConfig, siteOptions, type SiteArguments } from './config.ts';
import { currentSite } from './current.ts';
import { finishOffline } from './offline.ts';
import { holdsOtherFiles, isWithin, publish } from './publish.ts';
import { bookNamed, linkedPdfs, printBooks } from './print-books.ts';
import { formatFindings, isFailure, summarize } from './report.ts';
import { Site, type SiteOptions } from './site.ts';

/** Where a command writes. */
export interface Console {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Whether somebody is watching: progress is for them alone. */
  readonly isInteractive: boolean;
}

/** What a command line says about PDFs. */
export interface PrintArguments {
  /** Number, title, file name or address of a section; undefined for the book of everything. */
  readonly section?: string | undefined;
  readonly answers: AnswerMode;
  /** Undefined for a name that follows from the book's. */
  readonly out?: string | undefined;
}

/** Writes the site. Findings do not stop it, unless `strict`. */
export async function build(
  site: SiteArguments,
  { strict }: { strict: boolean },
  console: Console,
): Promise<number> {
  const missing = await missingVault(site.vault, console);
  if (missing) return missing;
  const start = performance.now();
  if (console.isInteractive) console.err(`Building ${site.vault} ...\n`);
  const options = { ...siteOptions(site), canPrint: installedBrowsers().length > 0 };
  if (isWithin(options.vault, options.outDir)) {
    console.err(
      `lectern: "${site.outDir}" holds the vault and would be emptied. Name another folder with --out.\n`,
    );
    return 2;
  }
  if (await holdsOtherFiles(options.outDir)) {
    console.err(
      `lectern: "${site.outDir}" holds files that are no site and would be removed. Name an empty folder with --out.\n`,
    );
    return 2;
  }
  const { built, folder } = await buildInCache(options);
  const lacksBrowser = built.settings.pdf && !options.canPrint;
  if (lacksBrowser) {
    console.err(
      `lectern: the site has no PDFs: there is no browser to print them. ${HOW_TO_GET_A_BROWSER}\n`,
    );
  }
  const pdfs = linkedPdfs(built, folder);
  if (pdfs.size > 0) {
    if (console.isInteractive) console.err(`Printing ${pdfs.size} PDFs ...\n`);
    try {
      await printBooks(built, folder, pdfs, 'open');
    } catch (error) {
      return noBrowser(error, console);
    }
  }
  await finishOffline(built, folder);
  await publish(folder, options.outDir);
  const findings = built.diagnostics.filter(({ severity }) => severity !== 'info');
  console.err(formatFindings(findings));
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const printed = pdfs.size === 0 ? '' : ` and ${pdfs.size} PDFs`;
  console.out(
    `${built.pages.size} pages${printed} from ${built.index.notes.size} notes in ${seconds} s -> ${site.outDir} (${summarize(built.diagnostics)})\n`,
  );
  return strict && (lacksBrowser || isFailure(findings, true)) ? 1 : 0;
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
  const target = out === undefined ? undefined : resolve(out);
  const folder = process.cwd();
  const options = siteOptions(site);
  const { built, folder: pages } = await buildInCache({
    ...options,
    isSearched: false,
    overrides: { ...options.overrides, book: true },
  });
  const book = bookNamed(built, section);
  if (book === undefined) {
    const names = built.books.all.flatMap((it) => (it.section === undefined ? [] : it.section));
    const known = names.length === 0 ? 'This vault has none.' : `There are: ${names.join(', ')}.`;
    console.err(`lectern: there is no section "${section}". ${known}\n`);
    return 2;
  }
  const file = target ?? join(folder, `${slug(book.title)}.pdf`);
  if (console.isInteractive) console.err(`Printing ${book.title} ...\n`);
  try {
    const [printed] = await printBooks(built, pages, new Map([[book, file]]), answers);
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    const shown = relative(folder, file);
    console.out(`${printed!.pages} pages in ${seconds} s -> ${shown}\n`);
  } catch (error) {
    return noBrowser(error, console);
  }
  return 0;
}

/** Builds a site in its cache folder, where it stays until it is published. */
async function buildInCache(options: SiteOptions): Promise<{ built: Site; folder: string }> {
  const config = astroConfig(options);
  // Astro compiles the pages to a folder below the working directory, where
  // another build may be running: each has to have its own.
  process.chdir(options.cacheDir);
  try {
    await buildPages(config);
  } finally {
    await stopIndexing();
  }
  return { built: currentSite(), folder: config.outDir };
}

function noBrowser(error: unknown, console: Console): number {
  if (!(error instanceof NoBrowser)) throw error;
  console.err(`lectern: ${error.message}\n`);
  return 2;
}

/** Serves the site and reloads it on every change, until stopped. */
export async function dev(
  site: SiteArguments,
  { port }: { port: number },
  console: Console,
): Promise<number> {
  const missing = await missingVault(site.vault, console);
  if (missing) return missing;
  const server = await serve({
    ...astroConfig(siteOptions(site)),
    server: { port },
  });
  const { base } = currentSite().settings;
  console.out(`Serving ${site.vault} at http://localhost:${server.address.port}${base}\n`);
  return untilStopped(() => server.stop());
}

/** Reports what is wrong with a vault. */
export async function check(
  site: SiteArguments,
  { strict, json, verbose }: { strict: boolean; json: boolean; verbose: boolean },
  console: Console,
): Promise<number> {
  const missing = await missingVault(site.vault, console);
  if (missing) return missing;
  const checked = await Site.open(siteOptions(site));
  await checked.renderAll();
  await checked.diagrams.close();
  const findings = checked.diagnostics;
  if (json) console.out(`${JSON.stringify(findings, null, 2)}\n`);
  else {
    console.out(formatFindings(findings));
    if (verbose) console.out(formatVerdicts(checked));
    console.err(`${checked.index.notes.size} notes: ${summarize(findings)}\n`);
  }
  return isFailure(findings, strict) ? 1 : 0;
}

/** Serves what was built, until stopped. */
export async function preview(
  site: SiteArguments,
  { port }: { port: number },
  console: Console,
): Promise<number> {
  const { base = '/' } = site;
  const server = await servePages({
    configFile: false,
    root: process.cwd(),
    outDir: siteOptions(site).outDir,
    base,
    logLevel: 'warn',
    server: { port },
  });
  console.out(`Serving ${site.outDir} at http://localhost:${server.port}${base}\n`);
  return untilStopped(() => server.stop());
}

/** What became of each text fence that could have been a drawing, and why. */
function formatVerdicts({ index, diagrams }: Site): string {
  return [...index.notes.values()]
    .flatMap((note) =>
      diagrams.of(note).verdicts.map(({ line, isConverted, reason }) => {
        const where = `${note.path}:${note.bodyLine + line - 1}`;
        return `${where} ${isConverted ? 'drawn' : 'left as text'}: ${reason}\n`;
      }),
    )
    .join('');
}

async function missingVault(vault: string, console: Console): Promise<number> {
  const found = await stat(vault).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error) return undefined;
    throw error;
  });
  if (found?.isDirectory() === true) return 0;
  const what = found ? 'is no folder' : 'does not exist';
  console.err(`lectern: "${vault}" ${what}. Name the folder that holds your notes.\n`);
  return 2;
}

async function untilStopped(stop: () => Promise<void>): Promise<number> {
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, resolve);
  });
  await stop();
  return 0;
}
