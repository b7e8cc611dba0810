import {
  EAST,
  hasPort,
  isVertical,
  NORTH,
  port,
  SOUTH,
  stepX,
  stepY,
  WEST,
  type Direction,
} from './direction.ts';
import { charAt, textBetween, type Grid } from './grid.ts';
import { drawnHead, drawnPorts, possibleHead, possiblePorts } from './strokes.ts';

/** How far a wall may stand from where its corners put it. */
export const SLACK = 3;
const LONGEST_TITLE = 60;
const WIDEST_GAP = 2;
// ASCII characters that are far more often text than a wall.
const WEAK = /[.'/\\<>vV^=-]/u;

const joins = (char: string, direction: Direction): boolean =>
  hasPort(possiblePorts(char), direction);

/** Whether a corner here may open to both sides given. */
export function isCorner(char: string, vertical: Direction, horizontal: Direction): boolean {
  if (char === '/') return (vertical === SOUTH) === (horizontal === EAST);
  if (char === '\\') return (vertical === SOUTH) === (horizontal === WEST);
  if (char === '.' && vertical === NORTH) return false;
  if (char === "'" && vertical === SOUTH) return false;
  return joins(char, vertical) && joins(char, horizontal);
}

const isHorizontal = (char: string): boolean =>
  joins(char, EAST) && joins(char, WEST) && !/['/\\.]/u.test(char);

// A head or a line that runs into a border stands between two pieces of it.
function isAttachment(grid: Grid, x: number, y: number): boolean {
  const char = charAt(grid, x, y);
  const head = possibleHead(char);
  const vertical = (head !== undefined && isVertical(head)) || char === '|' || char === '│';
  const [west, east] = [charAt(grid, x - 1, y), charAt(grid, x + 1, y)];
  const between = joins(west, EAST) && joins(east, WEST) && !/['/\\.]/u.test(west + east);
  return vertical && between;
}

// What ends in a head before a text, as in `--> text`, is a line and not a border.
function isArrow(grid: Grid, x: number, y: number): boolean {
  return possibleHead(charAt(grid, x, y)) === EAST && charAt(grid, x + 1, y) === ' ';
}

// The column where a border goes on after a title or a missing piece, or -1.
function afterGap(grid: Grid, x: number, y: number): number {
  if (isArrow(grid, x, y)) return -1;
  let inked = false;
  for (let at = x; at < x + LONGEST_TITLE; at++) {
    const char = charAt(grid, at, y);
    const corner = hasPort(drawnPorts(char), NORTH) || hasPort(drawnPorts(char), SOUTH);
    // `└─ name ┘`
    const closes = inked && (drawnPorts(char) & ~port(NORTH) & ~port(SOUTH)) === port(WEST);
    if (corner && closes) return at;
    if (corner || char === '|' || char === '+') return !inked && at === x + 1 ? at : -1;
    const next = charAt(grid, at + 1, y);
    if (at > x && isHorizontal(char) && (isHorizontal(next) || joins(next, WEST))) {
      return inked || at - x <= WIDEST_GAP ? at : -1;
    }
    if (char !== ' ') inked = true;
  }
  return -1;
}

// A head that stands where the corner was: the border ends in it, a wall goes on.
function isHeadAtCorner(grid: Grid, x: number, y: number, vertical: Direction): boolean {
  const head = possibleHead(charAt(grid, x, y));
  if (head === undefined || !isVertical(head)) return false;
  const beyond = charAt(grid, x, y + stepY(vertical));
  const before = charAt(grid, x - 1, y);
  return (
    joins(before, EAST) &&
    joins(before, WEST) &&
    /[|│║┃]/u.test(beyond) &&
    charAt(grid, x + 1, y) === ' '
  );
}

/**
 * Follows a horizontal border to the right from the corner at `x` and returns
 * every column at which it may turn `vertical`, nearest first.
 */
export type CornersAlong = (x: number, y: number, vertical: Direction) => ReadonlySet<number>;

/** The corners along the borders of a drawing. Many contours try the same border: it is followed once. */
export function cornersAlongIn(grid: Grid): CornersAlong {
  const met = [new Map<number, Set<number>>(), new Map<number, Set<number>>()] as const;
  return (x, y, vertical) => {
    const known = met[vertical === NORTH ? 0 : 1];
    const cell = y * grid.width + x;
    const corners = known.get(cell) ?? new Set(cornersAlong(grid, x, y, vertical));
    known.set(cell, corners);
    return corners;
  };
}

function cornersAlong(grid: Grid, x: number, y: number, vertical: Direction): number[] {
  const found: number[] = [];
  const end = grid.rows[y]?.length ?? 0;
  let strokes = 0;
  for (let at = x + 1; at < end; at++) {
    const char = charAt(grid, at, y);
    const west = isCorner(char, vertical, WEST) || isHeadAtCorner(grid, at, y, vertical);
    if (west && strokes > 0) {
      found.push(at);
      // Two corners side by side are two boxes side by side.
      if (!joins(char, EAST) || charAt(grid, at + 1, y) === '+') break;
      if (!isHorizontal(charAt(grid, at + 1, y))) break;
    } else if (isHorizontal(char)) strokes++;
    else if (!isAttachment(grid, at, y)) {
      const isTitle = strokes > 0 || (at === x + 1 && isDrawnTitle(grid, x, y));
      const next = isTitle ? afterGap(grid, at, y) : -1;
      if (next < 0) break;
      at = next - 1;
    }
  }
  return found;
}

// `┌Title───┐`: the title begins right behind the corner.
const isDrawnTitle = (grid: Grid, x: number, y: number): boolean =>
  /^[┌╭╔┏]\p{L}/u.test(textBetween(grid, y, x, x + 2));

// A line that was drawn over a wall: the same stroke on both sides.
function isPassed(grid: Grid, x: number, y: number): boolean {
  const char = charAt(grid, x, y);
  return /[-─━═]/u.test(char) && charAt(grid, x - 1, y) === char && charAt(grid, x + 1, y) === char;
}

// The side of a box with slanted corners: `/--\` over `<  >` over `\--/`.
function isPeak(grid: Grid, x: number, y: number): boolean {
  const head = possibleHead(charAt(grid, x, y));
  if (head !== WEST && head !== EAST) return false;
  const inner = x - stepX(head);
  const [above, below] = head === WEST ? ['/', '\\'] : ['\\', '/'];
  return charAt(grid, inner, y - 1) === above && charAt(grid, inner, y + 1) === below;
}

// A dot or a slash among others, or among letters.
const isInText = (grid: Grid, x: number, y: number): boolean =>
  /^[^\s\u2500-\u257F]{3}$/u.test(textBetween(grid, y, x - 1, x + 2));

/** Whether the cell may be a piece of a vertical wall; `exact` when it stands where it should. */
export function isWall(grid: Grid, x: number, y: number, exact: boolean): boolean {
  const char = charAt(grid, x, y);
  if (joins(char, NORTH) || joins(char, SOUTH))
    return WEAK.test(char) ? exact && !isInText(grid, x, y) : true;
  if (isPeak(grid, x, y)) return true;
  if (!exact) return false;
  if (isPassed(grid, x, y)) return true;
  const head = drawnHead(char) ?? (/[<>]/u.test(char) ? possibleHead(char) : undefined);
  return head !== undefined && !isVertical(head);
}

/** The column nearest to `x` that may be a piece of wall in this row, or -1. */
export function wallNear(
  grid: Grid,
  x: number,
  y: number,
  slack: number,
  free: (x: number, y: number) => boolean = () => true,
): number {
  for (let off = 0; off <= slack; off++) {
    for (const at of off === 0 ? [x] : [x - off, x + off]) {
      if (free(at, y) && isWall(grid, at, y, off === 0)) return at;
    }
  }
  return -1;
}
