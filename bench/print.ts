/**
 * `npm run bench:print`: what a book of 300 notes adds to a build, and what its PDF takes.
 *
 *   npm run bench:print -- --notes 100   another size
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { generateVault } from './generate.ts';
import { run, treeShare } from './measure.ts';

/** Asking a browser's processes for their memory takes them some milliseconds each time. */
const SAMPLE_MS = 100;

const { values } = parseArgs({ options: { notes: { type: 'string', default: '300' } } });
const folder = await mkdtemp(join(tmpdir(), 'lectern-bench-'));
try {
  await bench(Number(values.notes));
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function bench(notes: number) {
  const vault = join(folder, 'vault');
  await generateVault(vault, notes);
  const build = async (book: boolean) => {
    await writeFile(join(vault, 'lectern.yaml'), `book: ${book}\n`);
    return run(join(folder, `cache-${book}`), ['build', vault, '--out', join(folder, 'site')]);
  };
  const [without, beside] = [await build(false), await build(true)];
  console.log(
    `${notes} notes  all books as HTML: ${(beside.seconds - without.seconds).toFixed(1)} s beyond a build of ${without.seconds.toFixed(1)} s ` +
      `(${(beside.cpu - without.cpu).toFixed(1)} s of processors beyond ${without.cpu.toFixed(1)} s)`,
  );
  const args = ['pdf', vault, '--out', join(folder, 'book.pdf')];
  const cache = join(folder, 'cache-true');
  // Twice: to ask for the memory that often holds up the processes that are asked.
  const { seconds } = await run(cache, args, { memory: () => 0 });
  const { megabytes } = await run(cache, args, { memory: treeShare, everyMs: SAMPLE_MS });
  console.log(
    `${notes} notes  the whole as PDF: ${seconds.toFixed(1)} s; ${megabytes.toFixed(0)} MB at most, browser included`,
  );
}
