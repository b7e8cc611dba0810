import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, test, type Site } from './support/test.ts';
import { fixture } from './support/vaults.ts';

const VAULT = fixture('previews');
const SHOWN_AFTER_MS = 350;

const previewOn = (page: Page) => page.getByRole('tooltip');
const linkOn = (page: Page, name: string) =>
  page.locator('main > article').getByRole('link', { name, exact: true });

/** Opens the home page with its links, and keeps the addresses that it asks for afterwards. */
async function start(page: Page, site: Site) {
  await page.goto(site.url);
  const requests: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (!pathname.endsWith('/icon.svg')) requests.push(pathname);
  });
  return requests;
}

async function away(page: Page) {
  await page.mouse.move(2, 2);
}

test.describe('with the mouse', () => {
  test('a link that is pointed at shows its title and first paragraph', async ({ page, open }) => {
    const requests = await start(page, await open(VAULT));
    await linkOn(page, 'Target').hover();
    await expect(previewOn(page)).toContainText('The first paragraph of the target');
    await expect(previewOn(page).getByRole('link', { name: 'Target', exact: true })).toBeVisible();
    await expect(previewOn(page).locator('img')).toHaveCount(0);
    expect(requests.filter((path) => path === '/target/')).toHaveLength(1);
    await away(page);
    await expect(previewOn(page)).toBeHidden();
  });

  test('a link to a heading, a block or a footnote shows just that', async ({ page, open }) => {
    await start(page, await open(VAULT));
    const expected = {
      'its second part': /^\s*Second part\s*What the second part says\.\s*$/,
      'a fact': /^\s*Target\s*A fact of its own\.\s*$/,
      '1': /^\s*What the footnote says\.\s*$/,
    };
    for (const [name, text] of Object.entries(expected)) {
      await linkOn(page, name).hover();
      await expect(previewOn(page)).toHaveText(text);
    }
  });

  test('a formula is shown without its style', async ({ page, open }) => {
    await start(page, await open(VAULT));
    await linkOn(page, 'a formula').hover();
    await expect(previewOn(page).locator('math')).toHaveCount(1);
    await expect(previewOn(page)).not.toContainText('E=mc2E=mc');
  });

  test('a name that nobody wrote about says so, and who mentions it', async ({ page, open }) => {
    await start(page, await open(VAULT));
    const link = linkOn(page, 'Nobody wrote this');
    const title = await link.getAttribute('title');
    await link.hover();
    await expect(previewOn(page)).toContainText('not written yet');
    await expect(previewOn(page)).toContainText('Previews');
    await expect(link).not.toHaveAttribute('title');
    await away(page);
    await expect(previewOn(page)).toBeHidden();
    expect(await link.getAttribute('title')).toBe(title);
  });

  test('stays while the pointer is on it, and its links work', async ({ page, open }) => {
    const site = await open(VAULT, '/repo/');
    await start(page, site);
    await linkOn(page, 'Target').hover();
    const inside = previewOn(page).getByRole('link', { name: 'Second part' });
    await inside.hover();
    await page.waitForTimeout(SHOWN_AFTER_MS * 2);
    await inside.click();
    await expect(page).toHaveURL(`${site.url}target/#second-part`);
  });

  test('goes at Escape and comes back only when the link is pointed at anew', async ({
    page,
    open,
  }) => {
    await start(page, await open(VAULT));
    const link = linkOn(page, 'Target');
    await link.hover();
    await expect(previewOn(page)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(previewOn(page)).toBeHidden();
    await link.hover({ position: { x: 3, y: 3 } });
    await page.waitForTimeout(SHOWN_AFTER_MS * 2);
    await expect(previewOn(page)).toBeHidden();
    await away(page);
    await page.waitForTimeout(SHOWN_AFTER_MS);
    await link.hover();
    await expect(previewOn(page)).toBeVisible();
  });

  test('nothing moves on the page, and nothing leaves the window', async ({ page, open }) => {
    await page.setViewportSize({ width: 320, height: 400 });
    await start(page, await open(VAULT));
    const place = () => page.getByRole('heading', { name: 'Far below' }).boundingBox();
    const before = await place();
    await linkOn(page, 'Nobody wrote this').hover();
    await expect(previewOn(page)).toBeVisible();
    expect(await place()).toEqual(before);
    const box = (await previewOn(page).boundingBox())!;
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(320);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  });

  test('axe finds nothing while it shows, light and dark', async ({ page, open }) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await start(page, await open(VAULT));
      await linkOn(page, 'Target').hover();
      await expect(previewOn(page)).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    }
  });

  test('is not printed', async ({ page, open }) => {
    await start(page, await open(VAULT));
    await linkOn(page, 'Target').hover();
    await expect(previewOn(page)).toBeVisible();
    await page.emulateMedia({ media: 'print' });
    await expect(page.locator('.preview')).toBeHidden();
  });
});

test.describe('with the keyboard', () => {
  test('a link in focus has its preview as description, until Tab or Escape', async ({
    page,
    open,
  }) => {
    await start(page, await open(VAULT));
    const link = linkOn(page, 'Target');
    await tabTo(page, link);
    await expect(link).toHaveAccessibleDescription(/^The first paragraph of the target/);
    await page.keyboard.press('Escape');
    await expect(previewOn(page)).toBeHidden();
    await expect(link).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(linkOn(page, 'its second part')).toBeFocused();
    await expect(previewOn(page)).toContainText('What the second part says');
    await expect(link).not.toHaveAttribute('aria-describedby');
    await page.keyboard.press('Tab');
    await expect(linkOn(page, 'a fact')).toBeFocused();
  });

  test('Enter follows the link', async ({ page, open }) => {
    await start(page, await open(VAULT));
    const link = linkOn(page, 'Target');
    await tabTo(page, link);
    await expect(previewOn(page)).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/target\/$/);
  });
});

/** Presses Tab until a link has the focus, as a reader does. */
async function tabTo(page: Page, link: Locator) {
  for (let stop = 0; stop < 40; stop += 1) {
    await page.keyboard.press('Tab');
    if (await link.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error('Tab never came to the link.');
}

test.describe('with a finger', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 320, height: 640 } });

  test('a tap follows the link and shows nothing', async ({ page, open }) => {
    await start(page, await open(VAULT));
    await linkOn(page, 'Target').tap();
    await expect(page).toHaveURL(/\/target\/$/);
    await expect(previewOn(page)).toBeHidden();
  });

  test('holding a link shows its preview, and the link is not followed', async ({ page, open }) => {
    const site = await open(VAULT);
    await start(page, site);
    await hold(page, linkOn(page, 'Target'));
    await expect(previewOn(page)).toContainText('The first paragraph of the target');
    expect(page.url()).toBe(site.url);
    const box = (await previewOn(page).boundingBox())!;
    expect(box).toMatchObject({ x: 0, width: 320 });
    expect(Math.round(box.y + box.height)).toBe(640);
    await page.getByRole('heading', { name: 'Previews' }).tap();
    await expect(previewOn(page)).toBeHidden();
    expect(page.url()).toBe(site.url);
  });

  test('the preview and a second tap lead to the page', async ({ page, open }) => {
    await start(page, await open(VAULT));
    await hold(page, linkOn(page, 'Target'));
    await previewOn(page).getByRole('link', { name: 'Target', exact: true }).tap();
    await expect(page).toHaveURL(/\/target\/$/);
    await page.goBack();
    await hold(page, linkOn(page, 'Target'));
    await expect(previewOn(page)).toBeVisible();
    await linkOn(page, 'Target').tap();
    await expect(page).toHaveURL(/\/target\/$/);
  });
});

async function hold(page: Page, link: Locator) {
  const { x, y } = (await link.boundingBox())!;
  const client = await page.context().newCDPSession(page);
  const touchPoints = [{ x: x + 5, y: y + 5 }];
  await client.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints });
  await expect(previewOn(page)).toBeVisible();
  await page.waitForTimeout(SHOWN_AFTER_MS);
  await client.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

test.describe('nothing is loaded ahead', () => {
  test('for a glance over a link', async ({ page, open }) => {
    await page.clock.install();
    const requests = await start(page, await open(VAULT));
    await linkOn(page, 'a fact').hover();
    await expect(previewOn(page)).toBeVisible();
    requests.length = 0;
    // The same page is kept.
    await linkOn(page, 'Target').hover();
    await expect(previewOn(page)).toContainText('The first paragraph');
    // However long this computer takes for it, no time passes during a glance.
    await page.clock.pauseAt(Date.now() + 60_000);
    await linkOn(page, 'Nobody wrote this').hover();
    await away(page);
    await page.clock.runFor(10_000);
    await expect(previewOn(page)).toBeHidden();
    expect(requests).toEqual([]);
  });

  test('where the reader saves data', async ({ page, open }) => {
    await page.addInitScript(() => {
      Object.defineProperty(navigator, 'connection', { value: { saveData: true } });
    });
    const requests = await start(page, await open(VAULT));
    await expectNoPreview(page, requests);
  });

  test('where the system asks for reduced data', async ({ page, open }) => {
    // Browsers that know the preference offer no way to emulate it.
    await page.addInitScript(() => {
      const real = window.matchMedia.bind(window);
      window.matchMedia = (query) => real(query.includes('reduced-data') ? 'all' : query);
    });
    const requests = await start(page, await open(VAULT));
    await expectNoPreview(page, requests);
  });

  test('where the page cannot be had', async ({ page, open, context }) => {
    await start(page, await open(VAULT));
    await linkOn(page, 'a fact').hover();
    await expect(previewOn(page)).toBeVisible();
    await context.setOffline(true);
    await linkOn(page, 'Nobody wrote this').hover();
    await page.waitForTimeout(SHOWN_AFTER_MS * 2);
    await expect(previewOn(page)).toBeHidden();
  });
});

async function expectNoPreview(page: Page, requests: readonly string[]) {
  await linkOn(page, 'Target').hover();
  await page.waitForTimeout(SHOWN_AFTER_MS * 3);
  await expect(previewOn(page)).toBeHidden();
  expect(requests).toEqual([]);
}
