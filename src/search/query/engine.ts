import { foldWord, isUnspaced, nameWord } from '../fold.ts';
import type { Vocabulary } from '../index/vocabulary.ts';
import { groupByPage, type PageGroup } from './group.ts';
import type { Pagefind, PagefindResult } from './pagefind.ts';
import { parseQuery, type Term } from './parse.ts';
import { idfOf, rank, withSynonym, type Ranked, type WordHits } from './rank.ts';
import { Spelling } from './spelling.ts';
import { Synonyms } from './synonyms.ts';

/** What a reader asks for. */
export interface Question {
  readonly query: string;
  /** Values that a record has to have, by filter (`kind`, `tag`). */
  readonly filters?: Readonly<Record<string, readonly string[]>>;
  /** Search for the words as they are typed. */
  readonly asTyped?: boolean;
  /** How many places to show at most. */
  readonly limit?: number;
}

/** What was found. */
export interface Answer {
  /** Pages, best first, each with the places found on it. */
  readonly groups: readonly PageGroup[];
  /** How many places match, shown or not. */
  readonly total: number;
  /** The query that was searched instead of the one that was typed. */
  readonly correctedTo: string | undefined;
}

/** Each place that is shown has its text loaded. */
const SHOWN = 16;
/** With fewer places that have all words, places that have some are shown too. */
const FEW = 3;
/** Such a place has to have this share of what the words tell. */
const SOME = 0.3;

/** Searches a site: Pagefind finds words, all else happens here. */
export class Engine {
  readonly #pagefind: Pagefind;
  readonly #vocabulary: Vocabulary;
  readonly #spelling: Spelling;
  readonly #synonyms: Synonyms;
  readonly #stopWords: ReadonlySet<string>;
  /** By filters and word: while somebody types, only the last word is new. */
  readonly #lookups = new Map<string, Promise<WordHits>>();
  /** Every record that was found, by its id. */
  readonly #results = new Map<string, PagefindResult>();

  constructor(pagefind: Pagefind, vocabulary: Vocabulary) {
    this.#pagefind = pagefind;
    this.#vocabulary = vocabulary;
    this.#spelling = new Spelling(vocabulary.words);
    this.#synonyms = new Synonyms(vocabulary.names);
    this.#stopWords = new Set(vocabulary.stopWords);
  }

  /** Filters that tell records of this site apart. */
  get filters(): Pick<Vocabulary, 'kinds' | 'tags'> {
    return this.#vocabulary;
  }

  async search({ query, filters = {}, asTyped = false, limit = SHOWN }: Question): Promise<Answer> {
    const typed = parseQuery(query, this.#vocabulary.language);
    const terms = asTyped ? typed : await this.#corrected(typed);
    const isCorrected = terms.some((term, at) => term !== typed[at]);
    const sought = this.#withoutStopWords(terms);
    const phrase = { text: terms.map(({ text }) => text).join(' '), isPhrase: true };
    const ranked = await this.#rank(sought, phrase, filters);
    const complete = ranked.filter(({ coverage }) => coverage > 0.999);
    const found =
      complete.length >= FEW ? complete : ranked.filter(({ coverage }) => coverage >= SOME);
    const shown = await Promise.all(
      found.slice(0, limit).map(async (ranked) => {
        return { ranked, record: await this.#results.get(ranked.id)!.data() };
      }),
    );
    return {
      groups: groupByPage(
        shown,
        phrase.text,
        sought.map(({ text }) => text),
      ),
      total: found.length,
      correctedTo: isCorrected ? terms.map(written).join(' ') : undefined,
    };
  }

  async #corrected(terms: readonly Term[]): Promise<Term[]> {
    return Promise.all(
      terms.map(async (term, at) => {
        if (term.isPhrase || this.#spelling.isKnown(term.text)) return term;
        // The word may be there in another form, which Pagefind finds by its stem.
        const { hits } = await this.#lookup({ text: term.text, isPhrase: true }, {});
        if (hits.size > 0) return term;
        const text = this.#spelling.correction(term.text, at === terms.length - 1);
        return text === undefined ? term : { text, isPhrase: false };
      }),
    );
  }

  #withoutStopWords(terms: readonly Term[]): readonly Term[] {
    const telling = terms.filter(
      ({ text, isPhrase }) => isPhrase || !this.#stopWords.has(foldWord(text)),
    );
    // Two words may have come of one.
    return (telling.length > 0 ? telling : terms).flatMap((term) =>
      term.isPhrase ? [term] : term.text.split(' ').map((text) => ({ text, isPhrase: false })),
    );
  }

  async #rank(terms: readonly Term[], phrase: Term, filters: Filters): Promise<Ranked[]> {
    const texts = terms.map(({ text }) => text);
    const words = await Promise.all(terms.map((term) => this.#lookup(term, filters)));
    const synonyms = await Promise.all(
      this.#synonyms.of(texts).map(async ({ start, length, words: other }) => {
        const found = other.map((text) => this.#lookup({ text, isPhrase: false }, filters));
        return { start, length, words: await Promise.all(found) };
      }),
    );
    const all = synonyms.reduce(withSynonym, words);
    // What the site does not have at all tells its records not apart.
    const telling = all.filter(({ hits }) => hits.size > 0);
    const name = { text: nameWord(phrase.text), isPhrase: true };
    const whole = [phrase, name].map((term) => this.#lookup(term, filters));
    const [inOrder, named] = await Promise.all(whole);
    return rank(telling, inOrder!, named!);
  }

  #lookup({ text, isPhrase }: Term, filters: Filters): Promise<WordHits> {
    const key = JSON.stringify([text, isPhrase, filters]);
    // All that begins with one letter would be half of the site.
    const isWhole = isPhrase || (text.length === 1 && !isUnspaced(text));
    const lookup = this.#lookups.get(key) ?? this.#find(isWhole ? `"${text}"` : text, filters);
    this.#lookups.set(key, lookup);
    lookup.catch(() => this.#lookups.delete(key));
    return lookup;
  }

  async #find(term: string, filters: Filters): Promise<WordHits> {
    const { results, unfilteredResultCount } = await this.#pagefind.search(term, { filters });
    for (const result of results) this.#results.set(result.id, result);
    const hits = results.map(({ id, score, words: places, matchedMetaFields: fields = [] }) => {
      return [id, { score, places, fields }] as const;
    });
    return { idf: idfOf(this.#vocabulary.records, unfilteredResultCount), hits: new Map(hits) };
  }
}

type Filters = Readonly<Record<string, readonly string[]>>;

/** A term as it would be typed. */
function written({ text, isPhrase }: Term): string {
  return isPhrase ? `"${text}"` : text;
}
