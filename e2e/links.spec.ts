import { join } from 'node:path';
import { crawl } from './support/crawl.ts';
import { expect, test } from './support/test.ts';
import { absent, PUBLIC_VAULTS, SEED_NOTE, seedVault, SHARED, SHIPPED } from './support/vaults.ts';

const BASES = ['/', '/repo/'];

for (const base of BASES) {
  test.describe(`under ${base}, every link leads somewhere and nothing is fetched from elsewhere`, () => {
    test('in the shipped vault', async ({ open }) => {
      const site = await open(SHIPPED, base);
      await expectSound(site.folder, base);
    });

    test('in the seed note alone', async ({ open }) => {
      const missing = absent(SEED_NOTE);
      test.skip(missing !== undefined, missing);
      const site = await open(await seedVault(), base);
      await expectSound(site.folder, base);
    });

    for (const name of PUBLIC_VAULTS) {
      test(`in the public vault ${name}`, async ({ open }) => {
        const vault = join(SHARED, 'vaults', name);
        const missing = absent(vault);
        test.skip(missing !== undefined, missing);
        const site = await open(vault, base);
        await expectSound(site.folder, base);
      });
    }
  });
}

async function expectSound(folder: string, base: string) {
  const { pages, links, problems } = await crawl(folder, base);
  console.log(`${pages} pages, ${links} addresses`);
  expect(pages).toBeGreaterThan(0);
  expect(links).toBeGreaterThan(0);
  // The first are enough to see what is wrong; one cause is often on every page.
  expect(problems.slice(0, 25), `${problems.length} problems`).toEqual([]);
}
