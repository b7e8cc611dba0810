/**
 * `npm run bench`: how long builds take, what they need, and what readers load.
 *
 *   npm run bench -- --sizes 200,1000   other sizes than 200, 1,000 and 5,000
 *   npm run bench -- --no-dev           without the development server
 */
import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { pagesIn } from '../e2e/support/html.ts';
import { formatWeight, weighPage } from '../e2e/support/weight.ts';
import { devLatency } from './dev.ts';
import { generateVault } from './generate.ts';
import { run, type Cost } from './measure.ts';

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '200,1000,5000' },
    dev: { type: 'boolean', default: true },
  },
  allowNegative: true,
});

const folder = await mkdtemp(join(tmpdir(), 'lectern-bench-'));
try {
  await bench(values.sizes.split(',').map(Number));
  if (values.dev) await benchDev(200);
} finally {
  // A program that was stopped may still be putting its compiled code away.
  await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
}

async function bench(sizes: readonly number[]) {
  const { seconds: startUp } = await benchBuild(1);
  const cold = new Map<number, number>();
  for (const size of sizes) cold.set(size, (await benchBuild(size)).seconds);
  if (sizes.length < 2) return;
  const beyond = new Map([...cold].map(([size, seconds]) => [size, seconds - startUp]));
  console.log(
    `growth      cold time grows as notes^${slope(cold).toFixed(2)}, beyond start-up as notes^${slope(beyond).toFixed(2)}`,
  );
}

async function benchBuild(size: number) {
  const vault = join(folder, `vault-${size}`);
  const site = join(folder, `site-${size}`);
  const cache = join(folder, `cache-${size}`);
  const notes = await generateVault(vault, size);
  const build = () => run(cache, ['build', vault, '--out', site]);
  const cold = await build();
  const same = await build();
  await appendFile(join(vault, notes[Math.floor(size / 2)]!), '\nOne more sentence.\n');
  const changed = await build();
  const pages = await pagesIn(site);
  const page = pages.find((address) => address.startsWith('001-part/') && address !== '001-part/')!;
  const { html, css, js } = await weighPage(site, page);
  const seconds = (cost: Cost) =>
    `${cost.seconds.toFixed(1)} s (${cost.cpu.toFixed(1)} s of processors)`;
  console.log(
    `${String(size).padStart(5)} notes ` +
      ` cold ${seconds(cold)}, ${(size / cold.seconds).toFixed(0)} notes/s, ${cold.megabytes.toFixed(0)} MB` +
      ` | warm: nothing changed ${seconds(same)}, one note ${seconds(changed)}, ${changed.megabytes.toFixed(0)} MB` +
      ` | ${pages.length} pages\n` +
      `             a page: HTML ${formatWeight(html)}, CSS ${formatWeight(css)}, JS ${formatWeight(js)}`,
  );
  return cold;
}

async function benchDev(size: number) {
  const vault = join(folder, 'vault-dev');
  const notes = await generateVault(vault, size);
  const latency = await devLatency(join(folder, 'cache-dev'), vault, notes[0]!);
  console.log(
    `dev         ${size} notes: a saved note is served after ${latency.served.toFixed(0)} ms, on screen after ${latency.shown.toFixed(0)} ms (medians)`,
  );
}

/** Slope of the line through the points in a log-log plot, by least squares. */
function slope(points: ReadonlyMap<number, number>): number {
  const logs = [...points].map(([x, y]) => [Math.log(x), Math.log(y)] as const);
  const mean = (at: 0 | 1) => logs.reduce((sum, point) => sum + point[at], 0) / logs.length;
  const [mx, my] = [mean(0), mean(1)];
  const covariance = logs.reduce((sum, [x, y]) => sum + (x - mx) * (y - my), 0);
  return covariance / logs.reduce((sum, [x]) => sum + (x - mx) ** 2, 0);
}
