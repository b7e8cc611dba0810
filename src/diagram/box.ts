import { SLACK } from './border.ts';

/** A closed contour. Walls are given row by row because people draw them ragged. */
export interface Box {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
  /** Column of the left and right wall in each row, from `top` to `bottom`. */
  readonly leftWall: readonly number[];
  readonly rightWall: readonly number[];
  readonly dashed: boolean;
  /** True when the border of the box around this one serves as its lower border. */
  readonly openBelow: boolean;
  /** The border between the wide and the narrow part of an L-shaped contour. */
  readonly step?: { readonly y: number; readonly from: number; readonly to: number };
}

const width = (box: Box): number => box.right - box.left + 1;
/** How many cells a box covers. */
export const area = (box: Box): number => width(box) * (box.bottom - box.top + 1);

// A box in the notch of an L is within its bounds, but not in it.
const isClearOfNotch = (outer: Box, inner: Box): boolean =>
  !outer.step ||
  outer.leftWall.every((left, i) => {
    const y = outer.top + i;
    const beside = y < inner.top || y > inner.bottom;
    return beside || (left <= inner.left && outer.rightWall[i]! >= inner.right);
  });

/** Whether `outer` holds `inner`, walls included. */
export const contains = (outer: Box, inner: Box): boolean =>
  outer !== inner &&
  isClearOfNotch(outer, inner) &&
  outer.top <= inner.top &&
  outer.bottom >= inner.bottom &&
  outer.left <= inner.left &&
  (outer.right >= inner.right ||
    (outer.right + SLACK >= inner.right && width(outer) > width(inner)));

/** The wall columns of one row of a box. */
export const wallsAt = (box: Box, y: number): readonly [number, number] => [
  box.leftWall[y - box.top] ?? box.left,
  box.rightWall[y - box.top] ?? box.right,
];

/** Whether a cell lies strictly inside the walls. */
export function isInside(box: Box, x: number, y: number): boolean {
  if (y <= box.top || y >= box.bottom) return false;
  const [left, right] = wallsAt(box, y);
  return x > left && x < right;
}

/** Every cell of the contour, row by row. */
export function* contour(box: Box): Generator<readonly [number, number]> {
  const [left, right] = wallsAt(box, box.top);
  for (let x = left; x <= right; x++) yield [x, box.top];
  for (let y = box.top + 1; y < box.bottom; y++) {
    const [left, right] = wallsAt(box, y);
    yield [left, y];
    yield [right, y];
  }
  if (box.step) for (let x = box.step.from; x <= box.step.to; x++) yield [x, box.step.y];
  if (box.openBelow) return;
  const end = box.rightWall.at(-1)!;
  for (let x = box.leftWall.at(-1)!; x <= end; x++) yield [x, box.bottom];
}
