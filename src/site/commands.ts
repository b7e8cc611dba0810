import { build as buildPages, dev as serve, preview as servePages } from 'astro';
import { stat } from 'node:fs/promises';
import { closeIndexer } from '../search/index/bundle.ts';
import { astroConfig, siteOptions, type SiteArguments } from './config.ts';
import { currentSite } from './current.ts';
import { finishOffline } from './offline.ts';
import { holdsOtherFiles, isWithin, publish } from './publish.ts';
import { formatFindings, isFailure, summarize } from './report.ts';
import { Site } from './site.ts';

/** Where a command writes. */
export interface Console {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Whether somebody is watching: progress is for them alone. */
  readonly isInteractive: boolean;
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
  const config = astroConfig(options);
  // Astro compiles the pages to a folder below the working directory, where
  // another build may be running: each has to have its own.
  process.chdir(options.cacheDir);
  try {
    await buildPages(config);
  } finally {
    await closeIndexer();
  }
  await finishOffline(currentSite(), config.outDir);
  await publish(config.outDir, options.outDir);
  const built = currentSite();
  const findings = built.diagnostics.filter(({ severity }) => severity !== 'info');
  console.err(formatFindings(findings));
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.out(
    `${built.pages.size} pages from ${built.index.notes.size} notes in ${seconds} s -> ${site.outDir} (${summarize(built.diagnostics)})\n`,
  );
  return strict && isFailure(findings, true) ? 1 : 0;
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
