import { foldWord } from '../fold.ts';

/** Another way to say some words of a query. */
export interface Synonym {
  /** The words that it stands for: from this one on, so many. */
  readonly start: number;
  readonly length: number;
  readonly words: readonly string[];
}

/** Other names of what a query names. */
export class Synonyms {
  readonly #groups = new Map<string, readonly string[][]>();
  #longest = 0;

  /** @param groups folded names of one thing each, as in a `Vocabulary` */
  constructor(groups: readonly (readonly string[])[]) {
    for (const group of groups) {
      const names = group.map((name) => name.split(' '));
      for (const name of names) {
        const others = names.filter((other) => other !== name);
        const key = name.join(' ');
        this.#groups.set(key, [...(this.#groups.get(key) ?? []), ...others]);
        this.#longest = Math.max(this.#longest, name.length);
      }
    }
  }

  /** The other names of each run of words that is a name; a run within a longer name is none. */
  of(words: readonly string[]): Synonym[] {
    const folded = words.map(foldWord);
    const found: Synonym[] = [];
    for (let start = 0; start < folded.length; start += 1) {
      for (let length = Math.min(this.#longest, folded.length - start); length > 0; length -= 1) {
        const others = this.#groups.get(folded.slice(start, start + length).join(' '));
        if (!others) continue;
        for (const other of others) found.push({ start, length, words: other });
        start += length - 1;
        break;
      }
    }
    return found;
  }
}
