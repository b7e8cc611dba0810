import { parsePath, type Command } from '../layout/path.ts';

/** A number with at most so many decimals, as short as it can be written. */
export function short(value: number, decimals: number): string {
  const text = String(Number(value.toFixed(decimals)));
  return text === '-0' ? '0' : text.replace(/^(-?)0\./, '$1.');
}

/** Rounds all long numbers in a text. */
export function roundNumbers(text: string, decimals: number): string {
  return text.replace(/-?\d*\.\d+(?:e[-+]?\d+)?/gi, (number) => short(Number(number), decimals));
}

type Xy = readonly [number, number];

interface Segment {
  letter: string;
  args: readonly number[];
  from: Xy;
  to: Xy;
}

const DECIMALS = 1;
const STRAIGHT = 0.06;

function distanceToLine([px, py]: Xy, [x, y]: Xy, [x2, y2]: Xy): number {
  const length = Math.hypot(x2 - x, y2 - y);
  if (length === 0) return Math.hypot(px - x, py - y);
  return Math.abs((px - x) * (y2 - y) - (py - y) * (x2 - x)) / length;
}

function isStraight({ letter, args, from, to }: Segment): boolean {
  if (letter !== 'C') return false;
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = args;
  return (
    distanceToLine([x1, y1], from, to) < STRAIGHT && distanceToLine([x2, y2], from, to) < STRAIGHT
  );
}

/** Absolute commands as segments that know where they start; null if some are relative. */
function toSegments(commands: readonly Command[]): Segment[] | null {
  const segments: Segment[] = [];
  let at: Xy = [0, 0];
  let start: Xy = at;
  for (const [letter, ...args] of commands) {
    if (letter !== letter.toUpperCase()) return null;
    const [x, y] = args.slice(-2);
    let to: Xy = [x ?? 0, y ?? 0];
    if (letter === 'H') to = [x!, at[1]];
    else if (letter === 'V') to = [at[0], x!];
    else if (letter === 'Z') to = start;
    segments.push({ letter, args, from: at, to });
    at = to;
    if (letter === 'M') start = to;
  }
  return segments;
}

function rounded([x, y]: Xy): string {
  return `${short(x, DECIMALS)} ${short(y, DECIMALS)}`.replace(' -', '-');
}

function join(args: readonly number[]): string {
  return args
    .map((value) => short(value, DECIMALS))
    .join(' ')
    .replaceAll(' -', '-');
}

/** Writes segments down, leaving out those of no length and the middles of straight lines. */
class Pen {
  private out = '';
  private at: Xy | null = null;
  /** Where a straight line that may yet be prolonged began. */
  private lineFrom: Xy | null = null;

  move(to: Xy): void {
    if (this.at && rounded(this.at) === rounded(to)) return;
    this.flush();
    this.out += `M${rounded(to)}`;
    this.at = to;
  }

  line(to: Xy): void {
    const at = this.at!;
    // Of no length, a segment would still decide where an arrow head points.
    if (rounded(at) === rounded(to)) return;
    if (!this.lineFrom || !this.continues(this.lineFrom, at, to)) {
      this.flush();
      this.lineFrom = at;
    }
    this.at = to;
  }

  curve(letter: string, args: readonly number[], to: Xy): void {
    this.flush();
    this.out += letter + join(args);
    this.at = to;
  }

  close(): void {
    this.flush();
    this.out += 'Z';
  }

  finish(): string {
    this.flush();
    return this.out;
  }

  private continues(from: Xy, at: Xy, to: Xy): boolean {
    const forward = (at[0] - from[0]) * (to[0] - at[0]) + (at[1] - from[1]) * (to[1] - at[1]) > 0;
    return forward && distanceToLine(at, from, to) < STRAIGHT;
  }

  private flush(): void {
    if (this.lineFrom) this.out += `L${rounded(this.at!)}`;
    this.lineFrom = null;
  }
}

/**
 * Whether path data is a row of single strokes, as the hand-drawing library
 * makes outlines. They enclose nothing that a fill could show in.
 */
export function isSingleStrokes(data: string): boolean {
  return /^\s*(?:M[^A-Za-z]*C[^A-Za-z]*)+$/.test(data);
}

/**
 * Path data made short: rounded, without empty segments, and with the doubled
 * and cut-up strokes of Mermaid's hand-drawing library as plain lines.
 */
export function simplifyPath(data: string): string {
  const segments = toSegments(parsePath(data));
  if (!segments) return roundNumbers(data, 3); // relative: errors of rounding would add up
  const pen = new Pen();
  const drawn = new Set<string>();
  const isRough = /^\s*M[^A-Z]*C/.test(data) && /C[^A-Z]*[MC]/.test(data);
  for (const segment of segments) {
    const { letter, args, from, to } = segment;
    if (letter === 'M') {
      if (!isRough) pen.move(to);
    } else if (letter === 'Z') pen.close();
    else {
      const stroke = [rounded(from), rounded(to)].sort().join('>');
      if (isRough && (drawn.has(stroke) || rounded(from) === rounded(to))) continue;
      drawn.add(stroke);
      if (isRough) pen.move(from);
      if (/[LHV]/.test(letter) || isStraight(segment)) pen.line(to);
      else pen.curve(letter, args, to);
    }
  }
  return pen.finish() || data;
}
