import type { Page } from '@playwright/test';
import { violationsOn } from './support/axe.ts';
import { dialectVault } from './support/dialect-vault.ts';
import { expect, test } from './support/test.ts';
import { SHIPPED } from './support/vaults.ts';

test.describe('in light and dark, axe finds nothing', () => {
  test.setTimeout(900_000);

  test('on any page', async ({ page, open }) => {
    const site = await open(SHIPPED);
    const addresses = [...(await site.pages()), `${site.url}no-such-page/`];
    await expectNone(page, addresses);
  });

  test('on the page of any syntax', async ({ page, open }) => {
    const site = await open(await dialectVault());
    // Pages that are lists, such as those of tags, hold nothing of the dialect.
    const addresses = (await site.pages()).filter((url) => /\/input\/$/.test(url));
    expect(addresses.length).toBeGreaterThan(20);
    await expectNone(page, addresses);
  });

  test('but what is wrong on a page, in dark alone too', async ({ page }) => {
    const body =
      '<html lang="en"><title>Faults</title><style>@media (prefers-color-scheme: dark) { p { color: #222; background: #111 } }</style>' +
      '<main><h1>Heading</h1><img src="data:,"><p>Words</p></main></html>';
    await page.route('http://faults.invalid/', (route) =>
      route.fulfill({ contentType: 'text/html', body }),
    );
    const violations = await violationsOn(page, ['http://faults.invalid/']);
    expect(violations).toEqual([
      expect.stringContaining('in light: image-alt'),
      expect.stringContaining('in dark: color-contrast'),
    ]);
  });
});

async function expectNone(page: Page, addresses: readonly string[]) {
  const violations = await violationsOn(page, addresses);
  console.log(`${addresses.length} pages`);
  expect(violations.slice(0, 25), `${violations.length} violations`).toEqual([]);
}
