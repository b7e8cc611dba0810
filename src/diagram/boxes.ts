import { cornersAlongIn } from './border.ts';
import { area, contour, wallsAt, type Box } from './box.ts';
import { candidateAt, opensBox } from './corners.ts';
import { EAST, hasPort, WEST } from './direction.ts';
import { charAt, textBetween, type Grid } from './grid.ts';
import { withNotched } from './notched.ts';
import { possiblePorts } from './strokes.ts';
import { boxFrom, type Corners, type Free } from './walls.ts';

// Far more than anybody draws; each corner is tried with many others.
const MOST_STARTS = 400;

// A rectangle that lies in another and shares a border with it is one of its
// sections, not a box of its own, unless all that it does is stand on the lower
// border.
function isSection(grid: Grid, inner: Corners, outer: Corners): boolean {
  if (inner === outer || inner.openBelow) return false;
  const within =
    outer.top <= inner.top &&
    outer.bottom >= inner.bottom &&
    outer.left <= inner.left &&
    outer.right >= inner.right;
  const beside =
    outer.top === inner.top || outer.left === inner.left || outer.right === inner.right;
  const stands = outer.bottom === inner.bottom && !beside;
  return within && (beside || (stands && !isWritten(grid, inner)));
}

/** Whether there is a text right behind the left wall of a rectangle, or after a margin. */
function isWritten(grid: Grid, { top, bottom, left, right }: Corners): boolean {
  for (let y = top + 1; y < bottom; y++) {
    if (/^\s*[\p{L}\p{N}]/u.test(textBetween(grid, y, left + 1, right))) return true;
  }
  return false;
}

/**
 * Whether a rectangle without a text is what lines beside a box enclose: one of its
 * walls is a piece of the wall of that box.
 */
function isRoomBeside(grid: Grid, room: Corners, candidates: readonly Corners[]): boolean {
  const isBeside = (other: Corners): boolean =>
    (other.right === room.left || other.left === room.right) &&
    other.top < room.top &&
    other.bottom > room.bottom;
  return candidates.some(isBeside) && !isWritten(grid, room);
}

/**
 * Whether a border of a box is, at one of its corners only, a piece of the
 * border of another. Lines that lead to boxes side by side may look like walls,
 * but nobody draws a box like this.
 */
function hangsOn(grid: Grid, box: Box, other: Box): boolean {
  const passes = (x: number, y: number): boolean =>
    x > other.left &&
    x < other.right &&
    hasPort(possiblePorts(charAt(grid, x - 1, y)), EAST) &&
    hasPort(possiblePorts(charAt(grid, x + 1, y)), WEST);
  const hangs = (y: number): boolean => {
    const [left, right] = wallsAt(box, y);
    return passes(left, y) !== passes(right, y);
  };
  return (
    ([other.top, other.bottom].includes(box.bottom) && hangs(box.bottom)) ||
    (box.top === other.bottom && hangs(box.top))
  );
}

/**
 * Finds the closed contours of a drawing, smallest first. Borders may be off by
 * a few columns or lack a piece; sections of a divided frame are not boxes. Null
 * when there are too many corners to be a drawing.
 */
export function findBoxes(grid: Grid): Box[] | null {
  const starts: (readonly [number, number])[] = [];
  for (let y = 0; y < grid.height - 2; y++) {
    const row = grid.rows[y]!;
    for (let x = 0; x < row.length; x++)
      if (row[x] !== ' ' && opensBox(grid, x, y)) starts.push([x, y]);
  }
  if (starts.length > MOST_STARTS) return null;
  const cornersAlong = cornersAlongIn(grid);
  const candidates = starts.flatMap((start) => candidateAt(grid, cornersAlong, start) ?? []);
  const owner = new Map<number, Box>();
  const free: Free = (x, y) => !owner.has(y * grid.width + x);
  // The box in whose wall a corner stands. Lines that lead away from two boxes,
  // one below the other, and meet in a trunk may look like a box beside them.
  const leaves = (x: number, y: number): Box | undefined => {
    const box = owner.get(y * grid.width + x);
    return box && box.top < y && y < box.bottom ? box : undefined;
  };
  const isTrunk = (upper: Box | undefined, lower: Box | undefined): boolean =>
    upper !== undefined && lower !== undefined && upper !== lower;
  const size = (c: Corners): number => (c.right - c.left) * (c.bottom - c.top);
  const boxes: Box[] = [];
  for (const corners of candidates.sort((a, b) => size(a) - size(b))) {
    if (candidates.some((other) => isSection(grid, corners, other))) continue;
    if (isRoomBeside(grid, corners, candidates)) continue;
    const { top, bottom, left, right, lowLeft, lowRight } = corners;
    if (isTrunk(leaves(left, top), leaves(lowLeft, bottom))) continue;
    if (isTrunk(leaves(right, top), leaves(lowRight, bottom))) continue;
    const box = boxFrom(grid, corners, free);
    if (!box) continue;
    for (const [x, y] of contour(box)) owner.set(y * grid.width + x, box);
    boxes.push(box);
  }
  const closed = boxes.filter((box) => !boxes.some((other) => hangsOn(grid, box, other)));
  return [...withNotched(grid, closed)].sort((a, b) => area(a) - area(b));
}
