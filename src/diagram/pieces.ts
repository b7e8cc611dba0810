/** The upright strokes of a row, and the pieces between them, which can be made to fit. */
import { VERTICAL } from './direction.ts';
import { drawnPorts } from './strokes.ts';

/** The cells of a row. */
export type Row = readonly string[];

const ARROW = /^ *[-─]*[→▶►>←◀◄<][-─]* *$/u;

const isUpright = (char: string): boolean => char === '|' || (drawnPorts(char) & VERTICAL) !== 0;

/** Columns of upright strokes in a row; where these are drawn, a bar is part of a text. */
export function marksOf(row: Row): number[] {
  const marks = row.flatMap((char, x) => (isUpright(char) ? [x] : []));
  const drawn = marks.filter((x) => row[x] !== '|');
  return drawn.length > 0 ? drawn : marks;
}

/** Whether a piece of a row is an arrow and nothing else. */
export const isArrow = (piece: Row): boolean => ARROW.test(piece.join(''));

/** A piece made as wide as it should be: an arrow by its shaft, a label by its end; null when it cannot. */
export function fitted(piece: Row, width: number): Row | null {
  const by = piece.length - width;
  if (by === 0) return piece;
  if (by < 0) return widen(piece, -by);
  return isArrow(piece) ? shorten(piece, by) : shrink(piece, by);
}

/** A row whose marks stand in the columns given, the pieces between them fitted; null when one cannot be. */
export function moved(row: Row, marks: readonly number[], columns: readonly number[]): Row | null {
  const now: string[] = [];
  for (const [i, mark] of marks.entries()) {
    const piece = row.slice(i > 0 ? marks[i - 1]! + 1 : 0, mark);
    const width = columns[i]! - now.length;
    // What stands before the first mark moves with it, where there is room.
    const margin = piece.slice(0, Math.max(0, piece.length - width));
    const isFree = i === 0 && margin.every((char) => char === ' ');
    const fit = fitted(isFree ? piece.slice(margin.length) : piece, width);
    if (!fit) return null;
    now.push(...fit, row[mark]!);
  }
  return [...now, ...row.slice(marks.at(-1)! + 1)];
}

/** Takes cells out of a piece: second halves, blanks at its end, then letters. */
function shrink(piece: Row, by: number): Row | null {
  const kept = [...piece];
  let left = by;
  for (let x = kept.length - 1; x >= 0 && left > 0 && kept[x] === ' '; x--, left--) kept.pop();
  if (left === 0) return kept;
  // Several letters share a cell: nothing of the label is lost.
  const start = kept.length - left - 1;
  if (start < 0) return null;
  const letters = kept.slice(start);
  kept.splice(start, letters.length, letters.join(''));
  return kept;
}

/** Takes pieces of its shaft, and blanks, out of an arrow. */
function shorten(arrow: Row, by: number): Row | null {
  let left = by;
  const kept = arrow.filter((char) => !(/[-─ ]/u.test(char) && left-- > 0));
  return kept.length === arrow.length - by ? kept : null;
}

/** Adds blanks to a piece, or strokes behind a stroke. */
function widen(piece: Row, by: number): Row {
  const last = piece.at(-1) ?? ' ';
  return [...piece, ...Array.from({ length: by }, () => (/[─━═-]/u.test(last) ? last : ' '))];
}
