import { foldWord, wordsIn } from '../fold.ts';
import type { TitleWord } from './passages.ts';

/** A run of an excerpt. */
export interface Piece {
  readonly text: string;
  readonly isMatch: boolean;
}

/** Words of an excerpt. */
const LENGTH = 30;
/** Words before the first match, so that it is read in its sentence. */
const LEAD = 4;

/** A part of a text, and all words of it that match, each once. */
export interface Excerpt {
  readonly excerpt: readonly Piece[];
  readonly matches: readonly string[];
}

/**
 * The part of a passage where its matches are densest.
 *
 * @param words of the page, as written, signs included
 * @param passage places of its first word and of the first that is not its own
 * @param places of matching words, all of them in the passage
 * @param joiner what stands between two words: nothing where a script has no spaces
 */
export function excerptOf(
  words: readonly string[],
  passage: { readonly start: number; readonly end: number },
  places: readonly number[],
  joiner: string,
): Excerpt {
  const marked = new Set(places);
  const sorted = [...Uint32Array.from(marked).sort()];
  const start = startOf(sorted, passage);
  const end = Math.min(start + LENGTH, passage.end);
  const pieces: Piece[] = [];
  if (start > passage.start) pieces.push({ text: '\u2026 ', isMatch: false });
  for (let place = start; place < end; place += 1) {
    const word = words[place]!;
    if (!marked.has(place)) {
      pieces.push({ text: word + joiner, isMatch: false });
      continue;
    }
    const [before, core, after] = parts(word);
    pieces.push(
      { text: before, isMatch: false },
      { text: core, isMatch: true },
      { text: after + joiner, isMatch: false },
    );
  }
  if (end < passage.end) pieces.push({ text: '\u2026', isMatch: false });
  // A word that is all over a text is looked at once.
  const matching = new Set(sorted.map((place) => words[place] ?? ''));
  const matches = [...matching].map((word) => parts(word)[1]).filter(Boolean);
  return { excerpt: joined(pieces), matches: [...new Set(matches)] };
}

/** A word without the signs around it: `"replay",` is marked as `replay`. */
function parts(word: string): [before: string, core: string, after: string] {
  const core = /[\p{L}\p{N}](?:.*[\p{L}\p{M}\p{N}+#])?/su.exec(word);
  if (!core) return [word, '', ''];
  return [word.slice(0, core.index), core[0], word.slice(core.index + core[0].length)];
}

/**
 * The words of a heading or question that match. Where Pagefind found them there
 * it does not say, so a word counts that begins as one that was sought.
 *
 * @param stems see `stemsOf`
 */
export function matchesIn(title: readonly TitleWord[], stems: readonly string[]): string[] {
  const found = title.filter(({ folded }) => stems.some((stem) => folded.startsWith(stem)));
  return found.map(({ text }) => text);
}

/** Shorter beginnings say little: endings are cut off no further. */
const STEM = 4;

/** The beginnings of the words that were sought, which other forms of them share. */
export function stemsOf(sought: readonly string[]): string[] {
  return sought.flatMap((text) =>
    wordsIn(text, 'und').map((word) => foldWord(word).slice(0, Math.max(STEM, word.length - 3))),
  );
}

function joined(pieces: readonly Piece[]): Piece[] {
  const runs: { text: string; isMatch: boolean }[] = [];
  for (const { text, isMatch } of pieces) {
    const last = runs.at(-1);
    if (last?.isMatch === isMatch) last.text += text;
    else if (text !== '') runs.push({ text, isMatch });
  }
  return runs;
}

/** Where to begin so that as many matches as possible are shown. */
function startOf(
  matches: readonly number[],
  { start, end }: { readonly start: number; readonly end: number },
): number {
  if (end - start <= LENGTH) return start;
  let best = { first: start, count: 0 };
  let last = 0;
  for (const [at, first] of matches.entries()) {
    while (last < matches.length && matches[last]! < first + LENGTH - LEAD) last += 1;
    if (last - at > best.count) best = { first, count: last - at };
  }
  return Math.max(start, Math.min(best.first - LEAD, end - LENGTH));
}
