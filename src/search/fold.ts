/**
 * The form in which the search compares words: lower case, accents off, as
 * Pagefind indexes them.
 */
export function foldWord(word: string): string {
  return word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
}

const TOKEN = /[\p{L}\p{M}\p{N}+#]+(?:[\p{P}\p{S}]+[\p{L}\p{M}\p{N}+#]+)*/gu;
/** Pagefind takes `don't` for one word. */
const APOSTROPHE = /(?<=\p{L})['’ʼ](?=\p{L})/gu;
/** Told sooner than whether one stands between letters. */
const APOSTROPHES = /['’ʼ]/;
/** Scripts that put no spaces between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/**
 * The words of a text as written, in order: `SSE-KMS` is two, `1.9.4` is one.
 * Runs of scripts without spaces are cut by the rules of the language.
 */
export function wordsIn(text: string, language: string): string[] {
  return tokensIn(text).flatMap((token) => wordsOf(token, language));
}

/** What stands between the blanks of a text, without what opens and closes it: each a word or several. */
export function tokensIn(text: string): readonly string[] {
  return (APOSTROPHES.test(text) ? text.replace(APOSTROPHE, '') : text).match(TOKEN) ?? [];
}

/** The words of a token. */
export function wordsOf(token: string, language: string): string[] {
  return partsOf(token).flatMap((word) => segments(word, language));
}

/** What is joined by signs, as Pagefind has it: parts of two letters or more, else all in one. */
function partsOf(token: string): string[] {
  const parts = token.split(/[^\p{L}\p{M}\p{N}+#]+/u).filter((part) => /[\p{L}\p{N}]/u.test(part));
  if (parts.length < 2) return parts;
  const long = parts.filter((part) => part.length > 1);
  return long.some((part) => /\p{L}/u.test(part)) ? long : [parts.join('')];
}

/** A name as one word of the index, by which it is found as a whole: no text has such words. */
export function nameWord(name: string): string {
  return `#${wordsIn(name, 'und').map(foldWord).join('')}`;
}

/** Whether a word is of a script that puts no spaces between words. */
export function isUnspaced(word: string): boolean {
  return UNSPACED.test(word);
}

const segmenters = new Map<string, Intl.Segmenter>();

function segments(word: string, language: string): string[] {
  if (!isUnspaced(word)) return [word];
  const segmenter =
    segmenters.get(language) ?? new Intl.Segmenter(language, { granularity: 'word' });
  segmenters.set(language, segmenter);
  return [...segmenter.segment(word)].map(({ segment }) => segment);
}
