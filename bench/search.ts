/**
 * `npm run bench:search`: whether readers find what they look for, what the
 * first search loads, and how long a keystroke takes. It runs in a real browser.
 *
 *   npm run bench:search -- --verbose   with the queries that failed
 */
import { chromium, type Browser } from '@playwright/test';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { serve } from '../e2e/support/server.ts';
import { installedBrowsers } from '../src/print/browser.ts';
import { run } from './measure.ts';
import { askAll, firstSearch, keystrokes, type Outcome } from './search/browser.ts';
import { headingQueries, readQueries, withTypos, type Query } from './search/queries.ts';

const { values } = parseArgs({ options: { verbose: { type: 'boolean', default: false } } });
const ROOT = join(import.meta.dirname, '..');
const PUBLIC_VAULT = join(ROOT, '../shared/vaults/tasks-docs');
/** First searches and keystrokes are measured with this many of the queries. */
const MEASURED = 12;

const folder = await mkdtemp(join(tmpdir(), 'lectern-bench-'));
const executablePath = installedBrowsers()[0];
const browser = await chromium.launch(executablePath === undefined ? {} : { executablePath });
try {
  await bench(browser, join(ROOT, 'content'), () =>
    readQueries(join(import.meta.dirname, 'search/content.tsv')),
  );
  if (existsSync(PUBLIC_VAULT)) await bench(browser, PUBLIC_VAULT, headingQueries);
  else console.log('The vault tasks-docs of ../shared is not there: left out.');
} finally {
  await browser.close();
  await rm(folder, { recursive: true, force: true });
}

async function bench(
  browser: Browser,
  vault: string,
  queriesOf: (site: string) => Promise<Query[]>,
) {
  const site = join(folder, 'site');
  await run(join(folder, 'cache'), ['build', vault, '--out', site]);
  const served = await serve(site, '/');
  const queries = await queriesOf(site);
  const typos = withTypos(queries.filter(({ kind }) => kind !== 'natural'));
  const outcomes = await askAll(browser, served.url, [...queries, ...typos]);
  console.log(
    `${vault.slice(ROOT.length + 1) || vault}: ${queries.length} queries, ${typos.length} with a typo`,
  );
  for (const [kind, ofKind] of Map.groupBy(outcomes, ({ query }) => query.kind))
    report(kind, ofKind);
  report('all', outcomes);
  const step = Math.floor(queries.length / MEASURED);
  const some = queries.filter((_, at) => at % step === 0).slice(0, MEASURED);
  const first = [];
  for (const { text } of some) first.push(await firstSearch(browser, served.url, text));
  const bytes = first.map((it) => it.bytes / 1024).sort((a, b) => a - b);
  const requests = Math.max(...first.map((it) => it.requests));
  console.log(
    `  first result: ${at(bytes, 0.5).toFixed(0)} KB (at most ${at(bytes, 1).toFixed(0)}), at most ${requests} requests`,
  );
  const typed = await keystrokes(browser, served.url, some);
  const slowest = typed.toSorted((a, b) => b.time - a.time);
  const times = slowest.map(({ time }) => time).reverse();
  console.log(
    `  keystroke to results, processor slowed 4 times: p50 ${at(times, 0.5).toFixed(0)} ms, p95 ${at(times, 0.95).toFixed(0)} ms (${times.length} keystrokes)`,
  );
  for (const { text, time } of values.verbose ? slowest.slice(0, 8) : []) {
    console.log(`      ${time.toFixed(0)} ms at "${text}"`);
  }
  await served.close();
}

function report(kind: string, outcomes: readonly Outcome[]) {
  const share = (first: number) => {
    const found = outcomes.filter(({ rank = Infinity }) => rank <= first).length;
    return `${((100 * found) / outcomes.length).toFixed(1).padStart(5)}%`;
  };
  const reciprocal = outcomes.reduce(
    (sum, { rank }) => sum + (rank === undefined ? 0 : 1 / rank),
    0,
  );
  console.log(
    `  ${kind.padEnd(8)} ${String(outcomes.length).padStart(4)}  success@1 ${share(1)}  success@3 ${share(3)}  MRR ${(reciprocal / outcomes.length).toFixed(3)}`,
  );
  if (!values.verbose || kind === 'all') return;
  for (const { query, rank, shown } of outcomes) {
    if (rank !== 1)
      console.log(
        `      ${rank ?? '-'} "${query.text}" wants ${query.answers.join(' ')}; got ${shown.join(' ')}`,
      );
  }
}

function at(sorted: readonly number[], quantile: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(quantile * sorted.length))] ?? NaN;
}
