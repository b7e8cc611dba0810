import { arcPoints } from './arc.ts';
import { numbers, type Point } from './geometry.ts';

/** One drawing command of path data, such as `['L', 10, 20]`; a lower-case letter is relative. */
export type Command = readonly [letter: string, ...args: number[]];

const ARGUMENTS: Record<string, number> = {
  M: 2,
  L: 2,
  H: 1,
  V: 1,
  C: 6,
  S: 4,
  Q: 4,
  T: 2,
  A: 7,
  Z: 0,
};

// An arc's two flags may be written without a separator: `a1 1 0 01.5.5`.
const ARC_FLAGS = /((?:[-+\d.e]+[\s,]+){3})([01])[\s,]*([01])[\s,]*/gi;

/** Splits path data into commands; repeated arguments become commands of their own. */
export function parsePath(data: string): Command[] {
  const commands: Command[] = [];
  for (const [, letter, rest] of data.matchAll(/([a-df-z])([^a-df-z]*)/gi)) {
    const count = ARGUMENTS[letter!.toUpperCase()];
    if (count === undefined) continue;
    if (count === 0) {
      commands.push([letter!]);
      continue;
    }
    const isArc = letter!.toUpperCase() === 'A';
    const args = numbers(isArc ? rest!.replace(ARC_FLAGS, '$1$2 $3 ') : rest);
    for (let i = 0; i + count <= args.length; i += count) {
      const repeated = letter === 'M' ? 'L' : letter === 'm' ? 'l' : letter!;
      commands.push([i === 0 ? letter! : repeated, ...args.slice(i, i + count)]);
    }
  }
  return commands;
}

const CURVE_STEPS = 24;

/** Draws path commands as straight lines, one list of points a subpath. */
class Flattener {
  readonly subpaths: Point[][] = [];
  private line: Point[] | null = null;
  private at: Point = [0, 0];
  private start: Point = [0, 0];
  private control: Point = [0, 0];
  private previous = '';

  run(command: Command): void {
    const letter = command[0].toUpperCase();
    const args = this.absolute(command);
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = args;
    if (letter === 'Z') this.close();
    else if (letter === 'M') this.moveTo([a, b]);
    else if (letter === 'L') this.lineTo([a, b]);
    else if (letter === 'H') this.lineTo([a, this.at[1]]);
    else if (letter === 'V') this.lineTo([this.at[0], a]);
    else if (letter === 'C') this.cubicTo([a, b], [c, d], [e, f]);
    else if (letter === 'S') this.cubicTo(this.reflected('CS'), [a, b], [c, d]);
    else if (letter === 'Q') this.quadraticTo([a, b], [c, d]);
    else if (letter === 'T') this.quadraticTo(this.reflected('QT'), [a, b]);
    else if (letter === 'A') for (const point of arcPoints(this.at, args)) this.lineTo(point);
    this.previous = letter;
  }

  private absolute([letter, ...args]: Command): number[] {
    if (letter === letter.toUpperCase()) return args;
    const [x, y] = this.at;
    if (letter === 'h') return [args[0]! + x];
    if (letter === 'v') return [args[0]! + y];
    if (letter === 'a') return [...args.slice(0, 5), args[5]! + x, args[6]! + y];
    return args.map((value, i) => value + (i % 2 ? y : x));
  }

  private reflected(family: string): Point {
    if (!family.includes(this.previous) || !this.previous) return this.at;
    return [2 * this.at[0] - this.control[0], 2 * this.at[1] - this.control[1]];
  }

  private close(): void {
    if (this.line) this.lineTo(this.start);
    this.line = null;
    this.at = this.start;
  }

  private moveTo(point: Point): void {
    this.at = this.start = point;
    this.line = [point];
    this.subpaths.push(this.line);
  }

  private lineTo(point: Point): void {
    if (!this.line) this.moveTo(this.at);
    this.line!.push(point);
    this.at = point;
  }

  private cubicTo([x1, y1]: Point, [x2, y2]: Point, [x3, y3]: Point): void {
    const [x0, y0] = this.at;
    for (let step = 1; step <= CURVE_STEPS; step++) {
      const t = step / CURVE_STEPS;
      const u = 1 - t;
      const [p, q, r, s] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t];
      this.lineTo([p * x0 + q * x1 + r * x2 + s * x3, p * y0 + q * y1 + r * y2 + s * y3]);
    }
    this.control = [x2, y2];
  }

  private quadraticTo(control: Point, end: Point): void {
    const toward = (from: Point): Point => [
      from[0] + (2 / 3) * (control[0] - from[0]),
      from[1] + (2 / 3) * (control[1] - from[1]),
    ];
    this.cubicTo(toward(this.at), toward(end), end);
    this.control = control;
  }
}

const MEMORY = 5000;
const flattened = new Map<string, Point[][]>();

/** Path data as polylines, one a subpath. */
export function flatten(data: string): readonly Point[][] {
  let subpaths = flattened.get(data);
  if (!subpaths) {
    const flattener = new Flattener();
    for (const command of parsePath(data)) flattener.run(command);
    subpaths = flattener.subpaths;
    if (flattened.size > MEMORY) flattened.clear();
    flattened.set(data, subpaths);
  }
  return subpaths;
}

/** Total length of polylines. */
export function lengthOf(lines: readonly Point[][]): number {
  let total = 0;
  for (const [a, b] of segments(lines)) total += Math.hypot(b[0] - a[0], b[1] - a[1]);
  return total;
}

/** The point at a distance along polylines; beyond either end, that end. */
export function pointAt(lines: readonly Point[][], distance: number): Point {
  let left = Math.max(0, distance);
  let last: Point = lines[0]?.[0] ?? [0, 0];
  for (const [a, b] of segments(lines)) {
    const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
    if (length > 0 && length >= left) {
      const part = left / length;
      return [a[0] + part * (b[0] - a[0]), a[1] + part * (b[1] - a[1])];
    }
    left -= length;
    last = b;
  }
  return last;
}

function* segments(lines: readonly Point[][]): Generator<[Point, Point]> {
  for (const line of lines) for (let i = 1; i < line.length; i++) yield [line[i - 1]!, line[i]!];
}
