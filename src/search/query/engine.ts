import { foldWord, isUnspaced, nameWord } from '../fold.ts';
import type { Vocabulary } from '../index/vocabulary.ts';
import { groupByPage, type FoundPage, type PageGroup } from './group.ts';
import type { Pagefind, PagefindResult } from './pagefind.ts';
import { parseQuery, type Term } from './parse.ts';
import { pageTextOf, type PageText } from './passages.ts';
import { idfOf, rank, withSynonym, type Ranked, type WordHits } from './rank.ts';
import { Spelling } from './spelling.ts';
import { Synonyms, type Synonym } from './synonyms.ts';
import { hitsMeant, hitsWithin, namedWithin, passageId, type LoadedPages } from './within.ts';

/** What a reader asks for. */
export interface Question {
  readonly query: string;
  /** Values that a place has to have, by filter (`kind`, `tag`). */
  readonly filters?: Filters;
  /** Search for the words as they are typed. */
  readonly asTyped?: boolean;
  /** How many pages to show at most. */
  readonly limit?: number;
}

type Filters = Readonly<Record<string, readonly string[]>>;

/** What was found. */
export interface Answer {
  /** Pages, best first, each with the places found on it. */
  readonly groups: readonly PageGroup[];
  /** Whether further pages match, which are not shown. */
  readonly hasMore: boolean;
  /** The query that was searched instead of the one that was typed. */
  readonly correctedTo: string | undefined;
}

/** What the words of a question find, by page or by passage. */
interface Findings {
  readonly words: readonly WordHits[];
  readonly synonyms: readonly (Synonym & { readonly found: readonly WordHits[] })[];
  /** All words in their order. */
  readonly phrase: WordHits;
  /** What has the words for its name. */
  readonly named: WordHits;
}

/** Each page that is shown has its text loaded. */
const SHOWN = 8;
/** With fewer pages that have all words, pages that have some are shown too. */
const FEW = 3;
/** Such a page has to have this share of what the words tell. */
const SOME = 0.3;
const ALL = 0.999;

/** Searches a site: Pagefind finds words, all else happens here. */
export class Engine {
  readonly #pagefind: Pagefind;
  readonly #vocabulary: Vocabulary;
  readonly #spelling: Spelling;
  readonly #synonyms: Synonyms;
  readonly #stopWords: ReadonlySet<string>;
  /** By filters and word: while somebody types, only the last word is new. */
  readonly #lookups = new Map<string, Promise<WordHits>>();
  /** Every page that was found, by its id. */
  readonly #results = new Map<string, PagefindResult>();
  readonly #texts = new Map<string, Promise<PageText>>();

  constructor(pagefind: Pagefind, vocabulary: Vocabulary) {
    this.#pagefind = pagefind;
    this.#vocabulary = vocabulary;
    this.#spelling = new Spelling(vocabulary.words);
    this.#synonyms = new Synonyms(vocabulary.names);
    this.#stopWords = new Set(vocabulary.stopWords);
  }

  /** Filters that tell places of this site apart. */
  get filters(): Pick<Vocabulary, 'kinds' | 'tags'> {
    return this.#vocabulary;
  }

  async search({ query, filters = {}, asTyped = false, limit = SHOWN }: Question): Promise<Answer> {
    const typed = parseQuery(query, this.#vocabulary.language);
    const terms = asTyped ? typed : await this.#corrected(typed);
    const isCorrected = terms.some((term, at) => term !== typed[at]);
    const sought = this.#withoutStopWords(terms);
    const phrase = terms.map(({ text }) => text).join(' ');
    const findings = await this.#find(sought, phrase, filters);
    const candidates = enough(rankAll(findings));
    const loaded = candidates.slice(0, limit).map(async ({ id }) => {
      return [id, await this.#text(id)] as const;
    });
    const texts = new Map(await Promise.all(loaded));
    const meant = mapWords(findings, (word) => hitsMeant(word, texts));
    const pages = new Map(enough(rankAll(meant)).map(({ id }) => [id, texts.get(id)!]));
    const groups = groupByPage(
      foundOn(pages, rankAll(within(meant, pages)), filters['kind']),
      phrase,
      sought.map(({ text }) => text),
    );
    return {
      groups,
      hasMore: candidates.length > texts.size,
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

  async #find(terms: readonly Term[], phrase: string, filters: Filters): Promise<Findings> {
    const texts = terms.map(({ text }) => text);
    const lookup = (text: string, isPhrase: boolean) => this.#lookup({ text, isPhrase }, filters);
    const [words, synonyms, inOrder, named] = await Promise.all([
      Promise.all(terms.map((term) => this.#lookup(term, filters))),
      Promise.all(
        this.#synonyms.of(texts).map(async (synonym) => {
          const found = synonym.words.map((text) => lookup(text, false));
          return { ...synonym, found: await Promise.all(found) };
        }),
      ),
      lookup(phrase, true),
      lookup(nameWord(phrase), true),
    ]);
    return { words, synonyms, phrase: inOrder, named };
  }

  #text(id: string): Promise<PageText> {
    const text = this.#texts.get(id) ?? this.#results.get(id)!.data().then(pageTextOf);
    this.#texts.set(id, text);
    text.catch(() => this.#texts.delete(id));
    return text;
  }

  #lookup({ text, isPhrase }: Term, filters: Filters): Promise<WordHits> {
    const key = JSON.stringify([text, isPhrase, filters]);
    // All that begins with one letter would be half of the site.
    const isWhole = isPhrase || (text.length === 1 && !isUnspaced(text));
    const lookup = this.#lookups.get(key) ?? this.#ask(text, isWhole, filters);
    this.#lookups.set(key, lookup);
    lookup.catch(() => this.#lookups.delete(key));
    return lookup;
  }

  async #ask(text: string, isWhole: boolean, filters: Filters): Promise<WordHits> {
    const term = isWhole ? `"${text}"` : text;
    const { results, unfilteredResultCount } = await this.#pagefind.search(term, { filters });
    for (const result of results) this.#results.set(result.id, result);
    const hits = results.map(({ id, score, words: places, matchedMetaFields: fields = [] }) => {
      return [id, { score, places, fields }] as const;
    });
    // An index without the word gives what is found by its first letters.
    const most = isWhole ? Infinity : this.#spelling.mostWith(text) || Infinity;
    const idf = idfOf(this.#vocabulary.pages, Math.min(unfilteredResultCount, most));
    return { text, idf, hits: new Map(hits) };
  }
}

function rankAll({ words, synonyms, phrase, named }: Findings): Ranked[] {
  const all = synonyms.reduce(withSynonym, words);
  // What the site does not have at all tells its pages not apart.
  const telling = all.filter(({ hits }) => hits.size > 0);
  return rank(telling, phrase, named);
}

/** Those with all words; with few of them, those with some as well. */
function enough(ranked: readonly Ranked[]): readonly Ranked[] {
  const complete = ranked.filter(({ coverage }) => coverage > ALL);
  return complete.length >= FEW ? complete : ranked.filter(({ coverage }) => coverage >= SOME);
}

/** The findings by passages of the pages that were loaded. */
function within(findings: Findings, pages: LoadedPages): Findings {
  return {
    ...mapWords(findings, (word) => hitsWithin(word, pages)),
    phrase: hitsWithin(findings.phrase, pages),
    named: namedWithin(findings.named, pages),
  };
}

function mapWords(findings: Findings, map: (word: WordHits) => WordHits): Findings {
  return {
    ...findings,
    words: findings.words.map(map),
    synonyms: findings.synonyms.map((synonym) => ({ ...synonym, found: synonym.found.map(map) })),
  };
}

/** The passages that match, by page; of certain kinds, if any are named. */
function foundOn(
  pages: LoadedPages,
  ranked: readonly Ranked[],
  kinds: readonly string[] | undefined,
): FoundPage[] {
  const byId = new Map(ranked.map((passage) => [passage.id, passage]));
  return [...pages]
    .map(([id, text]) => ({
      text,
      found: text.passages.flatMap((passage, at) => {
        const ranked = byId.get(passageId(id, at));
        const isMeant = ranked && (!kinds || kinds.includes(passage.kind));
        return isMeant ? [{ passage, ranked }] : [];
      }),
    }))
    .filter(({ found }) => found.length > 0);
}

/** A term as it would be typed. */
function written({ text, isPhrase }: Term): string {
  return isPhrase ? `"${text}"` : text;
}
