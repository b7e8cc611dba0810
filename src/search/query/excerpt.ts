/** A run of an excerpt. */
export interface Piece {
  readonly text: string;
  readonly isMatch: boolean;
}

/** Words of an excerpt. */
const LENGTH = 30;
/** Words before the first match, so that it is read in its sentence. */
const LEAD = 4;

/**
 * The part of a record's text where its matches are densest.
 *
 * @param content as Pagefind keeps it: words parted by spaces, or by zero-width spaces where a script has none
 * @param matches places of matching words
 */
export function excerptOf(content: string, matches: readonly number[]): readonly Piece[] {
  const joiner = content.includes('\u200B') ? '' : ' ';
  const words = joiner === '' ? content.split('\u200B') : content.split(/\s+/);
  const marked = new Set(matches);
  const start = startOf(
    [...marked].sort((a, b) => a - b),
    words.length,
  );
  const pieces: { text: string; isMatch: boolean }[] = [];
  for (const [at, word] of words.slice(start, start + LENGTH).entries()) {
    const isMatch = marked.has(start + at);
    const last = pieces.at(-1);
    if (last?.isMatch === isMatch) last.text += joiner + word;
    else {
      if (last) last.text += joiner;
      pieces.push({ text: word, isMatch });
    }
  }
  if (start > 0) pieces.unshift({ text: '\u2026 ', isMatch: false });
  if (start + LENGTH < words.length) pieces.push({ text: ' \u2026', isMatch: false });
  return pieces.filter(({ text }) => text !== '');
}

/** Where to begin so that as many matches as possible are shown. */
function startOf(matches: readonly number[], length: number): number {
  if (length <= LENGTH) return 0;
  let best = { first: 0, count: 0 };
  for (const [at, first] of matches.entries()) {
    let count = 0;
    while (at + count < matches.length && matches[at + count]! < first + LENGTH - LEAD) count += 1;
    if (count > best.count) best = { first, count };
  }
  return Math.max(0, Math.min(best.first - LEAD, length - LENGTH));
}
