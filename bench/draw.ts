import { gzipSync } from 'node:zlib';
import { examples } from '../src/diagram/draw/examples.ts';
import { createDrawer } from '../src/diagram/draw/index.ts';

/**
 * How long diagrams take and how large they are: the first one, for which
 * Mermaid is loaded, then one of each type after another.
 *
 * Run with `node bench/draw.ts`.
 */
const ROUNDS = 3;

async function timed<T>(work: () => Promise<T>): Promise<[result: T, ms: number]> {
  const start = performance.now();
  return [await work(), performance.now() - start];
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

const drawer = createDrawer({ workers: 1 });
const [, cold] = await timed(() => drawer.draw('flowchart LR\n  A --> B'));
console.log(`first diagram, cold: ${cold.toFixed(0)} ms\n`);
console.log('type            bytes    gzip   ms (median)');

const all: number[] = [];
const sizes: { raw: number; gzip: number }[] = [];
for (const [type, source] of Object.entries(examples)) {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    // A comment makes it another source, which has not been drawn yet.
    const [drawn, ms] = await timed(() => drawer.draw(`${source}\n%% ${round}\n`));
    if (!drawn.ok) throw new Error(`${type}: ${drawn.message}`);
    times.push(ms);
    if (round === 0) sizes.push({ raw: drawn.svg.length, gzip: gzipSync(drawn.svg).length });
  }
  const { raw, gzip } = sizes.at(-1)!;
  all.push(...times.slice(1));
  console.log(
    type.padEnd(14),
    String(raw).padStart(6),
    String(gzip).padStart(7),
    median(times).toFixed(0).padStart(9),
  );
}
const mean = (pick: 'raw' | 'gzip') =>
  sizes.reduce((sum, size) => sum + size[pick], 0) / sizes.length / 1024;
console.log(`\neach further diagram, median: ${median(all).toFixed(0)} ms`);
console.log(`size, mean: ${mean('raw').toFixed(1)} KiB, gzip ${mean('gzip').toFixed(1)} KiB`);

const many = Array.from({ length: 100 }, (_, i) => `flowchart LR\n  A${i} --> B --> C`);
for (const workers of [1, 2]) {
  const pool = createDrawer({ workers });
  const [, ms] = await timed(() => Promise.all(many.map((source) => pool.draw(source))));
  console.log(`100 small flowcharts, ${workers} worker(s): ${(ms / 1000).toFixed(1)} s`);
  await pool.close();
}
await drawer.close();
