import { NORTH, port, SOUTH } from './direction.ts';
import { charAt, textBetween } from './grid.ts';
import { BLANK, HEAD, kindAt, STROKE, TEXT, type Ink } from './ink.ts';

/** A run of text in one row, ended by two blanks or by a stroke. */
export interface Segment {
  readonly y: number;
  readonly from: number;
  /** The column after its last. */
  readonly to: number;
  readonly text: string;
}

const WORD_GAP = 2;
const WALL_GAP = 10;
// An arrow that was read as text opens a margin note.
const NOTE_ARROW = /[←⟵]/u;

const WORDS = /\S+/gu;

/**
 * Columns at which the words of a run of text part, when lines end right above
 * them, one over each word: so many texts are named there.
 */
function partsBelowEnds(ink: Ink, y: number, from: number, to: number): readonly number[] {
  const words = [...textBetween(ink.grid, y, from, to).matchAll(WORDS)];
  const isEnd = (x: number): boolean => {
    const cell = (y - 1) * ink.width + x;
    const kind = kindAt(ink, x, y - 1);
    if (kind === HEAD) return ink.head[cell] === SOUTH;
    return kind === STROKE && ink.ports[cell] === (port(NORTH) | port(SOUTH));
  };
  const ends = Array.from({ length: to - from }, (_, i) => from + i).filter(isEnd);
  const isOver = ends.every((x, i) => {
    const word = words[i];
    return word && from + word.index <= x && x < from + word.index + word[0].length;
  });
  if (ends.length < 2 || ends.length !== words.length || !isOver) return [];
  return words.slice(1).map(({ index }) => from + index);
}

/** Whether a gap in a text stands in brackets, which a text behind it closes. */
function isBracketed(ink: Ink, y: number, from: number, end: number, at: number): boolean {
  const before = textBetween(ink.grid, y, from, end);
  // `[    a    ]` is a box without borders.
  if (at - end > (before.lastIndexOf('[ ') >= 0 || before.endsWith('[') ? WALL_GAP : WORD_GAP))
    return false;
  const opened = Math.max(before.lastIndexOf('('), before.lastIndexOf('['));
  if (opened <= Math.max(before.lastIndexOf(')'), before.lastIndexOf(']'))) return false;
  for (let x = end; x < ink.width; x++) {
    const kind = kindAt(ink, x, y);
    if (kind !== TEXT && kind !== BLANK) return false;
    if (/[)\]]/u.test(charAt(ink.grid, x, y))) return true;
  }
  return false;
}

/** The runs of text in each row. */
export function segmentsOf(ink: Ink): Segment[][] {
  const rows: Segment[][] = [];
  let parts: readonly number[] = [];
  for (let y = 0; y < ink.height; y++) {
    const above = parts;
    parts = [];
    const row: Segment[] = [];
    for (let x = 0; x < ink.width; x++) {
      if (kindAt(ink, x, y) !== TEXT) continue;
      let end = x;
      for (let at = x; at - end < WORD_GAP || isBracketed(ink, y, x, end, at); at++) {
        const kind = kindAt(ink, at, y);
        if (kind === TEXT && at > x && NOTE_ARROW.test(charAt(ink.grid, at, y))) break;
        // `[a] [b]` are two things.
        if (
          at > x &&
          charAt(ink.grid, at, y) === '[' &&
          textBetween(ink.grid, y, at - 2, at) === '] '
        )
          break;
        if (kind === TEXT) end = at + 1;
        else if (kind !== BLANK) break;
      }
      // The next row of such texts parts where they do.
      const isBlank = (at: number): boolean => kindAt(ink, at - 1, y) === BLANK;
      const own = partsBelowEnds(ink, y, x, end);
      const cuts = own.length > 0 ? own : above.filter((at) => at > x && at < end && isBlank(at));
      parts = [...parts, ...cuts];
      [x, ...cuts].forEach((from, i) => {
        const to = i < cuts.length ? cuts[i]! - 1 : end;
        row.push({ y, from, to, text: textBetween(ink.grid, y, from, to).trim() });
      });
      x = end;
    }
    rows.push(row);
  }
  return rows;
}
