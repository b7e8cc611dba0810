import { HOW_TO_GET_A_BROWSER, installedBrowsers, NoBrowser } from '../../print/browser.ts';
import { linkedPdfs, printBooks } from '../print-books.ts';
import { holdsOtherFiles, isWithin } from '../publish.ts';
import { counted, formatFindings, isFailure, summarize } from '../report.ts';
import { siteOptions, type SiteArguments } from '../site-options.ts';
import { buildInCache } from './build-in-cache.ts';
import { missingVault, type Console } from './console.ts';

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
  const options = siteOptions(site);
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
  const canPrint = once(() => installedBrowsers().length > 0);
  const { built, folder, renderer } = await buildInCache({ ...options, canPrint });
  const lacksBrowser = built.settings.pdf && !canPrint();
  if (lacksBrowser) {
    console.err(
      `lectern: the site has no PDFs: there is no browser to print them. ${HOW_TO_GET_A_BROWSER}\n`,
    );
  }
  const pdfs = await linkedPdfs(built, folder);
  if (pdfs.size > 0) {
    if (console.isInteractive) console.err(`Printing ${pdfs.size} PDFs ...\n`);
    try {
      await printBooks(built, folder, pdfs, 'open');
    } catch (error) {
      if (!(error instanceof NoBrowser)) throw error;
      console.err(`lectern: ${error.message}\n`);
      return 2;
    }
  }
  // Here, not above: reading the vault starts the sooner the less is loaded.
  const { finishOffline } = await import('../offline.ts');
  await finishOffline(built, folder, renderer);
  await folder.publish();
  const findings = built.diagnostics.filter(({ severity }) => severity !== 'info');
  console.err(formatFindings(findings));
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const printed = pdfs.size === 0 ? '' : ` and ${counted(pdfs.size, 'PDF')}`;
  const made = `${counted(built.pages.size, 'page')}${printed}`;
  const notes = counted(built.index.notes.size, 'note');
  console.out(
    `${made} from ${notes} in ${seconds} s -> ${site.outDir} (${summarize(built.diagnostics)})\n`,
  );
  return strict && (lacksBrowser || isFailure(findings, true)) ? 1 : 0;
}

function once<T>(ask: () => T): () => T {
  let answer: { readonly value: T } | undefined;
  return () => (answer ??= { value: ask() }).value;
}
