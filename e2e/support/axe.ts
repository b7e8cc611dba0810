import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** The rules among them that look at colours; to all others a page is the same in light and dark. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/** What axe finds on pages in light and in dark, one line for each violation. */
export async function violationsOn(page: Page, addresses: readonly string[]): Promise<string[]> {
  const violations: string[] = [];
  const look = async (scheme: string, axe: AxeBuilder) => {
    for (const { id, help, nodes } of (await axe.analyze()).violations) {
      const where = nodes.map(({ target }) => target.join(' ')).slice(0, 3);
      violations.push(`${page.url()} in ${scheme}: ${id} (${help}) at ${where.join(', ')}`);
    }
  };
  // Legacy mode looks into no frames, which no page has, and needs no second page.
  const axe = () =>
    new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode();
  for (const address of addresses) {
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto(address);
    await look('light', axe().withTags(RULES));
    await page.emulateMedia({ colorScheme: 'dark' });
    await look('dark', axe().withRules(COLOUR_RULES));
  }
  return violations;
}
