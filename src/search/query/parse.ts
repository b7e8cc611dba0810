import { wordsIn } from '../fold.ts';

/** A part of a query that has to be found together: a word, or a phrase in quotes. */
export interface Term {
  /** As it is shown. */
  readonly text: string;
  /** Words of a phrase have to follow each other. */
  readonly isPhrase: boolean;
}

const QUOTED = /["“”„«»]([^"“”„«»]+)["“”„«»]/gu;

/** Reads what stands in the field: words, and phrases in quotes of any kind. */
export function parseQuery(query: string, language: string): Term[] {
  const terms: Term[] = [];
  let from = 0;
  const addWords = (text: string) => {
    for (const word of wordsIn(text, language)) terms.push({ text: word, isPhrase: false });
  };
  for (const match of query.matchAll(QUOTED)) {
    addWords(query.slice(from, match.index));
    from = match.index + match[0].length;
    const words = wordsIn(match[1]!, language);
    if (words.length > 0) terms.push({ text: words.join(' '), isPhrase: true });
  }
  addWords(query.slice(from));
  return terms;
}
