import { foldWord, isUnspaced, wordsIn } from '../fold.ts';
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
    const parts = wordsIn(text, this.#language).flatMap((word) => [word, ...humps(word)]);
    for (const word of new Set(parts)) this.#count(foldWord(word));
  }

  #count(word: string) {
    // No one mistypes numbers into words, nor looks up what a machine wrote.
    if (word.length < 2 || word.length > LONGEST_WORD || /^\d+$/.test(word)) return;
    if (!isUnspaced(word)) this.#counts.set(word, (this.#counts.get(word) ?? 0) + 1);
  }
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
