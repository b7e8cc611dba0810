import { expect, test } from './support/test.ts';
import { absent, SEED_NOTE, seedVault } from './support/vaults.ts';
import { formatWeight, weighPage } from './support/weight.ts';

const KB = 1024;

/** Bytes after gzip that a page may cost before search is opened. */
const BUDGET = { html: 14 * KB, css: 12 * KB, js: 8 * KB };

test('the page of the seed note stays within its budget', async ({ open }) => {
  const missing = absent(SEED_NOTE);
  test.skip(missing !== undefined, missing);
  const site = await open(await seedVault());
  const weight = await weighPage(site.folder, '02-data-ingestion-and-storage/');
  for (const part of ['html', 'css', 'js'] as const) {
    console.log(`${part}: ${formatWeight(weight[part])}, budget ${BUDGET[part] / KB} KB gzip`);
    expect.soft(weight[part].gzip, part).toBeLessThanOrEqual(BUDGET[part]);
  }
});
