import { eastAsianWidth } from 'get-east-asian-width';
import { respell } from './respell.ts';

/**
 * A drawing as terminal cells. A character that takes two columns stands in
 * the first of them and leaves '' in the second.
 */
export interface Grid {
  readonly width: number;
  readonly height: number;
  readonly rows: readonly (readonly string[])[];
}

const TAB_STOP = 8;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const EMOJI_PRESENTATION = /\uFE0F|\u200D/u;
const ZERO_WIDTH = /^[\p{Mn}\p{Me}\p{Cf}\p{Cc}]+$/u;
// Printable ASCII and the box-drawing block are always one column each: the
// common case needs no segmenter.
const SINGLE_COLUMN = /^[\u0020-\u007E\u2500-\u257F\u25B2\u25B6\u25BA\u25BC\u25C0\u25C4]*$/u;

/** Columns that one grapheme takes on a terminal: 0, 1 or 2. */
export function columnsOf(grapheme: string): number {
  if (ZERO_WIDTH.test(grapheme)) return 0;
  if (EMOJI_PRESENTATION.test(grapheme)) return 2;
  return eastAsianWidth(grapheme.codePointAt(0)!);
}

function rowOf(line: string): string[] {
  if (SINGLE_COLUMN.test(line)) return line.split('');
  const row: string[] = [];
  for (const { segment } of graphemes.segment(line)) {
    if (segment === '\t') {
      do row.push(' ');
      while (row.length % TAB_STOP !== 0);
      continue;
    }
    const columns = columnsOf(segment);
    if (columns === 0) continue;
    row.push(segment === '\u00A0' || segment === '\u3000' ? ' ' : segment);
    if (columns === 2) row.push(segment === '\u3000' ? ' ' : '');
  }
  return row;
}

const CORNER = /[+┌┐└┘╭╮╰╯]/u;

// `- - -` is one dashed line. Filling its gaps here keeps the idea of a dash
// pattern out of every later step.
function closeDashes(row: string[]): string[] {
  const text = row.map((cell) => cell || ' ').join('');
  for (const { index, 0: run } of text.matchAll(
    /(?<=^|[\s+|│├<>'.])(?:(?<=[<◄◀←]) )?[-–─](?: [-–─]){2,}(?: (?=[>►▶→]))?(?=$|[\s+|│┤<>'.►▶→])/gu,
  )) {
    for (let x = index; x < index + run.length; x++) row[x] = DASH;
  }
  for (let x = 1; x + 1 < row.length; x++) {
    const dashAside = row[x - 1] === DASH || row[x + 1] === DASH;
    const cornerAside = [row[x - 1], row[x + 1]].some((char) => CORNER.test(char!));
    if (row[x] === ' ' && dashAside && cornerAside) row[x] = DASH;
  }
  return row;
}

/** The cell that stands for a dash of a line drawn `- - -`. */
export const DASH = '╌';

/** Lays a text out in cells: display columns, tabs, wide and combining characters. */
export function gridOf(text: string): Grid {
  const rows = text
    .replace(/\r\n?/gu, '\n')
    .split('\n')
    .map((line) => closeDashes(rowOf(line.trimEnd())));
  respell(rows);
  return { rows, height: rows.length, width: Math.max(0, ...rows.map((row) => row.length)) };
}

/** The character of a cell; a blank outside the drawing. */
export const charAt = (grid: Grid, x: number, y: number): string => grid.rows[y]?.[x] ?? ' ';

/** The text of a row from column `from` up to but not including `to`. */
export const textBetween = (grid: Grid, y: number, from: number, to: number): string =>
  (grid.rows[y] ?? []).slice(Math.max(0, from), Math.max(0, to)).join('');
