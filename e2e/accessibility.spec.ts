import { violationsOn } from './support/axe.ts';
import { dialectVault } from './support/dialect-vault.ts';
import { expect, test } from './support/test.ts';
import { SHIPPED } from './support/vaults.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme}, axe finds nothing`, () => {
    test.use({ colorScheme });
    test.setTimeout(600_000);

    test('on any page', async ({ page, open }) => {
      const site = await open(SHIPPED);
      const addresses = [...(await site.pages()), `${site.url}no-such-page/`];
      const violations = await violationsOn(page, addresses);
      console.log(`${addresses.length} pages`);
      expect(violations.slice(0, 25), `${violations.length} violations`).toEqual([]);
    });

    test('on the page of any syntax', async ({ page, open }) => {
      const site = await open(await dialectVault());
      // Pages that are lists, such as those of tags, hold nothing of the dialect.
      const addresses = (await site.pages()).filter((url) => /\/input\/$/.test(url));
      expect(addresses.length).toBeGreaterThan(20);
      const violations = await violationsOn(page, addresses);
      console.log(`${addresses.length} pages`);
      expect(violations.slice(0, 25), `${violations.length} violations`).toEqual([]);
    });
  });
}
