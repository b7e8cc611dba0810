import type { Box } from './box.ts';
import {
  EAST,
  hasPort,
  isVertical,
  NORTH,
  opposite,
  SOUTH,
  stepX,
  stepY,
  WEST,
  type Direction,
} from './direction.ts';
import type { Frames, Place } from './frames.ts';
import { charAt } from './grid.ts';
import { BLANK, BORDER, firstInk, HEAD, kindAt, lastInk, STROKE, TEXT } from './ink.ts';
import type { End, Lines } from './lines.ts';
import { drawnPorts } from './strokes.ts';
import { continuesChain, endsInArrow, type Block } from './text.ts';

/** What an end of a line looks at. */
export type Sight =
  | { readonly kind: 'place'; readonly place: number; readonly head: boolean }
  | { readonly kind: 'line'; readonly vertex: number }
  | { readonly kind: 'text'; readonly block: number };

/** What is needed to look around in a drawing. */
export interface Scene {
  readonly lines: Lines;
  readonly frames: Frames;
  readonly blocks: readonly Block[];
  /** Index of the block at a cell. */
  readonly blockAt: ReadonlyMap<number, number>;
}

const REACH_ACROSS = 3;
// One arrow between texts in columns: `ours     →   theirs`.
const REACH_OF_ARROW = 10;
const REACH_DOWN = 2;
const TRUNK_GAP = 6;
const SHIFTS = [0, -1, 1, -2, 2];

interface Point {
  readonly x: number;
  readonly y: number;
}

// Where an end looks from; a slanted stroke looks from the column it leads to.
function pointOf({ lines }: Scene, { vertex, direction }: End): Point {
  const cell = lines.cellOf(vertex);
  const slant = lines.slant(cell) * stepY(direction);
  return {
    x: (cell % lines.ink.width) + slant,
    y: Math.floor(cell / lines.ink.width),
  };
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
  for (let n = 1; n <= REACH_ACROSS; n++) {
    const [x, y] = [border.x + n * stepX(direction), border.y + n * stepY(direction)];
    const kind = kindAt(ink, x, y);
    const isCrossing = hasPort(drawnPorts(charAt(ink.grid, border.x, border.y)), direction);
    const block = isCrossing && n === 1 ? scene.blockAt.get(y * ink.width + x) : undefined;
    if (block !== undefined) return { kind: 'text', block };
    if (kind === BLANK && (loose || n === 0)) continue;
    if (kind === STROKE || kind === HEAD) {
      const cell = y * ink.width + x;
      const facing = hasPort(lines.portsOf(cell), opposite(direction));
      return facing ? { kind: 'line', vertex: lines.vertexAt(cell, direction) } : undefined;
    }
    if (kind === BORDER && loose && ink.owner[y * ink.width + x] !== box) {
      return atBorder(scene, end, { x, y }, gap + n);
    }
    return undefined;
  }
  return undefined;
}

function atBorder(scene: Scene, end: End, border: Point, gap: number): Sight {
  const { ink } = scene.lines;
  const through = lookThrough(scene, end, border, gap);
  if (through) return through;
  const cell = border.y * ink.width + border.x;
  const place = placeOf(scene, ink.owner[cell]!, border, end.direction);
  return {
    kind: 'place',
    place,
    head: end.tip || headInBorder(scene, end, border),
  };
}

// A head in a border, perhaps a column or two beside the line that it ends.
function headInBorder({ lines }: Scene, end: End, border: Point): boolean {
  const { ink } = lines;
  const { direction } = end;
  const cell = border.y * ink.width + border.x;
  if (ink.head[cell] === direction) return true;
  if (!isVertical(direction)) return false;
  return SHIFTS.some((shift) => {
    const before = lines.next(cell + shift, opposite(direction));
    const aside =
      ink.owner[cell + shift] === ink.owner[cell] && ink.head[cell + shift] === direction;
    return aside && before >= 0 && !lines.isLine(before);
  });
}

function lookAhead(scene: Scene, end: End, from: Point, reach: number): Sight | undefined {
  const { lines, blockAt } = scene;
  const { ink } = lines;
  const { direction } = end;
  for (let gap = 0; gap <= reach; gap++) {
    const [x, y] = [from.x + (gap + 1) * stepX(direction), from.y + (gap + 1) * stepY(direction)];
    if (x < 0 || x >= ink.width) return undefined;
    const kind = kindAt(ink, x, y);
    const cell = y * ink.width + x;
    const block = kind === BLANK || kind === TEXT ? blockAt.get(cell) : undefined;
    if (block !== undefined) return { kind: 'text', block };
    if (kind === BLANK) continue;
    if (kind === BORDER) return atBorder(scene, end, { x, y }, gap);
    if (kind !== STROKE && kind !== HEAD) return undefined;
    const slanted = kind === STROKE && lines.slant(lines.cellOf(end.vertex)) !== 0;
    const facing = slanted || hasPort(lines.portsOf(cell), opposite(direction));
    if (!facing || (end.tip && lines.isTip(cell, opposite(direction)))) return undefined;
    return { kind: 'line', vertex: lines.vertexAt(cell, direction) };
  }
  return undefined;
}

/** A vertical line whose next piece, or text, stands a column or two aside. */
function lookAside(scene: Scene, end: End, from: Point, kind: 'line' | 'text'): Sight | undefined {
  for (const shift of SHIFTS) {
    const sight = lookAhead(scene, end, { x: from.x + shift, y: from.y }, 0);
    if (sight?.kind !== kind) continue;
    if (sight.kind !== 'line') return sight;
    const open = scene.lines
      .endsOf(sight.vertex)
      .some((other) => other.direction === opposite(end.direction));
    if (open) return sight;
  }
  return undefined;
}

/** A trunk that was left out for some rows, between the branches of a tree. */
function lookUpTrunk(scene: Scene, end: End, from: Point): Sight | undefined {
  if (end.direction !== NORTH || end.tip) return undefined;
  const { ink } = scene.lines;
  for (let y = from.y - 1; y >= from.y - TRUNK_GAP; y--) {
    const kind = kindAt(ink, from.x, y);
    if (kind === BLANK) continue;
    const branch = kind === STROKE && /[+|└│├]/u.test(charAt(ink.grid, from.x, y));
    return branch ? { kind: 'line', vertex: y * ink.width + from.x } : undefined;
  }
  return undefined;
}

/** The text in the next row, for a chain that goes on there: `A → B →` or `→ C → D`. */
function lookAround({ lines, blockAt, frames }: Scene, end: End, from: Point): Sight | undefined {
  const { ink } = lines;
  if (frames.places.length > 0) return undefined;
  if (end.tip ? end.direction !== EAST || !endsInArrow(ink, from.y) : end.direction !== WEST) {
    return undefined;
  }
  if (!end.tip && !continuesChain(ink, from.y)) return undefined;
  const y = from.y + (end.tip ? 1 : -1);
  const cell = end.tip ? firstInk(ink, y) : lastInk(ink, y);
  const block = cell < 0 ? undefined : blockAt.get(cell);
  return block === undefined ? undefined : { kind: 'text', block };
}

/** What stands before an end of a line, small gaps and shifts bridged. */
export function lookFrom(scene: Scene, end: End): Sight | undefined {
  const from = pointOf(scene, end);
  if (!isVertical(end.direction)) {
    const isBare = scene.lines.linksOf(end.vertex).length === 0;
    const reach = isBare && scene.frames.places.length === 0 ? REACH_OF_ARROW : REACH_ACROSS;
    return lookAhead(scene, end, from, reach) ?? lookAround(scene, end, from);
  }
  return (
    lookAhead(scene, end, from, 0) ??
    lookAside(scene, end, from, 'line') ??
    lookAhead(scene, end, from, REACH_DOWN) ??
    lookAside(scene, end, from, 'text') ??
    lookUpTrunk(scene, end, from)
  );
}

/** The place whose border stands right behind a text, seen from the end of a line. */
export function placeBehind(scene: Scene, end: End, block: Block): Sight | undefined {
  const { direction } = end;
  const { ink } = scene.lines;
  const { x: column, y: row } = pointOf(scene, end);
  const x = direction === 1 ? block.to : direction === 3 ? block.from - 1 : column;
  const y = direction === SOUTH ? block.bottom + 1 : direction === NORTH ? block.top - 1 : row;
  const slack = isVertical(direction) ? 0 : 1;
  for (let n = 0; n <= slack; n++) {
    const at = { x: x + n * stepX(direction), y: y + n * stepY(direction) };
    if (kindAt(ink, at.x, at.y) === BORDER) return atBorder(scene, end, at, n);
  }
  return undefined;
}
