/**
 * Lines that are drawn through the wall of a box up to a text in it, as in
 * `| host <-+----`, and texts that stand in a wall, as in `| out----`. Each is put
 * back to its side of the wall, so that all later steps find a line that ends at
 * the wall and a text inside it.
 */
import { contains, wallsAt, type Box } from './box.ts';
import { EAST, WEST } from './direction.ts';
import type { Grid } from './grid.ts';
import { rowText } from './row-text.ts';
import { possibleHead } from './strokes.ts';

const LEVEL = /[-=─━═]/u;
const WALL = /[-+|│┃─┼├┤]/u;
// What stands in a wall that a line crosses.
const CROSSED = /[+┼]/u;
const UPRIGHT = /[|│┃+┌┐└┘├┤┬┴╭╮╰╯]/u;
const WORD = /[\p{L}\p{N}_]/u;
const MOST_IN_WALL = 3;

type Row = string[];
type Side = 1 | -1;

/**
 * Takes the end of a line out of a box, whose wall is at `wall` and whose outside
 * is on the side that `out` names.
 */
function drawOut(row: Row, wall: number, out: Side, far: number): void {
  const charAt = (x: number): string => row[x] ?? ' ';
  if (!WALL.test(charAt(wall)) || !LEVEL.test(charAt(wall + out))) return;
  let end = wall - out;
  while (LEVEL.test(charAt(end))) end -= out;
  const head = possibleHead(charAt(end)) === (out === 1 ? WEST : EAST) ? charAt(end) : undefined;
  const first = head === undefined ? end + out : end;
  const isWhole = first === wall || (far - first) * out >= 0;
  const isApart = charAt(first - out) === ' ' || CROSSED.test(charAt(wall));
  if (isWhole || !isApart) return;
  for (let x = first; x !== wall; x += out) row[x] = ' ';
  row[wall] = '|';
  if (head !== undefined) row[wall + out] = head;
}

/** Ends the lines that run into boxes of text at the walls of these. */
export function endAtWalls(grid: Grid, boxes: readonly Box[]): Grid {
  const rows = grid.rows.map((row) => [...row]);
  const leaves = boxes.filter((box) => !boxes.some((other) => contains(box, other)));
  for (const box of leaves) {
    for (let y = box.top + 1; y < box.bottom; y++) {
      const [left, right] = wallsAt(box, y);
      drawOut(rows[y]!, left, -1, right);
      drawOut(rows[y]!, right, 1, left);
    }
  }
  return { ...grid, rows };
}

/** Moves a word that a line leaves back behind the wall that it covers. */
function moveIn(rows: readonly Row[], y: number, x: number, out: Side): void {
  const row = rows[y]!;
  const charAt = (at: number): string => row[at] ?? ' ';
  const isWall = (at: number): boolean =>
    [y - 1, y + 1].every((next) => UPRIGHT.test(rows[next]?.[at] ?? ' '));
  // The word ends at `x`; a line leaves it there.
  let start = x;
  while (WORD.test(charAt(start - out))) start -= out;
  let wall = x;
  while (wall !== start - out && !isWall(wall)) wall -= out;
  const by = (x - wall) * out + 1;
  const isFree = Array.from({ length: by }, (_, n) => charAt(start - (n + 1) * out)).every(
    (char) => char === ' ',
  );
  // A lone `v` is a head.
  if (start === x || !isWall(wall) || by > MOST_IN_WALL || !isFree) return;
  const end = charAt(x + out);
  for (let at = start; at !== x + out; at += out) row[at - by * out] = row[at]!;
  row[wall] = '|';
  if (end === ' ') return;
  for (let at = wall + out; at !== x + 2 * out; at += out) row[at] = '-';
  row[wall + out] = end;
}

// A word that ends where a line, or an arrow that points at it, begins.
const LEFT = /[\p{L}\p{N}_](?= ?-{2})/gu;
const RIGHT = /(?<=-{2}>? ?|->)[\p{L}\p{N}_]/gu;

/** Puts the words that stand in walls, at the ends of lines, back into their boxes. */
export function clearWalls(grid: Grid): Grid {
  const rows = grid.rows.map((row) => [...row]);
  rows.forEach((row, y) => {
    const text = rowText(row);
    for (const { index } of text.matchAll(LEFT)) moveIn(rows, y, index, 1);
    for (const { index } of text.matchAll(RIGHT)) moveIn(rows, y, index, -1);
  });
  return { ...grid, rows };
}
