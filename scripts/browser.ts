/**
 * The browser that the tests run in. `npm run browser` finds one that starts,
 * or installs one, and says which.
 */
import { chromium } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { installedBrowsers } from '../src/print/browser.ts';

const DOWNLOAD_LIMIT_MS = 240_000;

/**
 * Finds a browser that starts, and installs one where there is none.
 *
 * @returns its path
 * @throws with all that was tried, if no way leads to a browser
 */
export async function ensureBrowser(): Promise<string> {
  const failures = new Map<string, string>();
  const waysToOne = { 'what is installed': () => undefined, downloadBrowser, installPackage };
  for (const [way, install] of Object.entries(waysToOne)) {
    try {
      install();
    } catch (error) {
      failures.set(way, firstLine(error));
    }
    for (const path of installedBrowsers()) {
      if (failures.has(path)) continue;
      try {
        const browser = await chromium.launch({ executablePath: path });
        console.log(`Chromium ${browser.version()}: ${path}`);
        await browser.close();
        return path;
      } catch (error) {
        failures.set(path, firstLine(error));
      }
    }
  }
  const tried = [...failures].map(([way, problem]) => `  ${way}: ${problem}\n`).join('');
  throw new Error(
    `No browser could be started or installed:\n${tried}` +
      'Install Chromium or Chrome with your package manager, or set LECTERN_BROWSER to its path.',
  );
}

function downloadBrowser() {
  run('playwright', ['install', 'chromium'], DOWNLOAD_LIMIT_MS);
}

function installPackage() {
  if (spawnSync('apt-get', ['--version']).status !== 0) throw new Error('there is no apt-get');
  const isRoot = process.getuid?.() === 0;
  if (!isRoot && spawnSync('sudo', ['-n', 'true']).status !== 0) {
    throw new Error('apt-get needs root, or sudo without a password');
  }
  const apt = (...args: string[]) => {
    const command = ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-qq', '-y', ...args];
    const [program, ...rest] = isRoot ? command : ['sudo', '-n', ...command];
    run(program!, rest);
  };
  apt('update');
  apt('install', '--no-install-recommends', 'chromium', 'fonts-liberation');
}

function run(program: string, args: readonly string[], timeout?: number) {
  console.log(`$ ${[program, ...args].join(' ')}`);
  const { status, error } = spawnSync(program, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    timeout,
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`${program} ended with ${status ?? 'a signal'}`);
}

function firstLine(error: unknown): string {
  return String(error instanceof Error ? error.message : error).split('\n')[0]!;
}

if (import.meta.main) {
  try {
    await ensureBrowser();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
