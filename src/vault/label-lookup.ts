import { fold } from './names.ts';

/** A thing that can be found by the names it has. */
interface Named {
  readonly names: readonly string[];
}

/** How many names a first word must begin to count as a brand or family that people leave out. */
const FAMILY = 3;

/**
 * Finds what a label in a drawing names. Labels are shorter than names: they
 * leave out the family (`Athena` for `Amazon Athena`) and add remarks in
 * brackets (`Amazon S3 (Data Lake)`). A label that could name several things
 * names none.
 */
export class LabelLookup<T extends Named> {
  readonly #byName = new Map<string, T>();
  readonly #byShortName = new Map<string, T | undefined>();

  constructor(items: Iterable<T>) {
    const families = new Map<string, number>();
    for (const item of items) {
      for (const name of item.names) {
        const key = fold(name);
        if (!this.#byName.has(key)) this.#byName.set(key, item);
      }
    }
    for (const name of this.#byName.keys()) {
      const family = firstWord(name);
      families.set(family, (families.get(family) ?? 0) + 1);
    }
    for (const [name, item] of this.#byName) {
      const family = firstWord(name);
      if (family === name || families.get(family)! < FAMILY) continue;
      const short = name.slice(family.length).trim();
      const other = this.#byShortName.get(short);
      const isAmbiguous = this.#byShortName.has(short) && other !== item;
      this.#byShortName.set(short, isAmbiguous ? undefined : item);
    }
  }

  /** What the label names, if it names one thing. */
  find(label: string): T | undefined {
    const whole = fold(label);
    const bare = fold(whole.replace(/\s*[([{][^)\]}]*[)\]}]/gu, ' '));
    for (const key of new Set([whole, bare])) {
      const item = this.#byName.get(key) ?? this.#byShortName.get(key);
      if (key !== '' && item) return item;
    }
    return undefined;
  }
}

function firstWord(name: string): string {
  return /^\S+/.exec(name)?.[0] ?? name;
}
