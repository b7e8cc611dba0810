import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './support/test.ts';
import { SHIPPED } from './support/vaults.ts';

/** Opens the search with its key and asks. */
async function ask(page: Page, query: string) {
  await page.keyboard.press('/');
  const field = page.getByRole('combobox', { name: 'Search the notes' });
  await expect(field).toBeFocused();
  await field.fill(query);
  await expect(page.getByRole('option').first()).toBeVisible();
  return field;
}

test.describe('the search', () => {
  test('is used with the keyboard alone', async ({ page, open }) => {
    const site = await open(SHIPPED, '/repo/');
    await page.goto(`${site.url}06-model-training/`);
    const field = await ask(page, 'storage classes');
    const first = page.getByRole('option').first();
    await expect(first).toHaveAttribute('aria-selected', 'true');
    await expect(field).toHaveAttribute('aria-activedescendant', (await first.getAttribute('id'))!);
    await page.keyboard.press('ArrowDown');
    await expect(first).toHaveAttribute('aria-selected', 'false');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/repo\/.*#storage-classes$/);
  });

  test('gives the focus back when it is closed', async ({ page, open }) => {
    await page.goto((await open(SHIPPED)).url);
    const theme = page.getByRole('button', { name: 'Switch between light and dark' });
    await theme.focus();
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('dialog', { name: 'Search' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog', { name: 'Search' })).toBeHidden();
    await expect(theme).toBeFocused();
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    test.describe(`in ${colorScheme}`, () => {
      test.use({ colorScheme });
      test('has nothing that axe objects to', async ({ page, open }) => {
        await page.goto((await open(SHIPPED)).url);
        await ask(page, 'kinesis');
        const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
        expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
      });
    });
  }

  test.describe('without JavaScript', () => {
    test.use({ javaScriptEnabled: false });
    test('is the list of concepts', async ({ page, open }) => {
      await page.goto((await open(SHIPPED)).url);
      await page.getByRole('link', { name: 'Search' }).click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Concepts');
    });
  });
});
