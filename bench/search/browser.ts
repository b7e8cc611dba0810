import type { Browser, Page } from '@playwright/test';
import { gzipSync } from 'node:zlib';
import type { Query } from './queries.ts';

/** A query with what a reader saw: addresses of the first pages, each with its first places. */
export interface Outcome {
  readonly query: Query;
  /** From 1; undefined where no answer is among what is shown. */
  readonly rank: number | undefined;
  readonly shown: readonly string[];
}

/** As many places of a page are looked at for one that answers. */
const PLACES = 3;

/** Asks all queries in one page's dialog, as a reader types them. */
export async function askAll(
  browser: Browser,
  home: string,
  queries: readonly Query[],
): Promise<Outcome[]> {
  const page = await openDialog(browser, home);
  const outcomes: Outcome[] = [];
  for (const query of queries) {
    const groups = await ask(page, query.text, new URL(home).pathname);
    const at = groups.findIndex((places) => isAnswered(query, places));
    outcomes.push({
      query,
      rank: at < 0 ? undefined : at + 1,
      shown: groups.slice(0, 3).map(([first]) => first ?? ''),
    });
  }
  await page.close();
  return outcomes;
}

function isAnswered({ answers }: Query, places: readonly string[]): boolean {
  return answers.some((answer) =>
    answer.includes('#')
      ? places.slice(0, PLACES).includes(answer)
      : places[0]?.split('#')[0] === answer,
  );
}

async function openDialog(browser: Browser, home: string): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(home);
  await page.keyboard.press('/');
  await page.locator('input[role=combobox]').waitFor();
  return page;
}

/** Addresses found, below the home page, a list for each page. */
async function ask(page: Page, text: string, base: string): Promise<string[][]> {
  await page.locator('input[role=combobox]').fill(text);
  await page.locator('[role=listbox][aria-busy=false]').waitFor({ state: 'attached' });
  return page.evaluate(
    (start) =>
      [...document.querySelectorAll('[role=listbox] [role=group]')].map((group) =>
        [...group.querySelectorAll<HTMLAnchorElement>('a[role=option]')].map(({ href }) => {
          const { pathname, hash } = new URL(href);
          return (pathname + hash).slice(start.length);
        }),
      ),
    base,
  );
}

/** What the first search of a visit loads. */
export interface FirstSearch {
  /** Bytes as a server sends them that compresses text. */
  readonly bytes: number;
  readonly requests: number;
}

/** Loads a page, searches for the first time, and counts what that loads. */
export async function firstSearch(
  browser: Browser,
  home: string,
  text: string,
): Promise<FirstSearch> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(home, { waitUntil: 'networkidle' });
  const sizes: Promise<number>[] = [];
  page.on('response', (response) => {
    sizes.push(response.body().then((body) => Math.min(body.length, gzipSync(body).length)));
  });
  await page.keyboard.press('/');
  await ask(page, text, new URL(home).pathname);
  await page.waitForLoadState('networkidle');
  const bytes = await Promise.all(sizes);
  await context.close();
  return { bytes: bytes.reduce((sum, size) => sum + size, 0), requests: bytes.length };
}

const SLOWER = 4;

/** What stood in the field after a keystroke, and the milliseconds until its results were on the screen. */
export interface Keystroke {
  readonly text: string;
  readonly time: number;
}

/** Types queries in a warm page on a slow processor. */
export async function keystrokes(
  browser: Browser,
  home: string,
  queries: readonly Query[],
): Promise<Keystroke[]> {
  const page = await openDialog(browser, home);
  // All words are loaded once: afterwards no time is spent on the network.
  for (const { text } of queries) await ask(page, text, '/');
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await page.evaluate(() => {
    const times: Keystroke[] = [];
    Object.assign(window, { times });
    const list = document.querySelector('[role=listbox]')!;
    let pressed: { text: string; start: number }[] = [];
    const press = ({ timeStamp: start, target }: Event) =>
      pressed.push({ text: (target as HTMLInputElement).value, start });
    document.addEventListener('input', press, true);
    new MutationObserver(() => {
      if (list.ariaBusy !== 'false') return;
      const since = pressed;
      pressed = [];
      // Painted after the next frame has begun.
      requestAnimationFrame(() =>
        setTimeout(() =>
          times.push(
            ...since.map(({ text, start }) => ({ text, time: performance.now() - start })),
          ),
        ),
      );
    }).observe(list, { attributeFilter: ['aria-busy'] });
  });
  for (const { text } of queries) {
    await page.locator('input[role=combobox]').fill('');
    await page.locator('input[role=combobox]').pressSequentially(text, { delay: 80 });
    await page.locator('[role=listbox][aria-busy=false]').waitFor({ state: 'attached' });
  }
  await page.waitForTimeout(200);
  const times = await page.evaluate(() => (window as unknown as { times: Keystroke[] }).times);
  await page.close();
  return times;
}
