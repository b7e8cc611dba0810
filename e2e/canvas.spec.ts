import AxeBuilder from '@axe-core/playwright';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { filesBelow } from '../src/offline/files.ts';
import { expect, test } from './support/test.ts';
import { fixture } from './support/vaults.ts';

const VAULT = fixture('canvas');

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('a canvas is a map whose cards can be read and followed', async ({ page, open }) => {
    const site = await open(VAULT);
    await page.goto(new URL('map-canvas/', site.url).href);
    await expect(page.getByRole('heading', { level: 1, name: 'Map' })).toBeVisible();
    const map = page.getByRole('group', { name: 'Map' });
    await expect(map.getByText('First card')).toBeVisible();
    await expect(map.getByRole('img', { name: 'picture (1)' })).toBeVisible();
    await page.getByText('Cards and connections').click();
    await expect(page.getByText('First card, #tagged leads to Second (then <b>)')).toBeVisible();
    await map.getByRole('link', { name: 'Other', exact: true }).last().click();
    await expect(page).toHaveURL(/other\/#heading$/);
  });

  test('a note links to a canvas and shows it', async ({ page, open }) => {
    const site = await open(VAULT);
    await page.goto(site.url);
    await expect(page.getByRole('group', { name: 'Map' }).last()).toBeVisible();
    await page.getByRole('link', { name: 'Map.canvas' }).click();
    await expect(page).toHaveURL(/map-canvas\/$/);
  });

  test('a broken canvas can still be downloaded', async ({ page, open }) => {
    const site = await open(VAULT);
    await page.goto(site.url);
    const href = await page.getByRole('link', { name: 'Broken.canvas' }).getAttribute('href');
    const file = await page.request.get(new URL(href!, site.url).href);
    expect(await file.text()).toBe('{ "nodes": [\n');
  });
});

test('nothing of a hidden note is on a canvas', async ({ open }) => {
  const site = await open(VAULT);
  for (const file of await filesBelow(site.folder)) {
    expect(await readFile(join(site.folder, file), 'utf8'), file).not.toMatch(/secret|ignored/i);
  }
});

test('a canvas opens full size, fits small screens and has no barriers', async ({ page, open }) => {
  const site = await open(VAULT);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 320, height: 700 });
    await page.goto(new URL('map-canvas/', site.url).href);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBe(0);
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    expect(violations.map(({ id, nodes }) => `${id} at ${nodes[0]?.html ?? ''}`)).toEqual([]);
  }
  await page.getByRole('button', { name: 'Full size' }).click();
  const map = page.locator('.canvas > .scroll');
  expect((await map.boundingBox())?.width).toBe(320);
  await page.keyboard.press('Escape');
  await expect(map).not.toHaveCSS('position', 'fixed');
});
