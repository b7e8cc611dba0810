import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';

/** Every word and phrase of the interface in one language. */
export type Words = Readonly<Record<keyof typeof en, string>>;

const LANGUAGES: Readonly<Record<string, Partial<Words>>> = { en, de, es, fr };

/** The words for a language tag: those of the language, else English. */
export function wordsFor(language: string): Words {
  return { ...en, ...LANGUAGES[language.toLowerCase().split('-')[0]!] };
}

/** Puts values into a phrase: `{0}`, `{1}`. */
export function fill(phrase: string, ...values: readonly (string | number)[]): string {
  return phrase.replace(/\{(\d)\}/g, (_, at: string) => String(values[Number(at)] ?? ''));
}
