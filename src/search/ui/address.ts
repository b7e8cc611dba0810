import type { Narrowing } from './filters.ts';

/** The address of a question on the page of the search: to share, and to come back to. */
export function questionUrl(page: URL, query: string, { kind, tag }: Narrowing): URL {
  const url = new URL(page.pathname, page);
  for (const [name, value] of Object.entries({ q: query, kind, tag })) {
    if (value !== '') url.searchParams.set(name, value);
  }
  return url;
}

/** The question that an address asks. */
export function questionIn({ searchParams }: URL): { query: string; narrowing: Narrowing } {
  const value = (name: string) => searchParams.get(name) ?? '';
  return { query: value('q'), narrowing: { kind: value('kind'), tag: value('tag') } };
}
