/** What one word of a query finds on one page, or in one passage of a page. */
export interface Hit {
  /** How much the text is about the word. */
  readonly score: number;
  /** What has the word beside the text: names of the page, headings. */
  readonly fields: readonly string[];
  /** Places of the word on the page, counted in words. */
  readonly places: readonly number[];
}

/** What one word of a query finds, by page or by passage. */
export interface WordHits {
  /** The word, as it was searched. */
  readonly text: string;
  /** How much the word tells: the rarer, the more (inverse document frequency). */
  readonly idf: number;
  readonly hits: ReadonlyMap<string, Hit>;
}

/** A page or passage with what the whole query finds in it. */
export interface Ranked {
  readonly id: string;
  readonly score: number;
  /** Share of the query, by what its words tell, that is there: 0 to 1. */
  readonly coverage: number;
  readonly places: readonly number[];
  /** What each word of the query is worth here; 0 where it is missing. */
  readonly words: readonly number[];
}

/** How much more a word is worth in a field than in the text. */
const FIELDS: Readonly<Record<string, number>> = {
  title: 2.5,
  aliases: 2.5,
  initials: 2.5,
  // A sentence, and no name: most words of it say little of the answer.
  question: 0.5,
  path: 0.5,
  page: 0.5,
};

/** What the words in their order are worth: beside a word of the same rarity. */
const PHRASE = 0.5;

/**
 * Ranks pages, or passages, by all words of a query together. One with every word
 * comes before any that lacks one, unless the words it lacks tell next to nothing.
 *
 * @param phrase what has the words one after the other, as they were typed
 * @param named what has them for its whole title or other name
 */
export function rank(words: readonly WordHits[], phrase: WordHits, named: WordHits): Ranked[] {
  const total = words.reduce((sum, { idf }) => sum + idf, 0);
  const ids = new Set(words.flatMap(({ hits }) => [...hits.keys()]));
  return [...ids]
    .map((id): Ranked => {
      const worth = words.map(({ idf, hits }) => worthOf(hits.get(id), idf));
      const found = words.filter(({ hits }) => hits.has(id));
      const coverage = found.reduce((sum, { idf }) => sum + idf, 0) / total;
      const inOrder = phrase.hits.get(id);
      const phraseWorth = inOrder ? PHRASE * phrase.idf * Math.max(1, fieldOf(inOrder)) : 0;
      return {
        id,
        score: (sumOf(worth) + phraseWorth) * coverage ** 2 * nameFactor(named.hits.get(id)),
        coverage,
        places: found.flatMap(({ hits }) => hits.get(id)!.places),
        words: worth,
      };
    })
    .sort((a, b) => b.score - a.score);
}

/** A name that is the whole query is what was looked for: a page before a part of one. */
const WHOLE_NAME = { pageNames: 5, partNames: 3 };

function nameFactor(hit: Hit | undefined): number {
  if (!hit) return 1;
  return hit.fields.includes('pageNames') ? WHOLE_NAME.pageNames : WHOLE_NAME.partNames;
}

function worthOf(hit: Hit | undefined, idf: number): number {
  if (!hit) return 0;
  return hit.score + idf * fieldOf(hit);
}

/** How much the best field tells that has the word. */
function fieldOf({ fields }: Hit): number {
  return Math.max(0, ...fields.map((name) => FIELDS[name] ?? 0));
}

/** Another name is worth a little less than the name that was typed. */
const SYNONYM = 0.8;

/** The words of a query, some of which can also be said in other words. */
export function withSynonym(
  words: readonly WordHits[],
  synonym: { start: number; length: number; found: readonly WordHits[] },
): readonly WordHits[] {
  const [first, ...more] = synonym.found;
  const shared = new Map<string, Hit>();
  for (const id of first?.hits.keys() ?? []) {
    if (!more.every(({ hits }) => hits.has(id))) continue;
    const found = synonym.found.map(({ hits }) => hits.get(id)!);
    shared.set(id, {
      score: (SYNONYM * sumOf(found.map(({ score }) => score))) / synonym.length,
      fields: found[0]!.fields.filter((name) => found.every(({ fields }) => fields.includes(name))),
      places: found.flatMap(({ places }) => places),
    });
  }
  return words.map((word, at) => {
    const isMeant = at >= synonym.start && at < synonym.start + synonym.length;
    return isMeant ? { ...word, hits: new Map([...shared, ...word.hits]) } : word;
  });
}

/** What a page is worth as a whole: of each word the best that any of its passages has. */
export function worthOfPage(passages: readonly Ranked[]): number {
  const count = passages[0]?.words.length ?? 0;
  const best = Array.from({ length: count }, (_, at) =>
    Math.max(...passages.map(({ words }) => words[at]!)),
  );
  const share = best.filter((worth) => worth > 0).length / count;
  return count === 0 ? 0 : sumOf(best) * share ** 2;
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}

/** Inverse document frequency as BM25 has it. */
export function idfOf(pages: number, found: number): number {
  return Math.log((Math.max(0, pages - found) + 0.5) / (found + 0.5) + 1);
}
