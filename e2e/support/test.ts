import { test as base } from '@playwright/test';
import { buildOnce } from './build.ts';
import { pagesIn } from './html.ts';
import { serve, type Served } from './server.ts';

/** A built site and where it is served. */
export interface Site {
  readonly folder: string;
  readonly base: string;
  /** Address of the home page. */
  readonly url: string;
  /** Addresses of all pages. */
  pages(): Promise<string[]>;
}

interface WorkerFixtures {
  /** Builds a vault, once for all tests, and serves it. */
  open: (vault: string, base?: string) => Promise<Site>;
}

export const test = base.extend<object, WorkerFixtures>({
  open: [
    async ({}, use) => {
      const open = new Map<string, Promise<Site & Served>>();
      const openOnce = async (vault: string, base: string) => {
        const folder = await buildOnce(vault, base);
        const served = await serve(folder, base);
        const pages = async () =>
          (await pagesIn(folder)).map((page) => new URL(page, served.url).href);
        return { ...served, folder, base, pages };
      };
      await use((vault, base = '/') => {
        const key = `${vault} ${base}`;
        const site = open.get(key) ?? openOnce(vault, base);
        open.set(key, site);
        return site;
      });
      for (const site of open.values()) await (await site).close();
    },
    { scope: 'worker' },
  ],
});

export { expect } from '@playwright/test';
