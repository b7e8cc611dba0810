import { expect, test } from './support/test.ts';
import { SHIPPED } from './support/vaults.ts';

test.describe('a reader', () => {
  test('goes from the home page to a section, to a concept and back', async ({ page, open }) => {
    const site = await open(SHIPPED);
    await page.goto(site.url);
    const sections = page.getByRole('region', { name: 'Sections' });
    await sections.getByRole('link', { name: /Data Ingestion and Storage/ }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Data Ingestion');

    const concept = page.getByRole('main').getByRole('link', { name: 'Amazon Redshift' }).first();
    await concept.click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Amazon Redshift');

    const mentions = page.getByRole('region', { name: 'Mentioned in' });
    await mentions
      .getByRole('link', { name: /Data Ingestion and Storage/ })
      .first()
      .click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Data Ingestion');
  });

  test('turns pages forwards and backwards', async ({ page, open }) => {
    const site = await open(SHIPPED);
    await page.goto(`${site.url}02-data-ingestion-and-storage/`);
    const turn = page.getByRole('navigation', { name: 'Pages', exact: true });
    await turn.getByRole('link', { name: /^Next/ }).click();
    await expect(page).not.toHaveURL(/02-data-ingestion/);
    await turn.getByRole('link', { name: /^Previous/ }).click();
    await expect(page).toHaveURL(/02-data-ingestion/);
  });

  test('jumps to a heading from the contents of the page', async ({ page, open }) => {
    const site = await open(SHIPPED);
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(`${site.url}02-data-ingestion-and-storage/`);
    const contents = page.getByRole('navigation', { name: 'On this page' });
    const entry = contents.getByRole('link').nth(2);
    const text = await entry.innerText();
    await entry.click();
    const heading = page.getByRole('main').getByRole('heading', { name: text }).first();
    await expect(heading).toBeInViewport();
  });

  test('is told that a concept or a section is not written yet', async ({ page, open }) => {
    const site = await open(SHIPPED);
    await page.goto(`${site.url}10-security/`);
    await expect(page.getByText('planned and not written yet')).toBeVisible();
    await expect(
      page.getByRole('region', { name: 'Mentioned in' }).getByRole('link').first(),
    ).toBeVisible();
  });

  test('at a wrong address is told so, with a way on', async ({ page, open }) => {
    const site = await open(SHIPPED);
    const response = await page.goto(`${site.url}no/such/page/`);
    expect(response?.status()).toBe(404);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.getByRole('main').getByRole('link').first().click();
    await expect(page).not.toHaveURL(/no\/such/);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  });

  test('reads everything with JavaScript switched off', async ({ browser, open }) => {
    const site = await open(SHIPPED);
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${site.url}02-data-ingestion-and-storage/`);
    await expect(page.getByRole('main').getByRole('table').first()).toBeVisible();
    await expect(page.getByRole('navigation', { name: 'On this page' })).toBeAttached();
    const next = page
      .getByRole('navigation', { name: 'Pages', exact: true })
      .getByRole('link', { name: /^Next/ });
    await next.click();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await context.close();
  });

  test('is asked for nothing by other servers, and no page fails to load a part', async ({
    page,
    open,
  }) => {
    const site = await open(SHIPPED);
    const elsewhere: string[] = [];
    const failed: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(site.url) && !request.url().startsWith('data:'))
        elsewhere.push(request.url());
    });
    page.on('response', (response) => {
      if (response.status() >= 400) failed.push(`${response.status()} ${response.url()}`);
    });
    page.on('pageerror', (error) => failed.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') failed.push(message.text());
    });
    for (const address of await site.pages()) await page.goto(address, { waitUntil: 'load' });
    expect(elsewhere).toEqual([]);
    expect(failed).toEqual([]);
  });
});
