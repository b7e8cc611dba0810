import { foldWord, isUnspaced } from '../fold.ts';

/** Shorter words are taken as they are: too many others are one letter away. */
const SHORTEST = 4;
/** From this length on a word may be two edits off. */
const LONG = 8;
/** What another form of a word may end with. */
const LONGEST_ENDING = 3;

/** The words of a site, and what somebody may have meant who typed another. */
export class Spelling {
  readonly #classes: number;
  /** All words, sorted. */
  readonly #sorted: readonly string[];
  /** The place of each word's class: 0 holds the most frequent. */
  readonly #rank = new Map<string, number>();
  readonly #known = new Map<string, string | undefined>();

  /** @param classes words by how often they occur, as in a `Vocabulary` */
  constructor(classes: readonly string[]) {
    this.#classes = classes.length;
    classes.forEach((list, rank) => {
      for (const word of list === '' ? [] : list.split(' ')) this.#rank.set(word, rank);
    });
    this.#sorted = [...this.#rank.keys()].sort();
  }

  /** Whether a word, or one that begins with it, occurs on the site. */
  isKnown(word: string): boolean {
    const folded = foldWord(word);
    return this.#sorted[this.#placeOf(folded)]?.startsWith(folded) ?? false;
  }

  /** How many passages have a word at most, in any form and as the beginning of others. */
  mostWith(word: string): number {
    const begin = foldWord(word).slice(0, Math.max(SHORTEST, word.length - LONGEST_ENDING));
    let most = 0;
    for (let at = this.#placeOf(begin); this.#sorted[at]?.startsWith(begin); at += 1) {
      // A class holds words that up to twice as many passages have as those of the next one.
      most += 2 ** (this.#classes - this.#rank.get(this.#sorted[at]!)!);
    }
    return most;
  }

  /** Whether the site has exactly this word. */
  has(word: string): boolean {
    return this.#rank.has(foldWord(word));
  }

  /**
   * The site's word, or two words, most like one that it does not have: fewest
   * edits first, then the most frequent.
   *
   * @param isUnfinished whether more letters may follow
   */
  correction(word: string, isUnfinished: boolean): string | undefined {
    const key = `${word} ${isUnfinished}`;
    if (!this.#known.has(key)) this.#known.set(key, this.#correct(foldWord(word), isUnfinished));
    return this.#known.get(key);
  }

  #correct(word: string, isUnfinished: boolean): string | undefined {
    if (word.length < SHORTEST || isUnspaced(word) || /\d/.test(word)) return undefined;
    const limit = word.length >= LONG ? 2 : 1;
    let best: { word: string; cost: number } | undefined;
    for (const [candidate, rank] of this.#rank) {
      if (candidate.length < word.length - limit) continue;
      if (!isUnfinished && candidate.length > word.length + limit) continue;
      const { whole, prefix } = editDistance(word, candidate, limit);
      if ((isUnfinished ? prefix : whole) > limit) continue;
      // That a word is not finished is the weaker guess.
      const edits = isUnfinished ? Math.min(whole, prefix + 0.5) : whole;
      const cost = edits + rank / 100 + (candidate[0] === word[0] ? 0 : 0.3);
      if (best === undefined || cost < best.cost) best = { word: candidate, cost };
    }
    return best === undefined || best.cost >= 1.9 ? (this.#split(word) ?? best?.word) : best.word;
  }

  /** `datalake` -> `data lake`: two words of the site that were written as one. */
  #split(word: string): string | undefined {
    let best: { words: string; rank: number } | undefined;
    for (let at = 2; at <= word.length - 2; at += 1) {
      const [first, second] = [word.slice(0, at), word.slice(at)];
      const rank = (this.#rank.get(first) ?? NaN) + (this.#rank.get(second) ?? NaN);
      if (rank < (best?.rank ?? Infinity)) best = { words: `${first} ${second}`, rank };
    }
    return best?.words;
  }

  /** Where a word stands or would stand. */
  #placeOf(word: string): number {
    let [low, high] = [0, this.#sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#sorted[middle]! < word) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/**
 * Damerau-Levenshtein distance (optimal string alignment: a letter added, left
 * out, changed, or two neighbours swapped) between two words, and between the
 * first and any beginning of the second.
 *
 * @param limit distances beyond it are given as `limit + 1`
 */
export function editDistance(
  a: string,
  b: string,
  limit: number,
): { whole: number; prefix: number } {
  const width = Math.min(b.length, a.length + limit);
  let beforeLast: number[] = [];
  let last = Array.from({ length: width + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= width; j += 1) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, beforeLast[j - 2]! + 1);
      }
      row.push(cost);
      if (cost < least) least = cost;
    }
    if (least > limit) return { whole: limit + 1, prefix: limit + 1 };
    [beforeLast, last] = [last, row];
  }
  const whole = width === b.length ? last[width]! : limit + 1;
  return { whole: Math.min(whole, limit + 1), prefix: Math.min(limit + 1, ...last) };
}
