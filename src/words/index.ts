import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';

type Widened<T> = { readonly [K in keyof T]: T[K] extends string ? string : Widened<T[K]> };

/** Every word and phrase of the interface in one language. */
export type Words = Widened<typeof en>;

const LANGUAGES: Readonly<Record<string, Partial<Words>>> = { en, de, es, fr };

/** By language tag: every part of every page asks, and the list is long. */
const known = new Map<string, Words>();

/** The words for a language tag: those of the language, else English. */
export function wordsFor(language: string): Words {
  const words = known.get(language) ?? {
    ...en,
    ...LANGUAGES[language.toLowerCase().split('-')[0]!],
  };
  known.set(language, words);
  return words;
}

/** Puts values into a phrase: `{0}`, `{1}`. */
export function fill(phrase: string, ...values: readonly (string | number)[]): string {
  return phrase.replace(/\{(\d)\}/g, (_, at: string) => String(values[Number(at)] ?? ''));
}

/** Scripts that are written from right to left. */
const FROM_THE_RIGHT = new Set('Adlm Arab Aran Hebr Mand Mend Nkoo Rohg Samr Syrc Thaa'.split(' '));

/**
 * The attributes `lang` and `dir` of an element whose text is in a language,
 * given by its tag; none for undefined.
 */
export function languageAttributes(language: string | undefined): {
  lang?: string;
  dir?: 'ltr' | 'rtl';
} {
  if (language === undefined) return {};
  return { lang: language, dir: FROM_THE_RIGHT.has(scriptOf(language)) ? 'rtl' : 'ltr' };
}

function scriptOf(language: string): string {
  try {
    return new Intl.Locale(language).maximize().script ?? '';
  } catch (error) {
    // A tag that only looks like one says nothing about a script.
    if (error instanceof RangeError) return '';
    throw error;
  }
}
