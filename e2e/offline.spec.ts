import AxeBuilder from '@axe-core/playwright';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { buildOnce, lectern } from './support/build.ts';
import { filesBelow } from '../src/offline/files.ts';
import { pagesIn } from './support/html.ts';
import { search, SHIPPED_QUERIES } from './support/search.ts';
import { serve, type Served } from './support/server.ts';
import { expect, test } from './support/test.ts';
import { runFolder, SHIPPED } from './support/vaults.ts';

/** Not `localhost` itself, where nothing is kept unasked; browsers trust its subdomains as well. */
function publicUrl({ url }: Pick<Served, 'url'>): string {
  return url.replace('127.0.0.1', 'study.localhost');
}

/** Waits until the site is on the device. */
async function untilKept(page: Page): Promise<void> {
  const isKept = () =>
    page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      const { controller } = navigator.serviceWorker;
      return registration?.active?.state === 'activated' && controller !== null;
    });
  await expect.poll(isKept, { timeout: 60_000 }).toBe(true);
}

/** What goes wrong on any page from now on. */
function problemsIn(context: BrowserContext): string[] {
  const problems: string[] = [];
  context.on('weberror', (error) => problems.push(error.error().message));
  context.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  context.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText;
    // A page that is left lets go of what it was still loading.
    if (reason !== 'net::ERR_ABORTED') problems.push(`${request.url()} failed: ${reason}`);
  });
  return problems;
}

for (const base of ['/', '/repo/']) {
  test(`after one visit under ${base}, every page reads and the search finds, with the server gone`, async ({
    page,
    context,
  }) => {
    test.setTimeout(600_000);
    const folder = await buildOnce(SHIPPED, base);
    const served = await serve(folder, base);
    const home = publicUrl(served);
    await page.goto(home);
    await untilKept(page);
    await served.close();
    const problems = problemsIn(context);
    const addresses = await pagesIn(folder);
    expect(addresses.length).toBeGreaterThan(20);
    for (const address of addresses) {
      const response = await page.goto(home + address, { waitUntil: 'load' });
      expect(response?.status(), address).toBe(200);
      expect(await page.evaluate(() => document.fonts.check('1em "Source Serif"'))).toBe(true);
      // A book has one for each of its parts.
      await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
    }
    for (const [query, answer] of Object.entries(SHIPPED_QUERIES)) {
      await page.goto(home);
      expect(await search(page, query), query).toContainEqual(
        expect.stringContaining(home + answer),
      );
    }
    expect(problems).toEqual([]);
    expect((await page.goto(`${home}no/such/page/`))?.status()).toBe(404);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('This page does not exist');
  });
}

test.describe('when a new build is deployed while a page is open', () => {
  /** Two builds of one vault: in the second every note says something else. */
  async function twoBuilds(): Promise<[string, string]> {
    const builds = ['first', 'second'].map(async (edition) => {
      const vault = join(runFolder(), `deploy-${edition}`);
      await mkdir(vault, { recursive: true });
      await writeFile(join(vault, 'lectern.yaml'), `title: The ${edition} edition\n`);
      for (const name of ['Storage', 'Networks', 'Ledgers']) {
        const text = `# ${name}\n\nThe ${edition} text on ${name}, see [[Storage]].\n\n\`\`\`js\nlet a = '${edition}';\n\`\`\`\n`;
        await writeFile(join(vault, `${name}.md`), text);
      }
      return buildOnce(vault, '/repo/');
    });
    return Promise.all(builds) as Promise<[string, string]>;
  }

  test('it goes on with its own build, and changes at a click', async ({ page, context }) => {
    const [first, second] = await twoBuilds();
    const served = await serve(first, '/repo/');
    const home = publicUrl(served);
    const problems = problemsIn(context);
    await page.goto(home);
    await untilKept(page);
    const other = await context.newPage();
    await other.goto(`${home}networks/`);

    served.deploy(second);
    // A visit is when a browser looks for a new worker.
    await page.goto(`${home}storage/`);
    await expect(page.getByText('There is a new version.')).toBeVisible();
    await expect(other.getByText('There is a new version.')).toBeVisible();
    await expect(page.getByText('The first text on Storage')).toBeVisible();
    await page.goto(`${home}ledgers/`);
    await expect(page.getByText('The first text on Ledgers')).toBeVisible();
    await search(page, 'networks');
    await expect(page.getByRole('option').first()).toContainText('The first text');
    await page.getByRole('button', { name: 'Close' }).click();

    await page.getByRole('button', { name: 'Reload' }).click();
    await expect(page.getByText('The second text on Ledgers')).toBeVisible();
    await expect(page.getByText('There is a new version.')).toBeHidden();

    // The other tab was not asked: it stays, and what it still needs is of its own build.
    await expect(other.getByText('The first text on Networks')).toBeVisible();
    const title = () =>
      other.evaluate(async () => {
        const response = await fetch('../');
        return /<title>([^<]*)/.exec(await response.text())?.[1];
      });
    expect(await title()).toBe('The first edition');
    expect(await search(other, 'ledgers')).toContain(`${home}ledgers/`);
    await expect(other.getByRole('option').first()).toContainText('The first text');
    await other.getByRole('button', { name: 'Close' }).click();
    await other.getByRole('button', { name: 'Reload' }).click();
    await expect(other.getByText('The second text on Networks')).toBeVisible();
    expect(await title()).toBe('The second edition');

    // With no tab left on it, the first build goes.
    await other.goto(home);
    const builds = () =>
      other.evaluate(async () => (await caches.keys()).filter((name) => !name.endsWith(':tabs')));
    await expect.poll(builds).toHaveLength(1);

    expect(served.missing).toEqual([]);
    expect(problems).toEqual([]);
    await served.close();
  });

  test('a page that is kept nowhere still finds its files', async () => {
    const [first, second] = await twoBuilds();
    const folder = join(runFolder(), 'deployed');
    await cp(first, folder, { recursive: true });
    const vault = join(runFolder(), 'deploy-second');
    const run = await lectern('build', vault, '--out', folder, '--base', '/repo/');
    expect(run.status, run.err).toBe(0);
    const names = new Set(await filesBelow(folder));
    const gone = (await filesBelow(first)).filter(
      (name) => name.startsWith('_astro/') && !names.has(name),
    );
    expect(gone).toEqual([]);
    expect(second).not.toBe(folder);
  });
});

test.describe('where storage is refused', () => {
  const cases: readonly [
    string,
    (page: Page, context: BrowserContext, origin: string) => Promise<void>,
    RegExp,
  ][] = [
    [
      'for lack of space',
      async (page, context, origin) => {
        const session = await context.newCDPSession(page);
        await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 200_000 });
      },
      /not enough space/,
    ],
    [
      'by the browser',
      async (_, context) => {
        await context.addInitScript(() => {
          navigator.serviceWorker.register = () =>
            Promise.reject(new DOMException('The user denied permission.', 'SecurityError'));
        });
      },
      /does not keep the notes/,
    ],
    [
      'because the browser knows none',
      async (_, context) => {
        await context.addInitScript(() => {
          // @ts-expect-error: an older browser, or a private window
          delete Navigator.prototype.serviceWorker;
        });
      },
      /does not keep the notes/,
    ],
  ];
  for (const [name, refuse, word] of cases) {
    test(`${name}, the site reads online and says so`, async ({ page, context, open }) => {
      const home = publicUrl(await open(SHIPPED));
      await refuse(page, context, new URL(home).origin);
      const problems = problemsIn(context);
      for (const address of ['', 'concepts/', '02-data-ingestion-and-storage/']) {
        await page.goto(home + address, { waitUntil: 'networkidle' });
        // A book has one for each of its parts.
        await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
      }
      await page.goto(`${home}offline/`);
      await expect(page.getByRole('main').getByRole('status')).not.toBeEmpty();
      const save = page.getByRole('button', { name: 'Save for offline' });
      if (await save.isVisible()) await save.click();
      await expect(page.getByRole('status').filter({ hasText: word })).toBeVisible();
      expect(problems).toEqual([]);
      expect(await page.evaluate(async () => (await caches.keys()).length)).toBe(0);
    });
  }
});

test('the notice and the page about reading offline are accessible', async ({ page, open }) => {
  const site = await open(SHIPPED);
  await page.setViewportSize({ width: 320, height: 640 });
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.goto(`${site.url}offline/`);
    await expect(page.getByRole('button', { name: 'Save for offline' })).toBeVisible();
    // As the script shows it when a new build waits.
    await page.locator('[data-update] template').evaluate((template: HTMLTemplateElement) => {
      template.replaceWith(template.content);
    });
    await expect(page.getByRole('button', { name: 'Reload' })).toBeInViewport();
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  }
});

test('a reader keeps the site by a click, sees how much it takes, and removes it', async ({
  page,
  open,
}) => {
  const site = await open(SHIPPED);
  // On the author's own machine nothing is kept unasked.
  await page.goto(`${site.url}offline/`, { waitUntil: 'networkidle' });
  const status = page.getByRole('main').getByRole('status');
  await expect(status).toHaveText(/not on this device. They would take [\d.]+ MB; .* are free/);
  await page.getByRole('button', { name: 'Save for offline' }).click();
  await expect(status).toHaveText(/The notes are on this device \([\d.]+ MB\)/);
  await expect(page.getByRole('progressbar')).toBeHidden();
  await page.getByRole('button', { name: 'Remove from this device' }).click();
  await expect(status).toHaveText(/not on this device/);
  expect(await page.evaluate(async () => (await caches.keys()).length)).toBe(0);
});
