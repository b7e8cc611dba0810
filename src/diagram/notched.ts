/**
 * Containers with a notch: an L instead of a rectangle, drawn so that a
 * container can leave out what stands in the corner of its bounds. The contour
 * is walked clockwise and must come back to where it began in six turns, five
 * to the right and one to the left. Unlike a rectangle it has no opposite
 * corner to measure against, so nothing of it may be missing but a corner
 * between dashes; and it must hold a box, or it would be a loop of lines.
 */
import { contains, contour, wallsAt, type Box } from './box.ts';
import { isCorner } from './border.ts';
import {
  EAST,
  hasPort,
  isVertical,
  NORTH,
  opposite,
  port,
  SOUTH,
  stepX,
  stepY,
  WEST,
  type Direction,
} from './direction.ts';
import { charAt, type Grid } from './grid.ts';
import { drawnPorts, isDashed, possibleHead, possiblePorts } from './strokes.ts';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** One straight piece of a contour, corners included. */
interface Side {
  readonly direction: Direction;
  readonly from: Point;
  readonly to: Point;
}

const SIDES = 6;
const SHORTEST = 2;

const right = (direction: Direction): Direction => ((direction + 1) % 4) as Direction;
const left = (direction: Direction): Direction => ((direction + 3) % 4) as Direction;
const next = ({ x, y }: Point, direction: Direction): Point => ({
  x: x + stepX(direction),
  y: y + stepY(direction),
});

/** Whether the cell is a stroke that opens towards `direction`; `.` and `'` only bend or stand upright. */
function opens(grid: Grid, { x, y }: Point, direction: Direction): boolean {
  const char = charAt(grid, x, y);
  if (/[/\\.]/u.test(char)) return false;
  return hasPort(possiblePorts(char), direction) && (char !== "'" || isVertical(direction));
}

const isDashedSide = (grid: Grid, { x, y }: Point): boolean =>
  isDashed(charAt(grid, x, y)) || charAt(grid, x, y) === "'";

/** Whether a stroke leads from a cell into the next one. */
function leads(grid: Grid, from: Point, direction: Direction): boolean {
  return opens(grid, next(from, direction), opposite(direction));
}

/** Whether a line crosses the border here: a stroke or a head athwart it. */
function isCrossed(grid: Grid, at: Point, direction: Direction): boolean {
  const char = charAt(grid, at.x, at.y);
  const head = possibleHead(char);
  const athwart =
    head === undefined ? opens(grid, at, right(direction)) : head % 2 !== direction % 2;
  return athwart && leads(grid, at, direction) && leads(grid, at, opposite(direction));
}

/** Goes straight on to the last cell of a side. */
function endOf(grid: Grid, from: Point, direction: Direction): Point {
  let at = from;
  for (;;) {
    const ahead = next(at, direction);
    const goesOn = opens(grid, at, direction) || isCrossed(grid, at, direction);
    const joined = opens(grid, ahead, opposite(direction)) || isCrossed(grid, ahead, direction);
    if (at !== from && !(goesOn && joined)) return at;
    if (!joined) return at;
    at = ahead;
  }
}

const turns = (grid: Grid, at: Point, came: Direction, to: Direction): boolean => {
  const [vertical, horizontal] = isVertical(to) ? [to, opposite(came)] : [opposite(came), to];
  return isCorner(charAt(grid, at.x, at.y), vertical, horizontal) && leads(grid, at, to);
};

/** Where a side that runs `came` bends, and which way. */
function bendOf(grid: Grid, end: Point, came: Direction): readonly [Point, Direction] | null {
  if (turns(grid, end, came, right(came))) return [end, right(came)];
  const inward = left(came);
  // Strokes on the inner sides of the notch make this a divider.
  const isBare = (at: Point): boolean =>
    !leads(grid, at, came) && !leads(grid, at, opposite(inward));
  if (turns(grid, end, came, inward)) return isBare(end) ? [end, inward] : null;
  const gap = next(end, came);
  const skipped = isDashedSide(grid, end) && charAt(grid, gap.x, gap.y) === ' ';
  return skipped && leads(grid, gap, inward) && isBare(gap) ? [gap, inward] : null;
}

/** The six sides of the contour whose upper left corner this is, clockwise. */
function sidesFrom(grid: Grid, start: Point): Side[] | null {
  const sides: Side[] = [];
  let from = start;
  let direction: Direction = EAST;
  while (sides.length < SIDES) {
    const end = endOf(grid, from, direction);
    const bend = bendOf(grid, end, direction);
    if (!bend) return null;
    const [to, turn] = bend;
    if (Math.abs(to.x - from.x) + Math.abs(to.y - from.y) < SHORTEST) return null;
    sides.push({ direction, from, to });
    [from, direction] = [to, turn];
  }
  const closed = from.x === start.x && from.y === start.y && direction === EAST;
  return closed ? sides : null;
}

function boxOf(grid: Grid, sides: readonly Side[]): Box {
  const xs = sides.map(({ from }) => from.x);
  const ys = sides.map(({ from }) => from.y);
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  // The row of the step belongs to both walls; what is inside of both is inside.
  const wall = (direction: Direction, y: number): number[] =>
    sides
      .filter((side) => side.direction === direction)
      .filter(({ from, to }) => Math.min(from.y, to.y) <= y && y <= Math.max(from.y, to.y))
      .map(({ from }) => from.x);
  const rows = Array.from({ length: bottom - top + 1 }, (_, i) => top + i);
  const step = sides.find(
    ({ direction, from: { y } }) => !isVertical(direction) && y !== top && y !== bottom,
  )!;
  return {
    top,
    bottom,
    left: Math.min(...xs),
    right: Math.max(...xs),
    leftWall: rows.map((y) => Math.max(...wall(NORTH, y))),
    rightWall: rows.map((y) => Math.min(...wall(SOUTH, y))),
    dashed: isDashed(charAt(grid, sides[0]!.from.x + 2, top)),
    openBelow: false,
    step: {
      y: step.from.y,
      from: Math.min(step.from.x, step.to.x),
      to: Math.max(step.from.x, step.to.x),
    },
  };
}

function startsAt(grid: Grid, at: Point): boolean {
  const char = charAt(grid, at.x, at.y);
  const tee = (drawnPorts(char) & (port(NORTH) | port(WEST))) !== 0;
  if (tee || !isCorner(char, SOUTH, EAST)) return false;
  return leads(grid, at, EAST) && leads(grid, at, SOUTH) && !leads(grid, at, WEST);
}

function cornersOf(box: Box): readonly Point[] {
  return [box.top, box.bottom].flatMap((y) => wallsAt(box, y).map((x) => ({ x, y })));
}

/**
 * Adds the L-shaped containers around the boxes given. A rectangle may lack a
 * piece of border, so an arm of an L may have passed for one: a rectangle that
 * has a corner in common with an L gives way to it.
 */
export function withNotched(grid: Grid, boxes: readonly Box[]): readonly Box[] {
  let all = boxes;
  for (let y = 0; y < grid.height; y++) {
    for (let x = 0; x < grid.rows[y]!.length; x++) {
      const sides = startsAt(grid, { x, y }) ? sidesFrom(grid, { x, y }) : null;
      if (sides) all = withOne(all, boxOf(grid, sides), sides);
    }
  }
  return all;
}

function withOne(boxes: readonly Box[], box: Box, sides: readonly Side[]): readonly Box[] {
  if (!boxes.some((other) => contains(box, other))) return boxes;
  const bends = new Set(sides.map(({ from }) => `${from.x},${from.y}`));
  const others = boxes.filter(
    (other) => !cornersOf(other).some(({ x, y }) => bends.has(`${x},${y}`)),
  );
  const border = new Set([...contour(box)].map(([x, y]) => `${x},${y}`));
  const isOwn = !others.some((other) =>
    [...contour(other)].some(([x, y]) => border.has(`${x},${y}`)),
  );
  return isOwn && others.some((other) => contains(box, other)) ? [...others, box] : boxes;
}
