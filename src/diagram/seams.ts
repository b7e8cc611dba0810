/**
 * Boxes that stand right below one another and are joined where they touch:
 * `└──┬──┘` over `┌──▼──┐`. A row for the line is put between them, so that all
 * later steps find it as they find others.
 */
import type { Grid } from './grid.ts';

type Row = readonly string[];

const LEVEL = /[─━═-]/u;
const BORDER = /[─━═\-┬┴▼▽▲△v^+]/u;
const TEE = /[┬┳╤+]/u;
const MET = /[▼▽▲△┴┻╧v^]/u;
const UPRIGHT = /[│┃║|]/u;
const SHIFTS = [0, -1, 1];

/** Whether a character that `pattern` takes stands in a border that begins with such a corner. */
function isInBorder(row: Row, x: number, pattern: RegExp, corner: RegExp): boolean {
  const isSet = [x - 1, x + 1].every((at) => LEVEL.test(row[at] ?? ' '));
  if (!isSet || !pattern.test(row[x] ?? ' ')) return false;
  let start = x;
  while (BORDER.test(row[start - 1] ?? ' ')) start--;
  return corner.test(row[start - 1] ?? ' ') || row[start] === '+';
}

/** Columns at which a lower border meets the upper border in the next row. */
const seamsOf = (above: Row, below: Row): number[] =>
  above.flatMap((_, x) =>
    isInBorder(above, x, TEE, /[└╰╚┗]/u) &&
    SHIFTS.some((shift) => isInBorder(below, x + shift, MET, /[┌╭╔┏]/u))
      ? [x]
      : [],
  );

/** Parts boxes that touch, by a row with the lines from one to the other. */
export function openSeams(grid: Grid): Grid {
  const rows = grid.rows.flatMap((row, y): Row[] => {
    const below = grid.rows[y + 1];
    const seams = below ? seamsOf(row, below) : [];
    if (!below || seams.length === 0) return [row];
    const between = row.map((char, x) => {
      const goesOn = UPRIGHT.test(char) && UPRIGHT.test(below[x] ?? ' ');
      return goesOn || seams.includes(x) ? '│' : ' ';
    });
    return [row, between];
  });
  return { rows, height: rows.length, width: grid.width };
}
