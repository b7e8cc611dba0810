import { expect, test } from './support/test.ts';
import { fixture, SHIPPED } from './support/vaults.ts';

test.describe('on a narrow screen', () => {
  test.use({ viewport: { width: 320, height: 640 } });

  test('no page scrolls sideways', async ({ page, open }) => {
    const site = await open(SHIPPED);
    const wide: string[] = [];
    for (const address of await site.pages()) {
      await page.goto(address);
      const { content, screen } = await page.evaluate(() => ({
        content: document.documentElement.scrollWidth,
        screen: window.innerWidth,
      }));
      if (content > screen) wide.push(`${address}: ${content} px`);
    }
    expect(wide).toEqual([]);
  });

  test('a formula within a line breaks where it is wider than the screen', async ({
    page,
    open,
  }) => {
    const site = await open(fixture('german'));
    await page.goto(`${site.url}01-speicher/`);
    await expect(page.getByText('Modell, Marke').last()).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  });

  test('wide tables scroll in a named frame that the keyboard reaches', async ({ page, open }) => {
    const site = await open(SHIPPED);
    await page.goto(`${site.url}02-data-ingestion-and-storage/`);
    const frames = await page
      .getByRole('main')
      .locator('table')
      .evaluateAll((tables) =>
        tables
          .map((table) => table.parentElement!)
          .filter((frame) => frame.scrollWidth > frame.clientWidth)
          .map((frame) => ({
            focusable: frame.tabIndex === 0,
            name: frame.getAttribute('aria-label') ?? frame.getAttribute('aria-labelledby') ?? '',
          })),
      );
    expect(frames.length).toBeGreaterThan(0);
    for (const frame of frames) {
      expect(frame.focusable).toBe(true);
      expect(frame.name).not.toBe('');
    }
  });

  test('the lists of sections and contents open as sheets and close again', async ({
    page,
    open,
  }) => {
    const site = await open(SHIPPED);
    await page.goto(`${site.url}02-data-ingestion-and-storage/`);
    const lists = [
      ['Open the list of sections', 'Sections'],
      ['Open the contents of this page', 'On this page'],
    ] as const;
    for (const [button, name] of lists) {
      const list = page.getByRole('navigation', { name });
      await expect(list).toBeHidden();
      await page.getByRole('button', { name: button }).click();
      await expect(list.getByRole('link').first()).toBeInViewport();
      await page.keyboard.press('Escape');
      await expect(list).toBeHidden();
    }
  });
});
