import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './support/test.ts';
import { SHIPPED } from './support/vaults.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme });
    test.setTimeout(600_000);

    test('axe finds nothing on any page', async ({ page, open }) => {
      const site = await open(SHIPPED);
      const addresses = [...(await site.pages()), `${site.url}no-such-page/`];
      const violations: string[] = [];
      for (const address of addresses) {
        await page.goto(address);
        // Legacy mode looks into no frames, which no page has, and needs no second page.
        const results = await new AxeBuilder({ page }).withTags(RULES).setLegacyMode().analyze();
        for (const { id, help, nodes } of results.violations) {
          const where = nodes.map(({ target }) => target.join(' ')).slice(0, 3);
          violations.push(`${address}: ${id} (${help}) at ${where.join(', ')}`);
        }
      }
      console.log(`${addresses.length} pages`);
      expect(violations.slice(0, 25), `${violations.length} violations`).toEqual([]);
    });
  });
}
