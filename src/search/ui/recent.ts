import { keep, recall } from './storage.ts';

const KEY = 'lectern-searches';
const KEPT = 5;

/** The last queries that led somewhere, newest first. */
export function recentSearches(): readonly string[] {
  const kept = recall('localStorage', KEY);
  return Array.isArray(kept) ? kept.filter((query) => typeof query === 'string') : [];
}

/** Puts a query first. */
export function rememberSearch(query: string): void {
  const others = recentSearches().filter((other) => other !== query);
  keep('localStorage', KEY, [query, ...others].slice(0, KEPT));
}

export function forgetSearches(): void {
  keep('localStorage', KEY, undefined);
}
