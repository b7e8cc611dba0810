/**
 * Runs everything that has to hold, to the end even where something fails, and
 * closes with one line: `N passed, N failed`. Tests count one by one; a check
 * that fails, such as the linter, counts as one failure.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBrowser } from './browser.ts';
import { playwrightCounts, vitestCounts, type Counts } from './reports.ts';

const NOTHING: Counts = { passed: 0, failed: 0, skipped: [] };
const FAILURE: Counts = { ...NOTHING, failed: 1 };

/** Not within `test-results`, which Playwright empties. */
const REPORTS = join(import.meta.dirname, '../.cache/reports');
const REPORT = {
  vitest: join(REPORTS, 'vitest.json'),
  playwright: join(REPORTS, 'playwright.json'),
};

const STEPS: Readonly<Record<string, () => Counts | Promise<Counts>>> = {
  types: () => check('astro', 'check'),
  lint: () => check('eslint', '.', '--max-warnings', '0'),
  format: () => check('prettier', '--check', '.'),
  'unit tests': () => {
    const reporters = ['default', 'json'].map((name) => `--reporter=${name}`);
    const isDone = run('vitest', 'run', ...reporters, `--outputFile.json=${REPORT.vitest}`);
    return countsOf(isDone, REPORT.vitest, vitestCounts);
  },
  browser: async () => {
    process.env['LECTERN_BROWSER'] = await ensureBrowser();
    return NOTHING;
  },
  'browser tests': () => {
    const isDone = run('playwright', 'test', '--reporter=list,json');
    return countsOf(isDone, REPORT.playwright, playwrightCounts);
  },
};

rmSync(REPORTS, { recursive: true, force: true });
mkdirSync(REPORTS, { recursive: true });
process.exitCode = await main();

async function main(): Promise<number> {
  const blamed: string[] = [];
  const skipped: string[] = [];
  let [passed, failed] = [0, 0];
  for (const [name, step] of Object.entries(STEPS)) {
    const counts = await timed(name, step);
    passed += counts.passed;
    failed += counts.failed;
    skipped.push(...counts.skipped);
    if (counts.failed > 0) blamed.push(name);
  }
  console.log('');
  if (skipped.length > 0) console.log(`Skipped:\n${skipped.map((line) => `  ${line}\n`).join('')}`);
  if (blamed.length > 0) console.log(`Failed: ${blamed.join(', ')}\n`);
  const summary = `${passed} passed, ${failed} failed`;
  writeFileSync(join(REPORTS, 'summary.txt'), `${summary}\n`);
  console.log(summary);
  return failed === 0 ? 0 : 1;
}

async function timed(name: string, step: () => Counts | Promise<Counts>): Promise<Counts> {
  console.log(`\n## ${name}`);
  const start = performance.now();
  try {
    return await step();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return FAILURE;
  } finally {
    console.log(`${name}: ${((performance.now() - start) / 1000).toFixed(0)} s`);
  }
}

function check(program: string, ...args: string[]): Counts {
  return run(program, ...args) ? NOTHING : FAILURE;
}

/** A runner can fail beyond its tests, as when a file does not compile. */
function countsOf(isDone: boolean, report: string, read: (report: string) => Counts): Counts {
  if (!existsSync(report)) return FAILURE;
  const counts = read(report);
  return isDone || counts.failed > 0 ? counts : { ...counts, failed: 1 };
}

function run(program: string, ...args: string[]): boolean {
  const { status, error } = spawnSync(program, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      ...process.env,
      ASTRO_TELEMETRY_DISABLED: '1',
      PLAYWRIGHT_JSON_OUTPUT_FILE: REPORT.playwright,
      ...(process.stdout.isTTY ? {} : { NO_COLOR: '1' }),
    },
  });
  if (error) throw error;
  return status === 0;
}
