/** What a line means that arrives at the border of a box. */
import type { Box } from './box.ts';
import { hasPort, isVertical, opposite, stepX, stepY, type Direction } from './direction.ts';
import type { Frames, Place } from './frames.ts';
import { charAt } from './grid.ts';
import { BLANK, BORDER, firstInk, INSIDE, isLineKind, kindAt, lastInk } from './ink.ts';
import type { End, Lines } from './lines.ts';
import { drawnHead, drawnPorts, possiblePorts } from './strokes.ts';
import type { Block } from './text.ts';

/** What an end of a line looks at. */
export type Sight =
  | { readonly kind: 'place'; readonly place: number; readonly head: boolean }
  | { readonly kind: 'line'; readonly vertex: number; readonly passed?: true }
  | { readonly kind: 'text'; readonly block: number };

/** What is needed to look around in a drawing. */
export interface Scene {
  readonly lines: Lines;
  readonly frames: Frames;
  readonly blocks: readonly Block[];
  /** Index of the block at a cell. */
  readonly blockAt: ReadonlyMap<number, number>;
  /** Indexes of the blocks in each row. */
  readonly blocksIn: ReadonlyMap<number, readonly number[]>;
  /** Rows that go on with the chain of the row above. */
  readonly chainRows: ReadonlySet<number>;
}

/** How far a line looks for what it joins. */
export const REACH_ACROSS = 3;
/** How far beside its column an upright line looks, nearest first. */
export const SHIFTS = [0, -1, 1, -2, 2];

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The place that a border belongs to, for one who arrives from `point` going `direction`. */
function placeOf(scene: Scene, box: Box, border: Point, direction: Direction): number {
  const { frames } = scene;
  const indexes = frames.placesOf.get(box)!;
  const beyond = border.y + stepY(direction);
  const row = Math.min(
    Math.max(isVertical(direction) ? beyond : border.y, box.top + 1),
    box.bottom - 1,
  );
  // On a divider the section behind it counts, between two cells the first.
  const holds = ({ to, cell }: Place): boolean => to >= row && (!cell || border.x <= cell[1]);
  // The outer borders are those of the frame, the walls and dividers those of its sections.
  const isOuter = isVertical(direction) && (border.y === box.top || border.y === box.bottom);
  const section = indexes.findLast((i) => {
    const { from, parent } = frames.places[i]!;
    return indexes.includes(parent) && from <= row && holds(frames.places[i]!);
  });
  if (section !== undefined && !isOuter) return section;
  return indexes.find((i) => holds(frames.places[i]!)) ?? indexes.at(-1)!;
}

/** A line that goes on behind a border, or a border behind the border of a container. */
function lookThrough(scene: Scene, end: End, border: Point, gap: number): Sight | undefined {
  const { lines, frames } = scene;
  const { ink } = lines;
  const { direction } = end;
  const box = ink.owner[border.y * ink.width + border.x]!;
  const container = frames.placesOf.get(box)!.some((i) => frames.places[i]!.group);
  if (!container) return undefined;
  const loose = box.dashed || (gap > 0 && !isVertical(direction));
  const crossed = charAt(ink.grid, border.x, border.y);
  const isCrossing =
    hasPort(drawnPorts(crossed), direction) || (crossed === '|' && isVertical(direction));
  for (let n = 1; n <= REACH_ACROSS; n++) {
    const [x, y] = [border.x + n * stepX(direction), border.y + n * stepY(direction)];
    const kind = kindAt(ink, x, y);
    const block = isCrossing && n === 1 ? scene.blockAt.get(y * ink.width + x) : undefined;
    if (block !== undefined) return { kind: 'text', block };
    if (kind === BLANK && (loose || n === 0)) continue;
    if (isLineKind(kind)) {
      const cell = y * ink.width + x;
      const facing = hasPort(lines.portsOf(cell), opposite(direction));
      const vertex = lines.vertexAt(cell, direction);
      return facing ? { kind: 'line', vertex, passed: true } : undefined;
    }
    const behind = loose || (n === 1 && isCrossing);
    if (kind === BORDER && behind && ink.owner[y * ink.width + x] !== box) {
      return atBorder(scene, end, { x, y }, gap + n);
    }
    return undefined;
  }
  return undefined;
}

/** What an end sees at a border: the place, or what lies behind it. */
export function atBorder(scene: Scene, end: End, border: Point, gap: number): Sight {
  return lookThrough(scene, end, border, gap) ?? sightOfPlace(scene, end, border);
}

/** The place whose border an end looks at. */
export function sightOfPlace(scene: Scene, end: End, border: Point): Sight {
  const { ink } = scene.lines;
  const cell = border.y * ink.width + border.x;
  const place = placeOf(scene, ink.owner[cell]!, border, end.direction);
  return {
    kind: 'place',
    place,
    head: end.tip || headInBorder(scene, end, border),
  };
}

/** Whether a line that crosses a border goes on to a head behind it. */
function goesOnInside({ ink }: Lines, { x, y }: Point, direction: Direction): boolean {
  if (!hasPort(possiblePorts(charAt(ink.grid, x, y)), direction)) return false;
  let row = y + stepY(direction);
  while (kindAt(ink, x, row) === INSIDE && /[│|]/u.test(charAt(ink.grid, x, row)))
    row += stepY(direction);
  return kindAt(ink, x, row) === INSIDE && drawnHead(charAt(ink.grid, x, row)) === direction;
}

// A head in a border, perhaps a column or two beside the line that it ends.
function headInBorder({ lines }: Scene, end: End, border: Point): boolean {
  const { ink } = lines;
  const { direction } = end;
  const cell = border.y * ink.width + border.x;
  if (ink.head[cell] === direction) return true;
  if (!isVertical(direction)) return false;
  if (goesOnInside(lines, border, direction)) return true;
  return SHIFTS.some((shift) => {
    const before = lines.next(cell + shift, opposite(direction));
    const aside =
      ink.owner[cell + shift] === ink.owner[cell] && ink.head[cell + shift] === direction;
    return (
      aside && before >= 0 && !hasPort(lines.isLine(before) ? lines.portsOf(before) : 0, direction)
    );
  });
}

/** Whether a row holds one text only, in a drawing of texts. */
export function isAlone({ lines, blocks, blocksIn, frames }: Scene, row: number): boolean {
  const [only, ...others] = blocksIn.get(row) ?? [];
  if (only === undefined || others.length > 0 || frames.places.length > 0) return false;
  const { from, to } = blocks[only]!;
  const { ink } = lines;
  const start = row * ink.width;
  return firstInk(ink, row) === start + from && lastInk(ink, row) === start + to - 1;
}
