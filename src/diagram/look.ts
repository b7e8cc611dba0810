import {
  atBorder,
  isAlone,
  REACH_ACROSS,
  SHIFTS,
  type Point,
  type Scene,
  type Sight,
} from './arrive.ts';
import { hangsBelow, lookAtArrow } from './at-arrows.ts';
import { beginsInColumn } from './chains.ts';
import {
  EAST,
  hasPort,
  HORIZONTAL,
  isVertical,
  NORTH,
  opposite,
  port,
  SOUTH,
  stepX,
  stepY,
  VERTICAL,
  WEST,
} from './direction.ts';
import { placeAround } from './frames.ts';
import { charAt } from './grid.ts';
import { FAR_IN_COLUMN } from './hooks.ts';
import { BLANK, BORDER, HEAD, kindAt, pastBlanks, STROKE, TEXT, type Ink } from './ink.ts';
import type { End, Lines } from './lines.ts';
import { drawnPorts } from './strokes.ts';
import { lookBeside, lookPastCorner } from './slants.ts';
import type { Block } from './text.ts';
import { lookAround } from './ways-on.ts';

// One arrow between texts in columns: `ours     →   theirs`.
const REACH_OF_ARROW = 10;
const REACH_DOWN = 2;
const TRUNK_GAP = 6;

// Where an end looks from; a slanted stroke looks from the column it leads to.
function pointOf({ lines }: Scene, { vertex, direction }: End): Point {
  const cell = lines.cellOf(vertex);
  const slant = lines.slant(cell) * stepY(direction);
  return {
    x: (cell % lines.ink.width) + slant,
    y: Math.floor(cell / lines.ink.width),
  };
}

/** Whether a piece of box drawing parts a line that comes from the left. */
function isFork({ grid }: Ink, x: number, y: number): boolean {
  const ports = drawnPorts(charAt(grid, x, y));
  const isUpright = hasPort(ports, NORTH) || hasPort(ports, SOUTH);
  return isUpright && hasPort(ports, WEST) && charAt(grid, x - 1, y) === ' ';
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
    // A branch may begin a column beside the trunk that it leaves: `│ ──▶`.
    const isTrunk = ink.ports[cell] === VERTICAL && kind === STROKE;
    const leaves = isTrunk && !end.tip && direction === WEST && gap === 1;
    const comesBack = isTrunk && gap === 1 && end.tip && turnsBack(lines, end);
    const facing =
      slanted ||
      leaves ||
      hasPort(lines.portsOf(cell), opposite(direction)) ||
      (isVertical(direction) && kind === STROKE && isOpenCorner(lines, end, cell));
    const tips = Number(end.tip) + Number(lines.isTip(cell, opposite(direction)));
    // An arrow that ends short of another line points at something beside it.
    const bare = kind === HEAD && ink.kind[lines.cellOf(end.vertex)] === HEAD;
    // `→ ┬` opens a fork, and `│ ◄──` comes back to a line.
    const opens = end.tip && gap === 1 && (isFork(ink, x, y) || comesBack);
    if (!(facing || comesBack) || tips === 2 || (tips === 1 && gap > 0 && !bare && !opens))
      return undefined;
    // The only text between two rows of arrows stands between them, however short it is.
    if (bare && gap === 1 && isVertical(direction) && isAlone(scene, y - stepY(direction)))
      return undefined;
    return { kind: 'line', vertex: lines.vertexAt(cell, direction) };
  }
  return undefined;
}

/**
 * Whether an upright line that ends a column or two aside of the end of a line
 * across bends into it: a `+` stands there, or the corner was left out.
 */
function isOpenCorner(lines: Lines, end: End, cell: number): boolean {
  const { ink } = lines;
  const char = charAt(ink.grid, cell % ink.width, Math.floor(cell / ink.width));
  const ports = ink.ports[cell]!;
  if (char === '+') return ports === port(EAST) || ports === port(WEST);
  const aside = (lines.cellOf(end.vertex) % ink.width) - (cell % ink.width);
  const isAcross = ports === HORIZONTAL;
  // A line that a text leaves begins at that text.
  const isFree = ink.kind[cell + aside] === BLANK && ink.kind[cell + 2 * aside] !== TEXT;
  return isAcross && !end.tip && Math.abs(aside) === 1 && isFree;
}

/** Whether an arrow across ends a line that comes from above or below; that between life lines does not. */
function turnsBack(lines: Lines, { vertex, direction }: End): boolean {
  if (isVertical(direction)) return false;
  const { ink } = lines;
  let cell = lines.cellOf(vertex) - stepX(direction);
  while (ink.ports[cell] === HORIZONTAL) cell -= stepX(direction);
  return ink.kind[cell] === STROKE && [NORTH, SOUTH].some((way) => hasPort(ink.ports[cell]!, way));
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
    if (open || isOpenCorner(scene.lines, end, sight.vertex)) return sight;
  }
  return undefined;
}

/**
 * The next piece of an upright line that its label has pushed a column aside: the text
 * before the end touches it, as in `yes│`; or that goes on in its column behind a row in
 * which a longer text has pushed it farther.
 */
function lookPastLabel(scene: Scene, end: End, { x, y }: Point): Sight | undefined {
  const { ink } = scene.lines;
  const row = y + stepY(end.direction);
  if (kindAt(ink, x, row) !== TEXT) return undefined;
  const isUpright = (at: number, level: number): boolean =>
    kindAt(ink, at, level) === STROKE && ink.ports[level * ink.width + at] === VERTICAL;
  const isTouched = (at: number): boolean =>
    /[\p{L}\p{N}]/u.test(charAt(ink.grid, x, row)) && isUpright(at, row);
  const pushed = [x - 1, x + 1].find(isTouched);
  if (pushed !== undefined) return lookAhead(scene, end, { x: pushed, y }, 0);
  const text = scene.blocks[scene.blockAt.get(row * ink.width + x) ?? -1];
  if (!text || end.tip) return undefined;
  const far = pastBlanks(ink, text.to, row, 1);
  const isPushed =
    far - text.to <= REACH_ACROSS &&
    isUpright(far, row) &&
    [row - 1, row + 1].every((level) => kindAt(ink, far, level) === BLANK);
  // Of several lines that end at the text it is the nearest that was pushed.
  const isNearest = Array.from({ length: text.to - x - 1 }, (_, i) => x + 1 + i).every(
    (at) => !isUpright(at, y),
  );
  const beyond = row + stepY(end.direction);
  if (!isPushed || !isNearest || !isUpright(x, beyond)) return undefined;
  return { kind: 'line', vertex: scene.lines.vertexAt(beyond * ink.width + x, end.direction) };
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

/** Whether the only text of the row above a line stands beside it: the line comes from there. */
function leavesBeside(scene: Scene, { direction, tip }: End, { y }: Point): boolean {
  return direction === NORTH && !tip && isAlone(scene, y - 1);
}

/** What stands before an end of a line, small gaps and shifts bridged. */
export function lookFrom(scene: Scene, end: End): Sight | undefined {
  const from = pointOf(scene, end);
  const isBare = scene.lines.linksOf(end.vertex).length === 0 && scene.frames.places.length === 0;
  if (!isVertical(end.direction)) {
    const cell = scene.lines.cellOf(end.vertex);
    const isInColumn = !end.tip && beginsInColumn(scene.lines.ink, cell, end.direction);
    const ports = scene.lines.portsOf(cell);
    const isBracket = end.direction === WEST && (hasPort(ports, NORTH) || hasPort(ports, SOUTH));
    const isLone = isBare || (isBracket && scene.frames.places.length === 0);
    const reach = isInColumn ? FAR_IN_COLUMN : isLone ? REACH_OF_ARROW : REACH_ACROSS;
    return lookAhead(scene, end, from, reach) ?? lookAround(scene, end, from);
  }
  const isSlanted = scene.lines.slant(scene.lines.cellOf(end.vertex)) !== 0;
  return (
    lookPastCorner(scene, end, from) ??
    lookPastLabel(scene, end, from) ??
    lookAtArrow(scene, end, from) ??
    lookAhead(scene, end, from, 0) ??
    lookAside(scene, end, from, 'line') ??
    (hangsBelow(scene, end, from) ? lookAside(scene, end, from, 'text') : undefined) ??
    // A head means what is next to it rather than what is in its column, and so do
    // a line of one cell and a slanted one.
    (end.tip || isBare || isSlanted ? lookAside(scene, end, from, 'text') : undefined) ??
    (leavesBeside(scene, end, from) ? undefined : lookAhead(scene, end, from, REACH_DOWN)) ??
    lookAside(scene, end, from, 'text') ??
    lookBeside(scene, end, from) ??
    lookUpTrunk(scene, end, from)
  );
}

/** The place whose border stands right behind a text, seen from the end of a line. */
export function placeBehind(scene: Scene, end: End, block: Block): Sight | undefined {
  const { direction } = end;
  const { lines, frames } = scene;
  const { ink } = lines;
  const [first] = block.segments;
  const { x: column, y: row } = pointOf(scene, end);
  const x = direction === 1 ? block.to : direction === 3 ? block.from - 1 : column;
  const y = direction === SOUTH ? block.bottom + 1 : direction === NORTH ? block.top - 1 : row;
  const slack = isVertical(direction) ? 0 : 2;
  for (let n = 0; n <= slack; n++) {
    const at = { x: x + n * stepX(direction), y: y + n * stepY(direction) };
    if (kindAt(ink, at.x, at.y) !== BORDER) continue;
    // The wall of the box that the text stands in is what it begins at.
    const places = frames.placesOf.get(ink.owner[at.y * ink.width + at.x]!)!;
    const isAround = places.includes(placeAround(frames, first!.from, first!.y));
    return isAround ? undefined : atBorder(scene, end, at, n);
  }
  return undefined;
}
