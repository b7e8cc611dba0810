import { excerptOf, type Piece } from './excerpt.ts';
import type { Pagefind, PagefindRecord, PagefindResult } from './pagefind.ts';

/** Results of one page, best first. */
export interface PageGroup {
  readonly title: string;
  /** Address below the home page. */
  readonly url: string;
  readonly results: readonly Result[];
}

/** One place that was found. */
export interface Result {
  /** Address below the home page, with the anchor. */
  readonly url: string;
  readonly kind: string;
  readonly title: string;
  readonly path: string;
  readonly aliases: string;
  readonly excerpt: readonly Piece[];
}

/** What a query found. */
export interface Answer {
  readonly groups: readonly PageGroup[];
  /** How many places match, shown or not. */
  readonly total: number;
}

/** As many places are shown: whoever does not find it among them asks again. */
const SHOWN = 30;

/** Searches a site. */
export class Engine {
  readonly #pagefind: Pagefind;

  constructor(pagefind: Pagefind) {
    this.#pagefind = pagefind;
  }

  async search(
    query: string,
    filters: Readonly<Record<string, readonly string[]>>,
  ): Promise<Answer> {
    const { results } = await this.#pagefind.search(query, { filters });
    const shown = results.slice(0, SHOWN);
    const records = await Promise.all(shown.map((result) => result.data()));
    return { groups: groupByPage(shown, records), total: results.length };
  }
}

function groupByPage(
  found: readonly PagefindResult[],
  records: readonly PagefindRecord[],
): PageGroup[] {
  const groups = new Map<string, { title: string; url: string; results: Result[] }>();
  records.forEach((record, at) => {
    const page = record.raw_url.split('#')[0]!;
    const title = record.meta.page ?? record.meta.title ?? '';
    const group = groups.get(page) ?? { title, url: page, results: [] };
    group.results.push(resultOf(record, found[at]!.words));
    groups.set(page, group);
  });
  return [...groups.values()];
}

function resultOf(record: PagefindRecord, words: readonly number[]): Result {
  const { title = '', path = '', aliases = '' } = record.meta;
  return {
    url: record.raw_url,
    kind: record.filters.kind?.[0] ?? '',
    title,
    path,
    aliases,
    excerpt: excerptOf(record.content, words),
  };
}
