import { foldWord, wordsIn } from '../fold.ts';
import { excerptOf, matchesIn, type Piece } from './excerpt.ts';
import type { PagefindRecord } from './pagefind.ts';
import { worthOfPage, type Ranked } from './rank.ts';

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
  /** The words that match, as the text has them. */
  readonly matches: readonly string[];
}

/** A record that was found, with its texts. */
export interface FoundRecord {
  readonly ranked: Ranked;
  readonly record: PagefindRecord;
}

/** A title that holds the query and little else is nearer than one with many other words. */
const SHARE_OF_TITLE = 0.5;
/** `Status symbols` is nearer to itself than `Status symbol`, which has the same stems. */
const SAME_FORM = 1.5;
/** How much all that a page has of the query counts beside its best place. */
const REST_OF_PAGE = 0.3;

/**
 * Puts results of one page together, the best page first.
 *
 * @param query all words of the query as it was searched
 * @param terms those of them that tell something
 */
export function groupByPage(
  found: readonly FoundRecord[],
  query: string,
  terms: readonly string[],
): PageGroup[] {
  const sought = new Set(wordsIn(query, 'und').map(foldWord));
  const pages = Map.groupBy(found, ({ record }) => addressOf(record).split('#')[0]!);
  return [...pages]
    .map(([url, records]) => {
      const scored = records
        .map(({ ranked, record }) => ({
          record,
          ranked,
          score: scoreOf(ranked, record.meta.title ?? '', sought),
        }))
        .sort((a, b) => b.score - a.score);
      const [best] = scored;
      const { page, title = '' } = best!.record.meta;
      const rest = worthOfPage(records.map(({ ranked }) => ranked));
      return {
        title: page ?? title,
        url,
        results: scored.map(({ record, ranked }) => resultOf(record, ranked.places, terms)),
        score: best!.score + REST_OF_PAGE * rest,
      };
    })
    .sort((a, b) => b.score - a.score);
}

function scoreOf({ score }: Ranked, title: string, sought: ReadonlySet<string>): number {
  const words = wordsIn(title, 'und').map(foldWord);
  const share = words.filter((word) => sought.has(word)).length / Math.max(1, words.length);
  const isSame = share === 1 && words.length === sought.size;
  return score * (1 + SHARE_OF_TITLE * share) * (isSame ? SAME_FORM : 1);
}

/** The address alone, without what tells records of one place apart. */
function addressOf({ raw_url }: PagefindRecord): string {
  return raw_url.split(' ', 1)[0]!;
}

function resultOf(
  record: PagefindRecord,
  places: readonly number[],
  terms: readonly string[],
): Result {
  const { title = '', path = '', aliases = '' } = record.meta;
  const { excerpt, matches } = excerptOf(record.content, places);
  return {
    url: addressOf(record),
    kind: record.filters.kind?.[0] ?? '',
    title,
    path,
    aliases,
    excerpt,
    matches: [...new Set([...matches, ...matchesIn(title, terms)])],
  };
}
