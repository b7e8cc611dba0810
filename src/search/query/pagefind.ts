import { SEARCH_FOLDER } from '../names.ts';

/** The part of Pagefind's browser API that is used here (https://pagefind.app/docs/api/). */
export interface Pagefind {
  options(options: PagefindOptions): Promise<void>;
  /** Begins to load the index, and does not wait for it. */
  init(): Promise<void>;
  search(
    term: string | null,
    options?: { filters?: Readonly<Record<string, readonly string[]>> },
  ): Promise<{
    readonly results: readonly PagefindResult[];
    /** How many records match, filtered out or not. */
    readonly unfilteredResultCount: number;
  }>;
}

export interface PagefindOptions {
  readonly noWorker: boolean;
  readonly baseUrl: string;
  readonly ranking: {
    readonly metaWeights: Readonly<Record<MetaField, number>>;
  };
}

/** A record that matches; its texts are loaded when asked for. */
export interface PagefindResult {
  readonly id: string;
  readonly score: number;
  /** Fields of `meta` that match. */
  readonly matchedMetaFields?: readonly string[];
  /** Places of the matching words in the record's text, counted in words. */
  readonly words: readonly number[];
  data(): Promise<PagefindRecord>;
}

type MetaField = 'title' | 'page' | 'path' | 'aliases' | 'initials' | 'pageNames' | 'partNames';

/** A record as it was indexed; see `pagefindRecord` in `../index/bundle.ts`. */
export interface PagefindRecord {
  readonly raw_url: string;
  readonly content: string;
  readonly meta: Readonly<Partial<Record<MetaField, string>>>;
  readonly filters: Readonly<Partial<Record<'kind' | 'tag', readonly string[]>>>;
}

const NO_WEIGHTS = {
  title: 0,
  aliases: 0,
  initials: 0,
  page: 0,
  path: 0,
  pageNames: 0,
  partNames: 0,
};

/**
 * Loads Pagefind and the start of its index.
 *
 * @param home address of the site's home page
 */
export async function loadPagefind(home: URL): Promise<Pagefind> {
  const url = new URL(`${SEARCH_FOLDER}/pagefind.js`, home).href;
  const pagefind = (await import(/* @vite-ignore */ url)) as Pagefind;
  // A worker would be 12 KB and a request more, for searches that take milliseconds.
  await pagefind.options({
    noWorker: true,
    baseUrl: home.pathname,
    // What a word in a field is worth is for `rank.ts` to say.
    ranking: { metaWeights: NO_WEIGHTS },
  });
  await pagefind.init();
  return pagefind;
}
