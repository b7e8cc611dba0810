import { foldWord, isUnspaced, tokensIn, wordsOf } from '../fold.ts';
import { kindsOf } from './document.ts';
import { mergeGroups, nameGroups } from './names.ts';
import type { Kind, SearchPage } from './page.ts';
import type { Passage } from './passages.ts';
import { stopWords } from './stop-words.ts';

/** What the search knows of a site beside its index: for spelling, other names and filters. */
export interface Vocabulary {
  readonly language: string;
  /** How many indexes there are. */
  readonly shards: number;
  /** How many pages there are. */
  readonly pages: number;
  /** All words, folded: lists by how many pages have them, most frequent first, each joined by spaces. */
  readonly words: readonly string[];
  /** Names of one thing, folded. */
  readonly names: readonly (readonly string[])[];
  /** Words of the language that say nothing of what is looked for, folded. */
  readonly stopWords: readonly string[];
  readonly kinds: readonly Kind[];
  readonly tags: readonly string[];
}

/** What the pages of one shard add to a site's vocabulary. */
export interface VocabularyPart {
  readonly pages: number;
  /** How many passages have a word, folded. */
  readonly counts: ReadonlyMap<string, number>;
  readonly names: readonly (readonly string[])[];
  readonly kinds: readonly Kind[];
  readonly tags: readonly string[];
}

const KINDS: readonly Kind[] = ['section', 'concept', 'tip', 'card'];
const LONGEST_WORD = 32;

/** Collects the vocabulary of a shard from its pages. */
export class VocabularyBuilder {
  readonly #language: string;
  readonly #counts = new Map<string, number>();
  readonly #names: string[][] = [];
  readonly #kinds = new Set<Kind>();
  readonly #tags = new Set<string>();
  /** The words of each token, and the form in which a word is counted: texts repeat them again and again. */
  readonly #wordsOf = new Map<string, readonly string[]>();
  readonly #folded = new Map<string, string | undefined>();
  #pages = 0;

  /** @param language BCP 47 tag of the site */
  constructor(language: string) {
    this.#language = language;
  }

  add(page: SearchPage, passages: readonly Passage[]): void {
    const { title, aliases, tags } = page;
    this.#pages += 1;
    this.#countWords([title, ...aliases].join(' '));
    for (const passage of passages) this.#countWords(`${passage.title} ${passage.text}`);
    this.#names.push(...nameGroups([title, ...aliases], passages));
    for (const kind of kindsOf(page, passages)) this.#kinds.add(kind);
    for (const tag of tags) this.#tags.add(tag);
  }

  build(): VocabularyPart {
    return {
      pages: this.#pages,
      counts: this.#counts,
      names: mergeGroups(this.#names),
      kinds: [...this.#kinds],
      tags: [...this.#tags],
    };
  }

  #countWords(text: string) {
    const words = new Set<string>();
    for (const token of tokensIn(text)) {
      for (const word of this.#wordsIn(token)) words.add(word);
    }
    for (const word of words) {
      const folded = this.#fold(word);
      if (folded !== undefined) this.#counts.set(folded, (this.#counts.get(folded) ?? 0) + 1);
    }
  }

  #wordsIn(token: string): readonly string[] {
    let words = this.#wordsOf.get(token);
    if (words === undefined) {
      words = wordsOf(token, this.#language).flatMap((word) => [word, ...humps(word)]);
      this.#wordsOf.set(token, words);
    }
    return words;
  }

  #fold(word: string): string | undefined {
    if (!this.#folded.has(word)) this.#folded.set(word, countedForm(word));
    return this.#folded.get(word);
  }
}

/** A word as it is counted. No one mistypes numbers into words, nor looks up what a machine wrote. */
function countedForm(word: string): string | undefined {
  const folded = foldWord(word);
  const isLookedUp = folded.length >= 2 && folded.length <= LONGEST_WORD && !/^\d+$/.test(folded);
  return isLookedUp && !isUnspaced(folded) ? folded : undefined;
}

/** The vocabulary of a site, of those of its shards. */
export function mergeVocabulary(parts: readonly VocabularyPart[], language: string): Vocabulary {
  const counts = new Map<string, number>();
  for (const part of parts) {
    for (const [word, count] of part.counts) counts.set(word, (counts.get(word) ?? 0) + count);
  }
  const classes: (string[] | undefined)[] = [];
  for (const [word, count] of counts) (classes[Math.floor(Math.log2(count))] ??= []).push(word);
  const kinds = new Set(parts.flatMap((part) => part.kinds));
  const tags = new Set(parts.flatMap((part) => part.tags));
  return {
    language,
    shards: parts.length,
    pages: parts.reduce((sum, part) => sum + part.pages, 0),
    words: Array.from(classes, (words = []) => words.sort().join(' ')).reverse(),
    names: mergeGroups(parts.flatMap((part) => part.names)),
    stopWords: stopWords(language),
    kinds: KINDS.filter((kind) => kinds.has(kind)),
    tags: [...tags].sort((a, b) => a.localeCompare(b, language)),
  };
}

/** The parts of `ShardedByKey`, by which Pagefind finds it too. */
function humps(word: string): string[] {
  return /\p{Ll}\p{Lu}/u.test(word) ? word.split(/(?<=\p{Ll})(?=\p{Lu})/u) : [];
}
