/**
 * Boxes side by side whose rows were counted wrongly: every row is off by as much as
 * its labels are too long, or too short, so that no row stands out of line with the
 * next. When the borders above and below agree, and a row has a wall for each of their
 * corners, its walls belong right between them.
 */
import { fitted, marksOf } from './align.ts';
import { hasPort, NORTH, SOUTH, type Direction } from './direction.ts';
import type { Grid } from './grid.ts';
import { drawnPorts } from './strokes.ts';

type Row = readonly string[];

const HIGHEST = 12;
const FEWEST_WALLS = 4;
const FARTHEST = 8;
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

/** A row with its walls moved to the columns given, or the row where its pieces cannot be fitted. */
function moved(row: Row, walls: readonly number[], columns: readonly number[]): Row {
  const now: string[] = [];
  for (const [i, wall] of walls.entries()) {
    if (Math.abs(wall - columns[i]!) > FARTHEST) return row;
    const piece = row.slice(i > 0 ? walls[i - 1]! + 1 : 0, wall);
    const width = columns[i]! - now.length;
    // What stands before the first wall moves with it.
    const by = i === 0 ? Math.max(0, wall - width) : 0;
    const isMargin = by > 0 && piece.slice(0, by).every((char) => char === ' ');
    const fit = isMargin ? piece.slice(by) : fitted(piece, width);
    if (!fit) return row;
    now.push(...fit, row[wall]!);
  }
  return [...now, ...row.slice(walls.at(-1)! + 1)];
}

/** Whether a row has its walls farther off than boxes are looked for. */
const isOff = (walls: readonly number[], columns: readonly number[]): boolean =>
  walls.some((wall, i) => Math.abs(wall - columns[i]!) > WOBBLE);

/** Puts the walls of rows of boxes right between their corners. */
export function square(grid: Grid): Grid {
  const rows: Row[] = [...grid.rows];
  for (let top = 0; top < rows.length; top++) {
    if (!LID.test(rows[top]!.join(''))) continue;
    const columns = openings(rows[top]!, SOUTH);
    if (columns.length < FEWEST_WALLS) continue;
    let foot = top + 1;
    while (
      foot < Math.min(rows.length, top + HIGHEST) &&
      marksOf(rows[foot]!).length === columns.length &&
      !closes(rows[top]!, rows[foot]!, columns)
    )
      foot++;
    if (foot === top + 1 || !closes(rows[top]!, rows[foot] ?? [], columns)) continue;
    const inner = rows.slice(top + 1, foot).map(marksOf);
    if (!inner.some((walls) => isOff(walls, columns))) continue;
    for (let y = top + 1; y < foot; y++) rows[y] = moved(rows[y]!, inner[y - top - 1]!, columns);
  }
  return { rows, height: rows.length, width: Math.max(0, ...rows.map((row) => row.length)) };
}
