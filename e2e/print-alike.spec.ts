import type { Browser, BrowserContextOptions } from '@playwright/test';
import { getDocumentProxy } from 'unpdf';
import { expect, test } from './support/test.ts';
import { SHIPPED } from './support/vaults.ts';

const PAGES = ['02-data-ingestion-and-storage/', 'book/03-data-transformation/'];
const DESKTOP = { colorScheme: 'light', viewport: { width: 1280, height: 900 } } as const;
const WAYS: Readonly<Record<string, BrowserContextOptions>> = {
  'dark mode': { ...DESKTOP, colorScheme: 'dark' },
  'a window as small as a phone': { ...DESKTOP, viewport: { width: 360, height: 640 } },
  'a browser without JavaScript': { ...DESKTOP, javaScriptEnabled: false },
};

/** Prints an address as the browser's own command does. */
async function print(browser: Browser, url: string, way: BrowserContextOptions): Promise<Buffer> {
  const context = await browser.newContext(way);
  const page = await context.newPage();
  await page.goto(url);
  await page.evaluate(async () => document.fonts.ready);
  const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true, printBackground: true });
  await context.close();
  return pdf;
}

/** Everything that is drawn on each sheet, in its order: words, strokes, colours, places. */
async function drawn(pdf: Buffer): Promise<string[]> {
  const document = await getDocumentProxy(new Uint8Array(pdf));
  const sheets: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { fnArray, argsArray } = await page.getOperatorList();
    const { items } = await page.getTextContent();
    const words = items.flatMap((item) => ('str' in item ? [item.str, item.transform] : []));
    sheets.push(JSON.stringify([page.view, fnArray, argsArray, words], withoutNames));
    page.cleanup();
  }
  await document.loadingTask.destroy();
  return sheets;
}

/** Leaves out the names that the library gives to fonts and pictures as it meets them. */
function withoutNames(_: string, value: unknown): unknown {
  return typeof value === 'string' && /^g_d\d+_/.test(value) ? '' : value;
}

test.setTimeout(300_000);

for (const address of PAGES) {
  test(`prints the same sheets of /${address} whatever the screen`, async ({ browser, open }) => {
    const { url } = await open(SHIPPED);
    const sheets = await drawn(await print(browser, url + address, DESKTOP));
    expect(sheets.length).toBeGreaterThan(1);
    for (const [name, way] of Object.entries(WAYS)) {
      const others = await drawn(await print(browser, url + address, way));
      expect.soft(others.length, name).toBe(sheets.length);
      const different = sheets.flatMap((sheet, at) => (sheet === others[at] ? [] : [at + 1]));
      expect.soft(different, `sheets that differ from ${name}`).toEqual([]);
    }
  });
}

test('a sheet of another colour is another sheet', async ({ browser, open }) => {
  const { url } = await open(SHIPPED);
  const page = await browser.newPage();
  await page.goto(url);
  const options = { format: 'A4', printBackground: true };
  const before = await drawn(await page.pdf(options));
  await page.evaluate(() => {
    document.querySelector('main')!.style.color = 'rgb(1 1 1)';
  });
  expect((await drawn(await page.pdf(options)))[0]).not.toBe(before[0]);
  await page.close();
});
