import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './support/test.ts';
import { SHIPPED } from './support/vaults.ts';

const NOTE = '02-data-ingestion-and-storage/';

/** Pairs of names on a map that lie upon each other, as the browser draws them. */
async function overlaps(page: Page): Promise<string[]> {
  return page.locator('.map').evaluateAll((maps) =>
    maps.flatMap((map) => {
      const names = [...map.querySelectorAll('text')].map((text) => ({
        text: text.textContent,
        box: text.getBoundingClientRect(),
      }));
      return names.flatMap((a, at) =>
        names.slice(at + 1).flatMap((b) => {
          const isApart =
            a.box.right <= b.box.left ||
            b.box.right <= a.box.left ||
            // The lines of letters, without the room above and below them.
            a.box.bottom - 4 <= b.box.top ||
            b.box.bottom - 4 <= a.box.top;
          return isApart ? [] : [`${a.text} / ${b.text}`];
        }),
      );
    }),
  );
}

test.describe('the map of everything', () => {
  test('without JavaScript leads from section to section', async ({ browser, open }) => {
    const site = await open(SHIPPED);
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(site.url);
    await page
      .getByRole('navigation', { name: 'Sections' })
      .getByRole('link', { name: 'Map', exact: true })
      .click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Map');
    const map = page.getByRole('figure').getByRole('link');
    await expect(map).toHaveCount(51);
    await map.filter({ hasText: 'Amazon Athena' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Amazon Athena');
    await context.close();
  });

  test('can be walked with the keyboard', async ({ page, open }) => {
    const site = await open(SHIPPED);
    await page.goto(`${site.url}map/`);
    const frame = page.getByRole('figure').getByRole('group', { name: 'Map' }).first();
    await frame.focus();
    await page.keyboard.press('Tab');
    const first = page.getByRole('figure').getByRole('link').first();
    await expect(first).toBeFocused();
    const address = await first.getAttribute('href');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(new RegExp(`${address!}$`));
  });

  test('is there in words as well', async ({ page, open }) => {
    const site = await open(SHIPPED);
    await page.goto(`${site.url}map/`);
    const drawn = await page
      .getByRole('figure')
      .getByRole('link')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    const listed = await page
      .getByRole('region', { name: 'The map in words' })
      .getByRole('link')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    expect(drawn.filter((address) => !listed.includes(address))).toEqual([]);
  });

  test('no name lies upon another', async ({ page, open }) => {
    const site = await open(SHIPPED);
    await page.setViewportSize({ width: 1440, height: 900 });
    for (const address of ['map/', 'concepts/', NOTE]) {
      await page.goto(site.url + address);
      await page.evaluate(() => document.fonts.ready);
      expect(await overlaps(page), address).toEqual([]);
    }
  });

  test('shows a preview of a name that is pointed at', async ({ page, open }) => {
    const site = await open(SHIPPED);
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(`${site.url}map/`);
    await page.getByRole('figure').getByRole('link').filter({ hasText: 'Amazon Athena' }).hover();
    await expect(page.getByRole('tooltip')).toContainText('Amazon Athena');
  });
});

test.describe('the map around a page', () => {
  test('leads to those that link here and to those linked from here', async ({ page, open }) => {
    const site = await open(SHIPPED);
    await page.goto(`${site.url}${NOTE}`);
    const map = page.getByRole('region', { name: 'Around this page' });
    const here = (await map.locator('.here').boundingBox())!;
    const into = (await map.getByRole('link', { name: /AWS Machine Learning/ }).boundingBox())!;
    const out = map.getByRole('link', { name: 'Amazon Athena' });
    expect(into.x).toBeLessThan(here.x);
    expect((await out.boundingBox())!.x).toBeGreaterThan(here.x);
    await expect(map).toContainText(/and \d+ more/);
    await out.click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Amazon Athena');
  });

  test('on a narrow screen scrolls in its own frame', async ({ page, open }) => {
    const site = await open(SHIPPED);
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(`${site.url}${NOTE}`);
    const frame = page.getByRole('region', { name: 'Around this page' }).locator('.scroll');
    const { inside, outside } = await frame.evaluate((element) => ({
      inside: element.scrollWidth,
      outside: element.clientWidth,
    }));
    expect(inside).toBeGreaterThan(outside);
    await expect(frame).toHaveAttribute('tabindex', '0');
  });

  test('is not printed', async ({ page, open }) => {
    const site = await open(SHIPPED);
    await page.goto(`${site.url}${NOTE}`);
    await page.emulateMedia({ media: 'print' });
    await expect(
      page.getByRole('region', { name: 'Around this page' }).locator('svg'),
    ).toBeHidden();
  });
});

test('a page without a map loads nothing for maps', async ({ open }) => {
  const site = await open(SHIPPED);
  const [withMap, without] = await Promise.all(
    ['map/index.html', 'index.html'].map((file) => readFile(join(site.folder, file), 'utf8')),
  );
  expect(withMap).toMatch(/href="[^"]*\/map\.[^"]*\.css"/);
  expect(without).not.toMatch(/\/map\.[^"]*\.css/);
});
