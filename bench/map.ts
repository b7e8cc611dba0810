/**
 * `npm run bench:map`: what the maps of generated vaults cost to work out, and
 * how heavy the map of the whole is.
 *
 *     npm run bench:map -- --sizes 1000,5000
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { pictureSvg, surroundingsSvg } from '../src/site/map-svg.ts';
import { PageKeys } from '../src/site/page-key.ts';
import { Site } from '../src/site/site.ts';
import { readVaultFiles } from '../src/site/vault-files.ts';
import { generateVault } from './generate.ts';

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '200,1000,5000' },
    vault: { type: 'string' },
  },
});

const folder = await mkdtemp(join(tmpdir(), 'lectern-map-'));
try {
  if (values.vault !== undefined) await bench(values.vault);
  else {
    for (const size of values.sizes.split(',').map(Number)) {
      const vault = join(folder, `vault-${size}`);
      await generateVault(vault, size);
      await bench(vault);
    }
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function bench(vault: string) {
  const [cacheDir, pagesDir] = [join(folder, 'cache'), join(folder, 'pages')];
  const options = { vault, outDir: join(folder, 'site'), cacheDir, pagesDir };
  const site = await Site.of(options, await readVaultFiles(options));
  const { maps, addresses, navigation } = site;
  const pages = [...site.pages.values()];
  const whole = time(() => pictureSvg(maps.picture(maps.groups()), addresses, 'Map'));
  const around = time(() =>
    pages.map((page) => {
      const shown = maps.around(page);
      return shown ? surroundingsSvg(shown, addresses, 'Map').length : 0;
    }),
  );
  const folders = time(() =>
    [...navigation.folders.values()].map((own) => {
      const groups = maps.groupsOf(own);
      return groups.length > 0 ? pictureSvg(maps.picture(groups), addresses, 'Map').length : 0;
    }),
  );
  const keys = new PageKeys(site);
  const keyed = time(() => pages.map((page) => keys.of(page)));
  const size = (text: string) =>
    `${(text.length / 1024).toFixed(0)} KB (${(gzipSync(text).length / 1024).toFixed(1)} KB gzip)`;
  console.log(
    `${String(site.index.notes.size).padStart(5)} notes, ${pages.length} pages:` +
      ` the whole ${whole.ms} ms, ${size(whole.result)};` +
      ` around all pages ${around.ms} ms, ${average(around.result)} bytes each;` +
      ` ${folders.result.length} folders ${folders.ms} ms;` +
      ` all keys of pages ${keyed.ms} ms`,
  );
}

function time<T>(work: () => T): { result: T; ms: string } {
  const start = performance.now();
  const result = work();
  return { result, ms: (performance.now() - start).toFixed(0) };
}

function average(numbers: readonly number[]): number {
  return Math.round(numbers.reduce((sum, number) => sum + number, 0) / numbers.length);
}
