import { chromium } from '@playwright/test';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startDev } from '../e2e/support/build.ts';
import { installedBrowsers } from '../src/print/browser.ts';

const SAVES = 7;

/** Medians, in milliseconds from the moment a note was saved. */
export interface Latency {
  /** Until the server answers with the new text. */
  readonly served: number;
  /** Until an open page shows it. */
  readonly shown: number;
}

/** Saves a note of a vault that is being served, again and again. */
export async function devLatency(cache: string, vault: string, note: string): Promise<Latency> {
  const server = await startDev(vault, '/', cache);
  const executablePath = installedBrowsers()[0];
  const browser = await chromium.launch(executablePath === undefined ? {} : { executablePath });
  try {
    const page = await browser.newPage();
    await page.goto(await addressOfNote(server.url, note));
    const file = join(vault, note);
    const text = await readFile(file, 'utf8');
    let saves = 0;
    const afterSave = async (until: (mark: string) => Promise<void>): Promise<number> => {
      await page.waitForTimeout(1000);
      const mark = `Saved for the time ${(saves += 1)}.`;
      await writeFile(file, `${text}\n${mark}\n`);
      const begin = performance.now();
      await until(mark);
      return performance.now() - begin;
    };
    const served: number[] = [];
    const shown: number[] = [];
    // One after the other: who asks the server again and again keeps it from serving the page.
    while (shown.length < SAVES) {
      served.push(await afterSave((mark) => untilServed(page.url(), mark)));
      shown.push(await afterSave((mark) => page.getByText(mark).waitFor()));
    }
    return { served: median(served), shown: median(shown) };
  } finally {
    await browser.close();
    await server.stop();
  }
}

/** Notes of the bench have titles of plain words. */
async function addressOfNote(home: string, note: string): Promise<string> {
  const route = note.replace(/\.md$/, '').toLowerCase().replaceAll(' ', '-');
  const address = `${home}${route}/`;
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return address;
}

async function untilServed(address: string, mark: string): Promise<void> {
  while (!(await (await fetch(address)).text()).includes(mark));
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
