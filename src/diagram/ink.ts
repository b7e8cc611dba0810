import type { Box } from './box.ts';
import { hasPort, NORTH } from './direction.ts';
import { charAt, type Grid } from './grid.ts';
import { isDashed } from './strokes.ts';

/** What a cell is. */
export const BLANK = 0;
export const TEXT = 1;
export const STROKE = 2;
export const HEAD = 3;
export const BORDER = 4;
/** The inside of a box that holds nothing but text. */
export const INSIDE = 5;

/** Every cell of a drawing, told apart: borders, lines, heads, text. */
export interface Ink {
  readonly grid: Grid;
  readonly width: number;
  readonly height: number;
  readonly kind: Uint8Array;
  /** Strokes of STROKE cells; the tail of HEAD cells. */
  readonly ports: Uint8Array;
  /** Direction of a head, also of one that stands in a border; -1 for none. */
  readonly head: Int8Array;
  /** Which box a BORDER cell belongs to. */
  readonly owner: readonly (Box | undefined)[];
}

/** Kind of the cell at a place; BLANK outside the drawing. */
export const kindAt = (ink: Ink, x: number, y: number): number =>
  x < 0 || y < 0 || x >= ink.width || y >= ink.height ? BLANK : ink.kind[y * ink.width + x]!;

/** The first cell of a row that is not blank, or -1. */
export function firstInk({ kind, width, height }: Ink, y: number): number {
  if (y < 0 || y >= height) return -1;
  for (let cell = y * width; cell < (y + 1) * width; cell++) if (kind[cell] !== BLANK) return cell;
  return -1;
}

/** The last cell of a row that is not blank, or -1. */
export function lastInk({ kind, width, height }: Ink, y: number): number {
  if (y < 0 || y >= height) return -1;
  for (let cell = (y + 1) * width - 1; cell >= y * width; cell--)
    if (kind[cell] !== BLANK) return cell;
  return -1;
}

/** The column of the first cell that is not blank, from a column on to one side; one outside the drawing where all are. */
export function pastBlanks(ink: Ink, from: number, y: number, step: 1 | -1): number {
  let x = from;
  while (x >= 0 && x < ink.width && kindAt(ink, x, y) === BLANK) x += step;
  return x;
}

/** Whether a cell of this kind is part of a line. */
export const isLineKind = (kind: number | undefined): boolean => kind === STROKE || kind === HEAD;

/** Whether there is anything but text in a row. */
export const isDrawn = ({ kind, width }: Ink, y: number): boolean =>
  kind.subarray(y * width, (y + 1) * width).some((kind) => kind > TEXT);

/** Whether a row holds nothing but lines down. */
export function isArrowsDown(ink: Ink, y: number): boolean {
  const first = firstInk(ink, y);
  if (first < 0) return false;
  for (let cell = first; cell < (y + 1) * ink.width; cell++) {
    const kind = ink.kind[cell];
    const isDown = isLineKind(kind) && hasPort(ink.ports[cell]!, NORTH);
    if (kind !== BLANK && !isDown) return false;
  }
  return true;
}

/** Whether the stroke in a cell is drawn with gaps. */
export const isDashedCell = (ink: Ink, cell: number): boolean =>
  isDashed(charAt(ink.grid, cell % ink.width, Math.floor(cell / ink.width)));
