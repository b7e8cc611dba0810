import { foldWord, wordsIn } from '../fold.ts';
import { excerptOf, matchesIn, stemsOf, type Piece } from './excerpt.ts';
import type { PageText, Passage } from './passages.ts';
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

/** A page that was found, with the passages of it that match. */
export interface FoundPage {
  readonly text: PageText;
  readonly found: readonly { readonly passage: Passage; readonly ranked: Ranked }[];
}

/** A title that holds the query and little else is nearer than one with many other words. */
const SHARE_OF_TITLE = 0.5;
/** `Status symbols` is nearer to itself than `Status symbol`, which has the same stems. */
const SAME_FORM = 1.5;
/** How much all that a page has of the query counts beside its best place. */
const REST_OF_PAGE = 0.3;
/** Further places of a page are seen there. */
const MOST_PLACES = 4;
/** A place that lacks a word of the query is shown where no place of its page has more. */
const COMPLETE = 0.999;

/**
 * What is shown of pages that were found, the best page first.
 *
 * @param query all words of the query as it was searched
 * @param terms those of them that tell something
 */
export function groupByPage(
  pages: readonly FoundPage[],
  query: string,
  terms: readonly string[],
): PageGroup[] {
  const sought = new Set(wordsIn(query, 'und').map(foldWord));
  const stems = stemsOf(terms);
  return pages
    .map(({ text, found }) => {
      const scored = found
        .map(({ passage, ranked }) => ({
          passage,
          ranked,
          score: scoreOf(ranked, passage, sought),
        }))
        .sort((a, b) => b.score - a.score);
      const complete = scored.filter(({ ranked }) => ranked.coverage > COMPLETE);
      const shown = (complete.length > 0 ? complete : scored).slice(0, MOST_PLACES);
      const rest = worthOfPage(found.map(({ ranked }) => ranked));
      return {
        title: text.page.meta.title ?? '',
        url: text.page.raw_url,
        results: shown.map(({ passage, ranked }) => resultOf(text, passage, ranked.places, stems)),
        score: scored[0]!.score + REST_OF_PAGE * rest,
      };
    })
    .sort((a, b) => b.score - a.score || (a.url < b.url ? -1 : 1));
}

function scoreOf(
  { score }: Ranked,
  { titleWords: words }: Passage,
  sought: ReadonlySet<string>,
): number {
  const same = words.filter(({ folded }) => sought.has(folded)).length;
  const share = same / Math.max(1, words.length);
  const isSame = share === 1 && words.length === sought.size;
  return score * (1 + SHARE_OF_TITLE * share) * (isSame ? SAME_FORM : 1);
}

function resultOf(
  { page, words, joiner, passages }: PageText,
  { url, kind, title, titleWords, above, isPage, textStart, end }: Passage,
  places: readonly number[],
  stems: readonly string[],
): Result {
  const { excerpt, matches } = excerptOf(words, { start: textStart, end }, places, joiner);
  return {
    url,
    kind,
    title,
    path: above.map((at) => passages[at]!.title).join(' › '),
    aliases: isPage ? (page.meta.aliases ?? '') : '',
    excerpt,
    matches: [...new Set([...matches, ...matchesIn(titleWords, stems)])],
  };
}
