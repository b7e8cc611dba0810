import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Where systems without a search path for programs put theirs. */
const USUAL_PLACES: Readonly<Record<string, readonly string[]>> = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap((name) =>
    ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'].map((path) =>
      join(process.env[name] ?? '', path),
    ),
  ),
};

/** How to get a browser, for whoever has none. */
export const HOW_TO_GET_A_BROWSER =
  'Install Chromium or Chrome, or run "npx playwright-core install chromium", or set LECTERN_BROWSER to the path of one.';

/** Browsers that are there, best first: the one that was named, Playwright's own, the system's. */
export function installedBrowsers(): string[] {
  const named = process.env['LECTERN_BROWSER'];
  if (named !== undefined) return existsSync(named) ? [named] : [];
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const ofSystem = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  const usual = USUAL_PLACES[process.platform] ?? [];
  return [playwrightsOwn(), ...ofSystem, ...usual].filter((path) => existsSync(path));
}

/** There is no browser to print with. */
export class NoBrowser extends Error {}

function playwrightsOwn(): string {
  // Here, not above: loading Playwright takes longer than a small check of a vault.
  const { chromium } = createRequire(import.meta.url)(
    'playwright-core',
  ) as typeof import('playwright-core');
  return chromium.executablePath();
}
