/** `npm run screenshot`: the README's pictures, taken of the site in `dist/`. */
import { chromium } from '@playwright/test';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { serve } from '../e2e/support/server.ts';
import { ensureBrowser } from './browser.ts';

const ROOT = join(import.meta.dirname, '..');
const PAGE = '02-data-ingestion-and-storage/';

if (!existsSync(join(ROOT, 'dist', PAGE))) throw new Error('Run "npm run build" first.');
const site = await serve(join(ROOT, 'dist'), '/');
const browser = await chromium.launch({
  executablePath: await ensureBrowser(),
});
for (const colorScheme of ['light', 'dark'] as const) {
  const page = await browser.newPage({
    viewport: { width: 1440, height: 900 },
    colorScheme,
  });
  await page.goto(site.url + PAGE);
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({
    path: join(ROOT, `docs/images/section-${colorScheme}.png`),
  });
  await page.close();
}
await browser.close();
await site.close();
