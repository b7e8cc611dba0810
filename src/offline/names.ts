/** Names that the step after the build and its part in the browser have to agree on. */

/** The service worker, at the site's root: its scope is the site. */
export const WORKER_FILE = 'sw.js';

/** What a page has to know before it keeps the site: see {@link OfflineInfo}. */
export const INFO_FILE = 'offline.json';

/**
 * Names of a build's files that carry a hash: the next build keeps them for
 * pages that were opened before it.
 */
export const HASHED_FILES = 'hashed-files.json';

/** Web app manifest. */
export const MANIFEST_FILE = 'manifest.webmanifest';

/** The portable copy. */
export const PORTABLE_FILE = 'study-offline.zip';

/** What `offline.json` says. */
export interface OfflineInfo {
  /** Identifies the build: two builds of one id are the same files. */
  readonly build: string;
  /** Bytes that the whole site takes on a device. */
  readonly bytes: number;
  /** Whether the site is small enough to be kept without being asked. */
  readonly quiet: boolean;
}

/** How all caches of one site begin; sites of one server share one storage. */
export function cachePrefix(base: string): string {
  return `lectern:${base}:`;
}

/** What the worker tells open pages while it keeps a build. */
export type WorkerMessage =
  | { readonly type: 'progress'; readonly bytes: number }
  | { readonly type: 'failed'; readonly reason: 'space' | 'altered' | 'interrupted' };

/** What a reader decided: `'off'` if the copy was removed. Kept in `localStorage`. */
export function choiceKey(base: string): string {
  return `lectern-offline:${base}`;
}
