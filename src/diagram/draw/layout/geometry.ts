export type Point = readonly [x: number, y: number];

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** `matrix(a, b, c, d, e, f)` as SVG writes it. */
export type Matrix = readonly [number, number, number, number, number, number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

const NUMBER = /[-+]?(?:\d*\.\d+|\d+\.?)(?:e[-+]?\d+)?/gi;

/** All numbers in an attribute's value. */
export function numbers(value: string | null | undefined): number[] {
  return (value?.match(NUMBER) ?? []).map(Number);
}

/** Numbers two by two; an odd one at the end is dropped. */
export function pairs(values: readonly number[]): Point[] {
  const points: Point[] = [];
  for (let i = 0; i + 1 < values.length; i += 2) points.push([values[i]!, values[i + 1]!]);
  return points;
}

/** The smallest box around points; null when there are none. */
export function boxAround(points: Iterable<Point>): Box | null {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return right < left ? null : { x: left, y: top, width: right - left, height: bottom - top };
}

function corners({ x, y, width, height }: Box): Point[] {
  return [
    [x, y],
    [x + width, y],
    [x, y + height],
    [x + width, y + height],
  ];
}

/** The smallest box around two boxes, either of which may be missing. */
export function union(a: Box | null, b: Box | null): Box | null {
  if (!a || !b) return a ?? b;
  return boxAround([...corners(a), ...corners(b)]);
}

/** The upright box around a transformed box. */
export function mapBox(box: Box, matrix: Matrix): Box {
  return boxAround(corners(box).map((point) => mapPoint(point, matrix)))!;
}

export function mapPoint([x, y]: Point, [a, b, c, d, e, f]: Matrix): Point {
  return [a * x + c * y + e, b * x + d * y + f];
}

/** `first` applied inside `outer`. */
export function multiply(outer: Matrix, first: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [g, h, i, j, k, l] = first;
  return [
    a * g + c * h,
    b * g + d * h,
    a * i + c * j,
    b * i + d * j,
    a * k + c * l + e,
    b * k + d * l + f,
  ];
}

function rotation(degrees: number, x: number, y: number): Matrix {
  const angle = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return [cos, sin, -sin, cos, x - cos * x + sin * y, y - sin * x - cos * y];
}

function single(name: string, args: number[]): Matrix {
  const [a = 0, b, c = 0, d = 0, e = 0, f = 0] = args;
  switch (name) {
    case 'translate':
    case 'translateX':
      return [1, 0, 0, 1, a, b ?? 0];
    case 'translateY':
      return [1, 0, 0, 1, 0, a];
    case 'scale':
      return [a, 0, 0, b ?? a, 0, 0];
    case 'matrix':
      return [a, b ?? 0, c, d, e, f];
    case 'rotate':
      return rotation(a, b ?? 0, c);
    default:
      return IDENTITY;
  }
}

/** The matrix of a `transform` attribute or CSS value. */
export function parseTransform(value: string | null | undefined): Matrix {
  let matrix = IDENTITY;
  for (const [, name, args] of value?.matchAll(/(\w+)\s*\(([^)]*)\)/g) ?? [])
    matrix = multiply(matrix, single(name!, numbers(args)));
  return matrix;
}

/** Browsers keep boxes in single precision; layouts depend on it in the last digit. */
export function singlePrecision(box: Box): Box {
  return {
    x: Math.fround(box.x),
    y: Math.fround(box.y),
    width: Math.fround(box.width),
    height: Math.fround(box.height),
  };
}
