import { defineConfig } from '@playwright/test';
import { installedBrowsers } from './src/print/browser.ts';

export default defineConfig({
  testDir: 'e2e',
  globalSetup: './e2e/support/setup.ts',
  fullyParallel: false,
  workers: 2,
  retries: 0,
  forbidOnly: process.env['CI'] !== undefined,
  // The first test that needs a site waits until it is built.
  timeout: 180_000,
  expect: { timeout: 10_000 },
  use: {
    launchOptions: { executablePath: installedBrowsers()[0] },
    locale: 'en-GB',
    colorScheme: 'light',
    trace: 'retain-on-failure',
  },
});
