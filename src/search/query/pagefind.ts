import { SEARCH_FOLDER, shardFolder } from '../names.ts';

/** The part of Pagefind's browser API that is used here (https://pagefind.app/docs/api/). */
export interface Pagefind {
  options(options: PagefindOptions & { readonly noWorker: boolean }): Promise<void>;
  /** Begins to load the index, and does not wait for it. */
  init(): Promise<void>;
  /** Lets searches find what is in another index, too. */
  mergeIndex(path: string, options: PagefindOptions): Promise<void>;
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
  readonly baseUrl: string;
  readonly ranking: {
    readonly metaWeights: Readonly<Record<MetaField, number>>;
  };
}

/** A page that matches; its text is loaded when asked for. */
export interface PagefindResult {
  readonly id: string;
  readonly score: number;
  /** Fields of `meta` that match. */
  readonly matchedMetaFields?: readonly string[];
  /** Places of the matching words in the page's text, counted in words. */
  readonly words: readonly number[];
  data(): Promise<PagefindPage>;
}

type MetaField = 'title' | 'aliases' | 'initials' | 'pageNames' | 'partNames';

/** A page as it was indexed; see `../index/document.ts`. */
export interface PagefindPage {
  readonly raw_url: string;
  readonly content: string;
  /** Angle brackets as HTML has them, and zero-width spaces between words of scripts that have none. */
  readonly raw_content: string;
  readonly meta: Readonly<Partial<Record<MetaField, string>>>;
  readonly filters: Readonly<Partial<Record<'kind' | 'tag', readonly string[]>>>;
  readonly anchors: readonly {
    readonly element: string;
    readonly id: string;
    readonly text: string;
    /** Place of its first word. */
    readonly location: number;
  }[];
}

const NO_WEIGHTS = {
  title: 0,
  aliases: 0,
  initials: 0,
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
  await pagefind.options({ noWorker: true, ...optionsFor(home) });
  await pagefind.init();
  return pagefind;
}

/** Loads the start of the other indexes of a site; the program serves all of them. */
export async function mergeShards(pagefind: Pagefind, home: URL, shards: number): Promise<void> {
  const folders = Array.from({ length: shards }, (_, shard) => shardFolder(shard)).slice(1);
  await Promise.all(
    folders.map((folder) =>
      pagefind.mergeIndex(new URL(`${SEARCH_FOLDER}/${folder}`, home).href, optionsFor(home)),
    ),
  );
}

function optionsFor(home: URL) {
  // What a word in a field is worth is for `rank.ts` to say.
  return { baseUrl: home.pathname, ranking: { metaWeights: NO_WEIGHTS } };
}
