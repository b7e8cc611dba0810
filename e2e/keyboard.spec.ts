import type { Page } from '@playwright/test';
import { expect, test } from './support/test.ts';
import { SHIPPED } from './support/vaults.ts';

test.describe('with the keyboard alone', () => {
  test('the first stop leads to the text', async ({ page, open }) => {
    await page.goto((await open(SHIPPED)).url);
    await page.keyboard.press('Tab');
    const skip = page.getByRole('link', { name: 'Skip to the text' });
    await expect(skip).toBeFocused();
    await expect(skip).toBeInViewport();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/#site:main$/);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
  });

  test('every stop can be seen', async ({ page, open }) => {
    const site = await open(SHIPPED);
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(`${site.url}02-data-ingestion-and-storage/`);
    const unseen: string[] = [];
    for (let stop = 0; stop < 60; stop += 1) {
      await page.keyboard.press('Tab');
      const focus = await focused(page);
      if (!focus.isMarked) unseen.push(focus.what);
    }
    expect(unseen).toEqual([]);
  });

  test('the theme can be switched', async ({ page, open }) => {
    await page.goto((await open(SHIPPED)).url);
    await page.getByRole('button', { name: 'Switch between light and dark' }).focus();
    await page.keyboard.press('Enter');
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    await page.keyboard.press('Space');
    await expect(page.locator('html')).not.toHaveAttribute('data-theme', 'dark');
  });
});

/** What has the focus, and whether an outline or a shadow says so. */
async function focused(page: Page) {
  return page.evaluate(() => {
    const element = document.activeElement!;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    const hasOutline = outlineStyle !== 'none' && parseFloat(outlineWidth) > 0;
    return {
      what: `${element.tagName} ${(element as HTMLElement).innerText.trim().slice(0, 40)}`,
      isMarked: element === document.body || hasOutline || boxShadow !== 'none',
    };
  });
}
