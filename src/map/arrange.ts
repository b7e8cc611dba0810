/**
 * Places boxes in the plane so that tied ones are near each other, groups stay
 * together, and no two overlap. The same input gives the same picture.
 */

/** What has to be placed. */
export interface Box {
  readonly width: number;
  readonly height: number;
  /** Boxes with the same number stay together. */
  readonly group: number;
}

/** Two boxes, by their numbers, and how strongly they pull each other. */
export type Tie = readonly [number, number, number];

/** The middle of a box. */
export interface Point {
  x: number;
  y: number;
}

const STEPS = 110;
/** A little wider than high: the column is no wider than a screen is high. */
const ASPECT = 1.15;
/** Area of a picture, in areas of its boxes. */
const ROOM = 1.15;
/** What is set one after the other by this angle never stands in rays. */
export const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

/**
 * Fruchterman and Reingold's forces with a pull to the middle and to the
 * group's own, then boxes pushed apart until none overlap. Every step looks at
 * all pairs: for pictures, which hold at most a few hundred boxes.
 */
export function arrange(boxes: readonly Box[], ties: readonly Tie[]): Point[] {
  const area = boxes.reduce((sum, { width, height }) => sum + (width + 12) * (height + 12), 0);
  const spread = Math.sqrt(area / Math.max(1, boxes.length)) * 1.1;
  const points = boxes.map((_, at): Point => {
    const distance = spread * Math.sqrt(at + 0.5) * 0.7;
    const angle = at * GOLDEN_ANGLE;
    return { x: distance * Math.cos(angle) * ASPECT, y: distance * Math.sin(angle) };
  });
  for (let step = 0; step < STEPS; step++) {
    relax(points, boxes, ties, spread, spread * (1 - step / STEPS));
  }
  fit(points, area);
  separate(points, boxes);
  return points;
}

/** Brings the middles into a rectangle that the boxes fill to a good part: pictures are to be seen at once. */
function fit(points: Point[], area: number) {
  const width = Math.sqrt(area * ROOM * ASPECT);
  const scale = { x: width, y: width / ASPECT };
  for (const axis of ['x', 'y'] as const) {
    const all = points.map((point) => point[axis]);
    const least = Math.min(...all);
    const extent = Math.max(...all) - least;
    if (extent === 0) continue;
    for (const point of points) point[axis] = ((point[axis] - least) / extent) * scale[axis];
  }
}

/** One step of all forces; nothing moves further than `reach`. */
function relax(
  points: Point[],
  boxes: readonly Box[],
  ties: readonly Tie[],
  spread: number,
  reach: number,
) {
  const moves = points.map(() => ({ x: 0, y: 0 }));
  const push = (at: number, x: number, y: number) => {
    moves[at]!.x += x;
    moves[at]!.y += y;
  };
  for (let a = 0; a < points.length; a++) {
    for (let b = a + 1; b < points.length; b++) {
      const x = (points[a]!.x - points[b]!.x) / ASPECT;
      const y = points[a]!.y - points[b]!.y;
      const apart = boxes[a]!.group === boxes[b]!.group ? 1 : 2.2;
      const force = (apart * spread ** 2) / Math.max(x * x + y * y, 1);
      push(a, x * force, y * force);
      push(b, -x * force, -y * force);
    }
  }
  for (const [a, b, weight] of ties) {
    const x = points[a]!.x - points[b]!.x;
    const y = points[a]!.y - points[b]!.y;
    const force = (Math.hypot(x, y) / spread) * Math.min(1, 0.25 * weight);
    push(a, -x * force, -y * force);
    push(b, x * force, y * force);
  }
  const middles = middlesOf(points, boxes);
  points.forEach((point, at) => {
    const middle = middles.get(boxes[at]!.group)!;
    push(
      at,
      (middle.x - point.x) * 0.9 - point.x * 0.35,
      (middle.y - point.y) * 0.9 - point.y * 0.5,
    );
    const { x, y } = moves[at]!;
    const length = Math.max(Math.hypot(x, y), 1e-9);
    point.x += (x / length) * Math.min(length, reach);
    point.y += (y / length) * Math.min(length, reach);
  });
}

function middlesOf(points: readonly Point[], boxes: readonly Box[]): Map<number, Point> {
  const sums = new Map<number, Point & { count: number }>();
  points.forEach(({ x, y }, at) => {
    const { group } = boxes[at]!;
    const sum = sums.get(group) ?? { x: 0, y: 0, count: 0 };
    sums.set(group, { x: sum.x + x, y: sum.y + y, count: sum.count + 1 });
  });
  return new Map(
    [...sums].map(([group, { x, y, count }]) => [group, { x: x / count, y: y / count }]),
  );
}

const ROUNDS = 60;

/** Pushes overlapping boxes apart along the shorter way; grows the picture where that does not end. */
function separate(points: Point[], boxes: readonly Box[]) {
  for (;;) {
    for (let round = 0; round < ROUNDS; round++) if (!separateOnce(points, boxes)) return;
    for (const point of points) {
      point.x *= 1.1;
      point.y *= 1.1;
    }
  }
}

function separateOnce(points: Point[], boxes: readonly Box[]): boolean {
  let moved = false;
  for (let a = 0; a < points.length; a++) {
    for (let b = a + 1; b < points.length; b++) {
      const [first, second] = [points[a]!, points[b]!];
      const x = second.x - first.x;
      const y = second.y - first.y;
      const overX = (boxes[a]!.width + boxes[b]!.width) / 2 - Math.abs(x);
      const overY = (boxes[a]!.height + boxes[b]!.height) / 2 - Math.abs(y);
      if (overX <= 0 || overY <= 0) continue;
      moved = true;
      // A little more than needed, or rounding would leave a sliver.
      if (overX < overY) shift(first, second, 'x', (overX / 2 + 0.5) * (x < 0 ? -1 : 1));
      else shift(first, second, 'y', (overY / 2 + 0.5) * (y < 0 ? -1 : 1));
    }
  }
  return moved;
}

function shift(first: Point, second: Point, axis: 'x' | 'y', by: number) {
  first[axis] -= by;
  second[axis] += by;
}
