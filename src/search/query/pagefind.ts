/** The part of Pagefind's browser API that is used here (https://pagefind.app/docs/api/). */
export interface Pagefind {
  options(options: PagefindOptions): Promise<void>;
  search(
    term: string | null,
    options?: { filters?: Readonly<Record<string, readonly string[]>> },
  ): Promise<{ results: readonly PagefindResult[] }>;
}

export interface PagefindOptions {
  readonly noWorker: boolean;
  readonly baseUrl: string;
  readonly ranking: {
    readonly metaWeights: Readonly<Record<string, number>>;
  };
}

/** A record that matches; its texts are loaded when asked for. */
export interface PagefindResult {
  readonly id: string;
  readonly score: number;
  /** Places of the matching words in the record's text, counted in words. */
  readonly words: readonly number[];
  data(): Promise<PagefindRecord>;
}

/** A record as it was indexed; see `pagefindRecord` in `../index/bundle.ts`. */
export interface PagefindRecord {
  readonly raw_url: string;
  readonly content: string;
  readonly meta: Readonly<Partial<Record<'title' | 'page' | 'path' | 'aliases', string>>>;
  readonly filters: Readonly<Partial<Record<'kind' | 'tag', readonly string[]>>>;
}

/**
 * Loads Pagefind and the start of its index.
 *
 * @param home address of the site's home page
 */
export async function loadPagefind(home: URL): Promise<Pagefind> {
  const url = new URL('pagefind/pagefind.js', home).href;
  const pagefind = (await import(/* @vite-ignore */ url)) as Pagefind;
  // A worker would be 12 KB and a request more, for searches that take milliseconds.
  await pagefind.options({
    noWorker: true,
    baseUrl: home.pathname,
    ranking: { metaWeights: { title: 6, aliases: 6, page: 1, path: 1 } },
  });
  return pagefind;
}
