import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds on pages, one line for each violation. */
export async function violationsOn(page: Page, addresses: readonly string[]): Promise<string[]> {
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
  return violations;
}
