import { foldWord, isUnspaced, wordsIn } from '../fold.ts';
import { nameGroups } from './names.ts';
import type { Kind, SearchRecord } from './records.ts';
import { stopWords } from './stop-words.ts';

/** What the search knows of a site beside its index: for spelling, other names and filters. */
export interface Vocabulary {
  readonly language: string;
  /** How many records there are. */
  readonly records: number;
  /** All words, folded: lists by how often they occur, most frequent first, each joined by spaces. */
  readonly words: readonly string[];
  /** Names of one thing, folded. */
  readonly names: readonly (readonly string[])[];
  /** Words of the language that say nothing of what is looked for, folded. */
  readonly stopWords: readonly string[];
  readonly kinds: readonly Kind[];
  readonly tags: readonly string[];
}

const LONGEST_WORD = 32;

/** Collects a site's vocabulary from its records. */
export class VocabularyBuilder {
  readonly #language: string;
  readonly #counts = new Map<string, number>();
  readonly #records: SearchRecord[] = [];

  /** @param language BCP 47 tag of the site */
  constructor(language: string) {
    this.#language = language;
  }

  add(record: SearchRecord): void {
    this.#records.push(record);
    const { title, text, aliases } = record;
    for (const word of new Set(wordsIn([title, text, ...aliases].join(' '), this.#language))) {
      for (const part of new Set([word, ...humps(word)])) this.#count(foldWord(part));
    }
  }

  build(): Vocabulary {
    const classes: string[][] = [];
    for (const [word, count] of this.#counts) {
      (classes[Math.floor(Math.log2(count))] ??= []).push(word);
    }
    const records = this.#records;
    return {
      language: this.#language,
      records: records.length,
      words: classes.reverse().map((words) => words.sort().join(' ')),
      names: nameGroups(records),
      stopWords: stopWords(this.#language),
      kinds: KINDS.filter((kind) => records.some((record) => record.kind === kind)),
      tags: [...new Set(records.flatMap(({ tags }) => tags))].sort((a, b) =>
        a.localeCompare(b, this.#language),
      ),
    };
  }

  #count(word: string) {
    // No one mistypes numbers into words, nor looks up what a machine wrote.
    if (word.length < 2 || word.length > LONGEST_WORD || /^\d+$/.test(word)) return;
    if (!isUnspaced(word)) this.#counts.set(word, (this.#counts.get(word) ?? 0) + 1);
  }
}

const KINDS: readonly Kind[] = ['section', 'concept', 'tip', 'card'];

/** The parts of `ShardedByKey`, by which Pagefind finds it too. */
function humps(word: string): string[] {
  return /\p{Ll}\p{Lu}/u.test(word) ? word.split(/(?<=\p{Ll})(?=\p{Lu})/u) : [];
}
