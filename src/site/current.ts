import type { Site } from './site.ts';

// The program and the pages that Vite loads are two module graphs in one
// process: what they share must lie outside both.
const CURRENT = Symbol.for('lectern.site');
const shared = globalThis as { [CURRENT]?: Site };

/** Makes a site the one that pages and loader see. */
export function setCurrentSite(site: Site): void {
  shared[CURRENT] = site;
}

/** Whether there is one. */
export function hasCurrentSite(): boolean {
  return shared[CURRENT] !== undefined;
}

/** The site that is being built or served. */
export function currentSite(): Site {
  const site = shared[CURRENT];
  if (!site)
    throw new Error('No site is open: pages are rendered by "lectern build" or "lectern dev".');
  return site;
}
