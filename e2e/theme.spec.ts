import type { Page } from '@playwright/test';
import { expect, test } from './support/test.ts';
import { SHIPPED } from './support/vaults.ts';

test.describe('light and dark', () => {
  test('follow the system', async ({ page, open }) => {
    await page.goto((await open(SHIPPED)).url);
    const light = await brightness(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(light).toBeGreaterThan(0.8);
    expect(await brightness(page)).toBeLessThan(0.3);
  });

  test('can be switched, and the choice stays on the next page', async ({ page, open }) => {
    const site = await open(SHIPPED);
    await page.goto(site.url);
    await page.getByRole('button', { name: 'Switch between light and dark' }).click();
    expect(await brightness(page)).toBeLessThan(0.3);
    await page.goto(`${site.url}concepts/`);
    expect(await brightness(page)).toBeLessThan(0.3);
    await page.getByRole('button', { name: 'Switch between light and dark' }).click();
    expect(await brightness(page)).toBeGreaterThan(0.8);
  });

  test('a chosen theme is there before the page is painted', async ({ page, open }) => {
    const site = await open(SHIPPED);
    await page.goto(site.url);
    await page.getByRole('button', { name: 'Switch between light and dark' }).click();
    // A frame comes before scripts that wait for the document.
    await page.addInitScript(() => {
      requestAnimationFrame(() => {
        const { backgroundColor } = getComputedStyle(document.documentElement);
        Object.assign(window, {
          firstFrame: [document.documentElement.dataset['theme'], backgroundColor],
        });
      });
    });
    await page.reload();
    const [theme] = await page.evaluate(
      () => (window as unknown as { firstFrame: string[] }).firstFrame,
    );
    expect(theme).toBe('dark');
  });
});

/** How bright the page is behind its text, from 0 to 1. */
async function brightness(page: Page): Promise<number> {
  const shot = await page.screenshot({
    clip: { x: 0, y: 300, width: 4, height: 4 },
  });
  return page.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const context = document.createElement('canvas').getContext('2d')!;
    context.drawImage(image, 0, 0);
    const [red, green, blue] = context.getImageData(1, 1, 1, 1).data;
    return (0.2126 * red! + 0.7152 * green! + 0.0722 * blue!) / 255;
  }, shot.toString('base64'));
}
