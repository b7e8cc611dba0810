import { SLACK, wallNear } from './border.ts';
import type { Box } from './box.ts';
import { hasPort, NORTH } from './direction.ts';
import { charAt, textBetween, type Grid } from './grid.ts';
import { drawnPorts, isDashed } from './strokes.ts';

/** Whether a cell may belong to the box that is looked for: no other has it. */
export type Free = (x: number, y: number) => boolean;

const LEFT_WOBBLE = 1;
const WALL_SHARE = 0.7;
const UPRIGHT = /[|│┃║]/u;
const STROKES = /[|\u2500-\u257f]/u;

const isText = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

/** The rows and columns of a contour, before its walls are known. */
export interface Corners {
  readonly top: number;
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly lowLeft: number;
  readonly lowRight: number;
  readonly openBelow: boolean;
}

/** Rows in which a wall may be missing: a share of them, or one of two. */
export const mayLack = (rows: number): number =>
  Math.max(Math.min(1, rows - 1), Math.floor(rows * (1 - WALL_SHARE)));

// A line may begin in place of the wall that it leaves.
const startsLine = (grid: Grid, x: number, y: number): boolean =>
  charAt(grid, x - 1, y) === ' ' && /^[-─━═]{2}/u.test(textBetween(grid, y, x, x + 2));

// Text that is too long for its box pushes the wall out of line: then the wall
// is the next stroke after the text.
function pushedWall(grid: Grid, x: number, y: number, free: Free): number {
  if (charAt(grid, x, y) === ' ' && charAt(grid, x - 1, y) === ' ') return -1;
  if (startsLine(grid, x, y)) return x;
  const end = grid.rows[y]?.length ?? 0;
  for (let at = x + 1; at < end; at++) {
    const char = charAt(grid, at, y);
    if ((hasPort(drawnPorts(char), NORTH) || char === '|') && free(at, y)) return at;
  }
  return -1;
}

// Not every editor shows wide characters two columns wide: each may shift what follows.
function wideBetween(grid: Grid, y: number, from: number, to: number): number {
  let wide = 0;
  for (let x = from; x < to; x++) if (charAt(grid, x, y) === '') wide++;
  return wide;
}

/**
 * The wall of a row that ends before the border does: the last stroke of what is
 * in the box, blanks behind it.
 */
function insetWall(grid: Grid, left: number, right: number, y: number, free: Free): number {
  let at = right;
  while (at > left + 1 && charAt(grid, at, y) === ' ') at--;
  return at > left + 1 && UPRIGHT.test(charAt(grid, at, y)) && free(at, y) ? at : -1;
}

/**
 * Where the wall would stand behind a text that is too long for its box, with nothing
 * but text up to a gap, or to the end of its row; -1 when it is no such text.
 */
function overrunWall(grid: Grid, left: number, right: number, y: number): number {
  const row = grid.rows[y] ?? [];
  const behind = row.findIndex((char, x) => x >= right && char === ' ' && row[x + 1] === ' ');
  const end = (behind < 0 ? row : row.slice(0, behind)).findLastIndex((char) => char !== ' ');
  const text = row.slice(left + 1, end + 1).join('');
  const isOver = end >= right && isText(text) && !STROKES.test(text);
  // What begins beyond the wall stands beside the box.
  const beginsInside = textBetween(grid, y, right - 2, right).trim() !== '';
  return isOver && beginsInside ? end + 1 : -1;
}

/** Columns of the right wall, or null when too much of it is missing. */
function rightWall(grid: Grid, corners: Corners, free: Free): number[] | null {
  const { top, bottom, right, lowRight } = corners;
  const wall = [right];
  let missing = 0;
  for (let y = top + 1; y < bottom; y++) {
    let at = wallNear(grid, right, y, 0, free);
    const slack = SLACK + wideBetween(grid, y, corners.left, right);
    if (at < 0) at = wallNear(grid, lowRight, y, SLACK, free);
    if (at < 0) at = wallNear(grid, right, y, slack, free);
    if (at < 0) at = pushedWall(grid, right, y, free);
    if (at < 0) at = insetWall(grid, corners.left, right, y, free);
    if (at < 0) at = overrunWall(grid, corners.left, right, y);
    if (at < 0) missing++;
    wall.push(at < 0 ? right : at);
  }
  wall.push(lowRight);
  return missing <= mayLack(bottom - top - 1) ? wall : null;
}

/** Whether a text that stands in this cell begins before it. */
const beginsBefore = (grid: Grid, x: number, y: number): boolean =>
  isText(charAt(grid, x, y)) && /[\p{L}\p{N}] ?$/u.test(textBetween(grid, y, x - 2, x));

/** Columns of the left wall, or null when too much of it is missing. */
function leftWall(grid: Grid, corners: Corners, free: Free): number[] | null {
  const { top, bottom, left, lowLeft } = corners;
  const wall = [left];
  let missing = 0;
  for (let y = top + 1; y < bottom; y++) {
    let at = wallNear(grid, left, y, 0);
    if (at < 0) at = wallNear(grid, lowLeft, y, LEFT_WOBBLE, free);
    if (at < 0) at = wallNear(grid, left, y, LEFT_WOBBLE, free);
    if (at < 0) {
      missing++;
      at = wallNear(grid, left, y, SLACK, free);
    }
    // A text may be too long for its box, but it begins inside.
    if (at < 0 && beginsBefore(grid, left, y)) return null;
    wall.push(at < 0 ? left : at);
  }
  wall.push(lowLeft);
  return missing <= mayLack(bottom - top - 1) ? wall : null;
}

/** The box that has these corners, or null when too much of its walls is missing. */
export function boxFrom(grid: Grid, corners: Corners, free: Free): Box | null {
  const walls = [leftWall(grid, corners, free), rightWall(grid, corners, free)] as const;
  if (!walls[0] || !walls[1]) return null;
  const { top, bottom, left } = corners;
  const middle = charAt(grid, left + 2, top);
  return {
    top,
    bottom,
    left,
    right: corners.right,
    leftWall: walls[0],
    rightWall: walls[1],
    dashed: isDashed(middle),
    openBelow: corners.openBelow,
  };
}
