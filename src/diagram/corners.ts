import { isCorner, SLACK, wallNear, type CornersAlong } from './border.ts';
import { EAST, hasPort, HORIZONTAL, NORTH, port, SOUTH, VERTICAL, WEST } from './direction.ts';
import { charAt, textBetween, type Grid } from './grid.ts';
import { drawnPorts, possiblePorts } from './strokes.ts';
import { boxFrom, mayLack, type Corners } from './walls.ts';

const MOST_CORNERS = 12;
// The right wall of the next section may be off.
const WOBBLE = [0, -1, 1];

/** Goes down the left wall and closes the contour at the first bottom border that fits. */
function closeBelow(
  grid: Grid,
  cornersAlong: CornersAlong,
  [left, top, right]: readonly [number, number, number],
): Corners | null {
  let missing = 0;
  for (let y = top + 1; y < grid.height; y++) {
    if (y - top >= 2 && missing === 0 && isBorder(grid, left, right, y)) {
      return { top, left, right, bottom: y, lowLeft: left, lowRight: right, openBelow: true };
    }
    const low = lowerLeftNear(grid, left, y, top);
    if (low < 0) {
      if (++missing > 1 + mayLack(y - top)) return null;
      continue;
    }
    const char = charAt(grid, low, y);
    const drawn = drawnPorts(char);
    if (hasPort(drawn, EAST) && !hasPort(drawn, NORTH)) return null;
    if (y - top < 2 || !isCorner(char, NORTH, EAST)) continue;
    const corners = cornersAlong(low, y, NORTH);
    const lowRight =
      nearest(corners, right) ??
      passedBy(grid, low, right, y) ??
      insetCorner(grid, corners, right, y);
    if (lowRight === undefined) {
      if (drawn !== 0 && !hasPort(drawn, SOUTH)) return null;
      continue;
    }
    if (goesOn(grid, low, y) && WOBBLE.some((off) => goesOn(grid, lowRight, y, off))) continue;
    return {
      top,
      left,
      right,
      bottom: y,
      // The wall may go on beside its corner: `│└──┘`.
      lowLeft: charAt(grid, left, y) === ' ' ? low : Math.min(left, low),
      lowRight,
      openBelow: false,
    };
  }
  return null;
}

// The wall in this row, or the corner that ends it: what stands nearer may be
// the wall of the box to the left, or the border that begins at that corner.
function lowerLeftNear(grid: Grid, left: number, y: number, top: number): number {
  const isDoubled =
    drawnPorts(charAt(grid, left + 1, y)) === (port(NORTH) | port(EAST)) &&
    !hasPort(drawnPorts(charAt(grid, left + 1, y - 1)), SOUTH);
  if (isDoubled) return left + 1;
  const isLevel = drawnPorts(charAt(grid, left, y)) === HORIZONTAL;
  if (!isLevel && wallNear(grid, left, y, 0) >= 0) return left;
  for (let off = 1; off <= SLACK; off++) {
    for (const at of [left - off, left + off]) {
      const isLower = drawnPorts(charAt(grid, at, y)) === (port(NORTH) | port(EAST));
      if (isLower && !opensBelow(grid, at, y, top)) return at;
    }
  }
  return wallNear(grid, left, y, SLACK);
}

// Whether the box that a lower corner closes begins below a row: it is another, further in.
function opensBelow(grid: Grid, x: number, y: number, top: number): boolean {
  let row = y - 1;
  while (row > top && drawnPorts(charAt(grid, x, row)) === VERTICAL) row--;
  return row > top && drawnPorts(charAt(grid, x, row)) === (port(SOUTH) | port(EAST));
}

// A box may lack its lower border when the border of the box around it stands there.
function isBorder(grid: Grid, left: number, right: number, y: number): boolean {
  const isPlain = (x: number): boolean => drawnPorts(charAt(grid, x, y)) === HORIZONTAL;
  if (![left, left + 1, right - 1, right].every(isPlain)) return false;
  for (let x = left; x <= right; x++) {
    const ports = drawnPorts(charAt(grid, x, y));
    if (!hasPort(ports, EAST) || !hasPort(ports, WEST)) return false;
  }
  return true;
}

// A line may leave a box as the extension of its lower border.
function passedBy(grid: Grid, left: number, right: number, y: number): number | undefined {
  for (let x = left + 1; x <= right + 1; x++) {
    if (!hasPort(drawnPorts(charAt(grid, x, y)), WEST)) return undefined;
  }
  return right;
}

// A lower border may end long before the upper one does, with nothing behind it.
function insetCorner(
  grid: Grid,
  corners: ReadonlySet<number>,
  right: number,
  y: number,
): number | undefined {
  const last = Math.max(...corners);
  const isCorner = drawnPorts(charAt(grid, last, y)) === (port(NORTH) | port(WEST));
  const behind = textBetween(grid, y, last + 1, right + SLACK + 1);
  return last < right && isCorner && behind.trim() === '' ? last : undefined;
}

function nearest(columns: ReadonlySet<number>, x: number): number | undefined {
  for (let off = 0; off <= SLACK; off++)
    for (const column of [x - off, x + off]) if (columns.has(column)) return column;
  return undefined;
}

// A wall that goes on below a horizontal stroke makes that stroke a divider; a
// corner there is the next box, stacked right below.
function goesOn(grid: Grid, x: number, y: number, off = 0): boolean {
  if (hasPort(drawnPorts(charAt(grid, x, y)), SOUTH)) return true;
  const below = charAt(grid, x + off, y + 1);
  const joined = hasPort(possiblePorts(below), NORTH) && !isCorner(below, SOUTH, EAST);
  return joined && hasPort(possiblePorts(charAt(grid, x, y)), SOUTH) && below !== '+';
}

/** Whether this may be the upper left corner of a box. */
export function opensBox(grid: Grid, x: number, y: number): boolean {
  const char = charAt(grid, x, y);
  const tee = hasPort(drawnPorts(char), NORTH) || hasPort(drawnPorts(char), WEST);
  if (tee || !isCorner(char, SOUTH, EAST) || charAt(grid, x + 1, y) === '+') return false;
  if (wallNear(grid, x, y + 1, SLACK) < 0) return false;
  // The lower corner of the box above is no upper corner of another.
  const closes = char === '+' && charAt(grid, x, y - 1) === '|';
  return !closes || hasPort(possiblePorts(charAt(grid, x, y + 1)), NORTH);
}

/** The largest contour that starts at this corner. */
export function candidateAt(
  grid: Grid,
  cornersAlong: CornersAlong,
  [x, y]: readonly [number, number],
): Corners | null {
  const rights = [...cornersAlong(x, y, SOUTH)].slice(0, MOST_CORNERS).reverse();
  let largest: Corners | null = null;
  for (const right of rights) {
    const corners = closeBelow(grid, cornersAlong, [x, y, right]);
    if (!corners || !boxFrom(grid, corners, () => true)) continue;
    const closes = hasPort(possiblePorts(charAt(grid, corners.lowRight, corners.bottom)), NORTH);
    if (corners.lowRight === right && closes) return corners;
    largest ??= corners;
  }
  return largest;
}
