import { keep, recall } from './storage.ts';

/** What was found on a page, for the page to mark when it is opened. */
export interface Found {
  /** Path of the page. */
  readonly path: string;
  /** Anchor of the place, without `#`; empty for the page as a whole. */
  readonly anchor: string;
  /** The words that match, as the text has them. */
  readonly words: readonly string[];
}

const KEY = 'lectern-found';

/** Leaves word for the page that is opened next. */
export function leaveFound(url: URL, words: readonly string[]): void {
  const found: Found = {
    path: url.pathname,
    anchor: decodeURIComponent(url.hash.slice(1)),
    words,
  };
  keep('sessionStorage', KEY, found);
}

/** What was found on this page, once. */
export function takeFound(): Found | undefined {
  const found = recall('sessionStorage', KEY) as Found | undefined;
  if (found === undefined) return undefined;
  keep('sessionStorage', KEY, undefined);
  return found.path === location.pathname ? found : undefined;
}
