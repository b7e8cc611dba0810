import { area, contour, type Box } from './box.ts';
import { cornersAlong, isCorner, SLACK, wallNear } from './border.ts';
import { EAST, hasPort, NORTH, port, SOUTH, WEST } from './direction.ts';
import { charAt, type Grid } from './grid.ts';
import { withNotched } from './notched.ts';
import { drawnPorts, isDashed, possiblePorts } from './strokes.ts';

type Free = (x: number, y: number) => boolean;

const LEFT_WOBBLE = 1;
const WALL_SHARE = 0.7;
const MOST_CORNERS = 12;

// Text that is too long for its box pushes the wall out of line: then the wall
// is the next stroke after the text.
function pushedWall(grid: Grid, x: number, y: number, free: Free): number {
  if (charAt(grid, x, y) === ' ' && charAt(grid, x - 1, y) === ' ') return -1;
  const end = grid.rows[y]?.length ?? 0;
  for (let at = x + 1; at < end; at++) {
    if (hasPort(possiblePorts(charAt(grid, at, y)), NORTH) && free(at, y)) return at;
  }
  return -1;
}

// Not every editor shows wide characters two columns wide: each may shift what follows.
function wideBetween(grid: Grid, y: number, from: number, to: number): number {
  let wide = 0;
  for (let x = from; x < to; x++) if (charAt(grid, x, y) === '') wide++;
  return wide;
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
    if (at < 0) missing++;
    wall.push(at < 0 ? right : at);
  }
  wall.push(lowRight);
  return missing <= mayLack(bottom - top - 1) ? wall : null;
}

interface Corners {
  readonly top: number;
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly lowLeft: number;
  readonly lowRight: number;
  readonly openBelow: boolean;
}

// Rows in which a wall may be missing: a share of them, or one of two.
const mayLack = (rows: number): number =>
  Math.max(Math.min(1, rows - 1), Math.floor(rows * (1 - WALL_SHARE)));

/** Goes down the left wall and closes the contour at the first bottom border that fits. */
function closeBelow(grid: Grid, left: number, top: number, right: number): Corners | null {
  let missing = 0;
  for (let y = top + 1; y < grid.height; y++) {
    const open = {
      top,
      left,
      right,
      bottom: y,
      lowLeft: left,
      lowRight: right,
      openBelow: true,
    };
    if (y - top >= 2 && missing === 0 && endsOnBorder(grid, open)) return open;
    const low = lowerLeftNear(grid, left, y);
    if (low < 0) {
      if (++missing > 1 + mayLack(y - top)) return null;
      continue;
    }
    const char = charAt(grid, low, y);
    const drawn = drawnPorts(char);
    if (hasPort(drawn, EAST) && !hasPort(drawn, NORTH)) return null;
    if (y - top < 2 || !isCorner(char, NORTH, EAST)) continue;
    const lowRight =
      nearest(cornersAlong(grid, low, y, NORTH), right) ?? passedBy(grid, low, right, y);
    if (lowRight === undefined) {
      if (drawn !== 0 && !hasPort(drawn, SOUTH)) return null;
      continue;
    }
    if (goesOn(grid, low, y) && goesOn(grid, lowRight, y)) continue;
    return {
      top,
      left,
      right,
      bottom: y,
      lowLeft: low,
      lowRight,
      openBelow: false,
    };
  }
  return null;
}

// The wall in this row, or the corner that ends it: what stands nearer may be
// the wall of the box to the left.
function lowerLeftNear(grid: Grid, left: number, y: number): number {
  if (wallNear(grid, left, y, 0) >= 0) return left;
  for (let off = 1; off <= SLACK; off++) {
    for (const at of [left - off, left + off]) {
      if (drawnPorts(charAt(grid, at, y)) === (port(NORTH) | port(EAST))) return at;
    }
  }
  return wallNear(grid, left, y, SLACK);
}

// A box may lack its lower border when the border of the box around it stands there.
function endsOnBorder(grid: Grid, { left, right, bottom }: Corners): boolean {
  const isPlain = (x: number): boolean =>
    drawnPorts(charAt(grid, x, bottom)) === (port(EAST) | port(WEST));
  if (![left, left + 1, right - 1, right].every(isPlain)) return false;
  for (let x = left; x <= right; x++) {
    const ports = drawnPorts(charAt(grid, x, bottom));
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

const nearest = (columns: readonly number[], x: number): number | undefined =>
  columns
    .filter((column) => Math.abs(column - x) <= SLACK)
    .sort((a, b) => Math.abs(a - x) - Math.abs(b - x))[0];

// A wall that goes on below a horizontal stroke makes that stroke a divider; a
// corner there is the next box, stacked right below.
function goesOn(grid: Grid, x: number, y: number): boolean {
  if (hasPort(drawnPorts(charAt(grid, x, y)), SOUTH)) return true;
  const below = charAt(grid, x, y + 1);
  const joined = hasPort(possiblePorts(below), NORTH) && !isCorner(below, SOUTH, EAST);
  return joined && hasPort(possiblePorts(charAt(grid, x, y)), SOUTH) && below !== '+';
}

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
    wall.push(at < 0 ? left : at);
  }
  wall.push(lowLeft);
  return missing <= mayLack(bottom - top - 1) ? wall : null;
}

function boxFrom(grid: Grid, corners: Corners, free: Free): Box | null {
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

/** The largest contour that starts at this corner. */
function candidateAt(grid: Grid, x: number, y: number): Corners | null {
  const char = charAt(grid, x, y);
  const tee = hasPort(drawnPorts(char), NORTH) || hasPort(drawnPorts(char), WEST);
  if (tee || !isCorner(char, SOUTH, EAST) || charAt(grid, x + 1, y) === '+') return null;
  if (wallNear(grid, x, y + 1, SLACK) < 0) return null;
  const rights = cornersAlong(grid, x, y, SOUTH).slice(0, MOST_CORNERS).reverse();
  for (const right of rights) {
    const corners = closeBelow(grid, x, y, right);
    if (corners && boxFrom(grid, corners, () => true)) return corners;
  }
  return null;
}

// A rectangle that lies in another and shares a border with it is one of its
// sections, not a box of its own.
function isSection(inner: Corners, outer: Corners): boolean {
  if (inner === outer || inner.openBelow) return false;
  const within =
    outer.top <= inner.top &&
    outer.bottom >= inner.bottom &&
    outer.left <= inner.left &&
    outer.right >= inner.right;
  const shares =
    outer.top === inner.top ||
    outer.bottom === inner.bottom ||
    outer.left === inner.left ||
    outer.right === inner.right;
  return within && shares;
}

/**
 * Finds the closed contours of a drawing, smallest first. Borders may be off by
 * a few columns or lack a piece; sections of a divided frame are not boxes.
 */
export function findBoxes(grid: Grid): Box[] {
  const candidates: Corners[] = [];
  for (let y = 0; y < grid.height - 2; y++) {
    const row = grid.rows[y]!;
    for (let x = 0; x < row.length; x++) {
      const corners = row[x] === ' ' ? null : candidateAt(grid, x, y);
      if (corners) candidates.push(corners);
    }
  }
  const taken = new Set<number>();
  const free: Free = (x, y) => !taken.has(y * grid.width + x);
  const size = (c: Corners): number => (c.right - c.left) * (c.bottom - c.top);
  const boxes: Box[] = [];
  for (const corners of candidates.sort((a, b) => size(a) - size(b))) {
    if (candidates.some((other) => isSection(corners, other))) continue;
    const box = boxFrom(grid, corners, free);
    if (!box) continue;
    for (const [x, y] of contour(box)) taken.add(y * grid.width + x);
    boxes.push(box);
  }
  return [...withNotched(grid, boxes)].sort((a, b) => area(a) - area(b));
}
