/**
 * Boxes side by side whose rows were counted wrongly: every row is off by as much as
 * its labels are too long, or too short, so that no row stands out of line with the
 * next. When the borders above and below agree, and a row has a wall for each of their
 * corners, its walls belong right between them.
 */
import { hasPort, NORTH, SOUTH, type Direction } from './direction.ts';
import type { Grid } from './grid.ts';
import { marksOf, moved, type Row } from './pieces.ts';
import { drawnPorts } from './strokes.ts';

const HIGHEST = 12;
const FEWEST_WALLS = 4;
const FARTHEST = 8;
// Boxes are looked for with walls that are off by as much.
const WOBBLE = 1;
const LID = /[┌╭┏╔+](?:─|━|═|-){2,}[^│|]*[┐╮┓╗+]/u;

/** Columns of the corners and walls in a border that open up, or down. */
function openings(row: Row, direction: Direction): number[] {
  const isCorner = (x: number): boolean =>
    row[x] === '+' && [row[x - 1], row[x + 1]].some((char) => char === '-');
  const marks = row.flatMap((_, x) => (isCorner(x) ? [x] : []));
  if (marks.length > 0) return row.flatMap((char, x) => (char === '|' || isCorner(x) ? [x] : []));
  return marksOf(row).filter((x) => row[x] === '|' || hasPort(drawnPorts(row[x]!), direction));
}

const isThrough = (char: string): boolean =>
  char === '|' || (hasPort(drawnPorts(char), NORTH) && hasPort(drawnPorts(char), SOUTH));

/** Whether a row closes what a lid opens in these columns: a corner below each corner, a wall below each wall. */
function closes(lid: Row, foot: Row, columns: readonly number[]): boolean {
  const ends = openings(foot, NORTH);
  return (
    ends.length === columns.length &&
    columns.every((x, i) => ends[i] === x && isThrough(lid[x]!) === isThrough(foot[x]!))
  );
}

/** How far from its column the wall of a row stands that is farthest off. */
const farthestOff = (walls: readonly number[], columns: readonly number[]): number =>
  Math.max(...walls.map((wall, i) => Math.abs(wall - columns[i]!)));

/** The walls of each row below a lid, down to the row that closes it; undefined when none does. */
function wallsBelow(rows: readonly Row[], top: number, columns: readonly number[]) {
  const walls: number[][] = [];
  for (const row of rows.slice(top + 1, top + HIGHEST + 1)) {
    if (closes(rows[top]!, row, columns)) return walls;
    const marks = marksOf(row);
    if (marks.length !== columns.length) return undefined;
    walls.push(marks);
  }
  return undefined;
}

/** Puts the walls of rows of boxes right between their corners. */
export function square(grid: Grid): Grid {
  const rows: Row[] = [...grid.rows];
  for (let top = 0; top < rows.length; top++) {
    if (!LID.test(rows[top]!.join(''))) continue;
    const columns = openings(rows[top]!, SOUTH);
    if (columns.length < FEWEST_WALLS) continue;
    const below = wallsBelow(rows, top, columns) ?? [];
    const off = below.map((walls) => farthestOff(walls, columns));
    if (off.every((far) => far <= WOBBLE)) continue;
    below.forEach((walls, i) => {
      const row = rows[top + 1 + i]!;
      if (off[i]! <= FARTHEST) rows[top + 1 + i] = moved(row, walls, columns) ?? row;
    });
  }
  return { rows, height: rows.length, width: Math.max(0, ...rows.map((row) => row.length)) };
}
