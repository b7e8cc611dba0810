import { contains, isInside, wallsAt, type Box } from './box.ts';
import { EAST, hasPort, NORTH, SOUTH, WEST } from './direction.ts';
import { charAt, textBetween, type Grid } from './grid.ts';
import { append } from './lists.ts';
import { drawnPorts, possiblePorts } from './strokes.ts';

/**
 * A box, or one section of a divided box, as something that lines can reach:
 * a group when it holds other places, else a node.
 */
export interface Place {
  readonly box: Box;
  /** First and last row between its upper and lower border. */
  readonly from: number;
  readonly to: number;
  /** Columns of the walls around a cell, for a box that is split side by side. */
  readonly cell?: readonly [number, number];
  readonly group: boolean;
  /** Index of the place that holds this one, or -1. */
  readonly parent: number;
}

/** The boxes of a drawing as a tree of places. */
export interface Frames {
  readonly places: readonly Place[];
  /** Places of each box: one, or one for each section or cell, top to bottom or left to right. */
  readonly placesOf: ReadonlyMap<Box, readonly number[]>;
  /** Rows at which a box is divided. */
  readonly dividersOf: ReadonlyMap<Box, readonly number[]>;
  /** Boxes that are split into cells side by side, as tables are. */
  readonly gridded: ReadonlySet<Box>;
}

const crosses = (char: string): boolean =>
  hasPort(possiblePorts(char), EAST) && hasPort(possiblePorts(char), WEST) && char !== "'";

function dividers(grid: Grid, box: Box): number[] {
  const rows: number[] = [];
  for (let y = box.top + 2; y < box.bottom - 1; y++) {
    const [left, right] = wallsAt(box, y);
    const ends = [charAt(grid, left, y), charAt(grid, right, y)] as const;
    const joined = hasPort(possiblePorts(ends[0]), EAST) && hasPort(possiblePorts(ends[1]), WEST);
    // Nothing joins the side of a dashed wall: the strokes are a box inside.
    if (!joined || ends.includes("'")) continue;
    let strokes = 0;
    for (let x = left + 1; x < right; x++) if (crosses(charAt(grid, x, y))) strokes++;
    if (strokes >= (right - left - 1) * 0.9) rows.push(y);
  }
  return rows;
}

/** Columns of the strokes that split these rows of a box from border to border. */
function columnsOf(grid: Grid, box: Box, from: number, to: number): number[] {
  const upright = (x: number, y: number): boolean =>
    hasPort(possiblePorts(charAt(grid, x, y)), NORTH) &&
    hasPort(possiblePorts(charAt(grid, x, y)), SOUTH);
  const columns: number[] = [];
  for (let x = box.left + 2; x < box.right - 1; x++) {
    let y = from;
    while (y <= to && upright(x, y)) y++;
    if (y <= to) continue;
    // A bar of ASCII may be part of a text.
    const drawn = drawnPorts(charAt(grid, x, from)) !== 0;
    const joined =
      hasPort(possiblePorts(charAt(grid, x, from - 1)), SOUTH) &&
      hasPort(possiblePorts(charAt(grid, x, to + 1)), NORTH);
    if (drawn || joined) columns.push(x);
  }
  return columns;
}

const SHAFT = /[^\s─━═>-]\s*(?:[─━═]{2,}[►▶>→]|-{2,}>)\s*[^\s─━═<>-]/u;

// One stroke and a head make an arrow as well, in a row that does not go on in the next.
const SHORT_SHAFT = /[^\s─━═>-]\s*[─━═][►▶>→]\s*[^\s─━═<>-]/u;
const GOES_ON = /[─━═][►▶>→]\s*$/u;
const UPRIGHT = /[│|├└]/u;

/** Whether one of the rows in a box is a chain of texts; of short arrows, when nothing upright follows. */
const holdChain = (rows: readonly string[]): boolean =>
  rows.some(
    (row, i) =>
      !UPRIGHT.test(row) &&
      (SHAFT.test(row) ||
        (SHORT_SHAFT.test(row) &&
          !rows.slice(i).some((next) => GOES_ON.test(next) || UPRIGHT.test(next)))),
  );

const ARROW_DOWN = /^\s*[↓▼]\s*$/u;
// Arrows down without a shaft that make a flow of the texts in a box.
const FEWEST_ARROWS = 2;

// Text that shafts join makes a frame a container even without boxes in it, and so
// do several arrows down between rows of it. One arrow glyph between words is prose,
// and one to the left a note.
function holdsFlow(grid: Grid, box: Box, [from, to]: readonly [number, number]): boolean {
  const rows = Array.from({ length: to - from + 1 }, (_, i) => {
    const [left, right] = wallsAt(box, from + i);
    return textBetween(grid, from + i, left + 1, right);
  });
  const arrows = rows.filter(
    (row, i) =>
      ARROW_DOWN.test(row) &&
      /[\p{L}\p{N}]/u.test(rows[i - 1] ?? '') &&
      /[\p{L}\p{N}]/u.test(rows[i + 1] ?? ''),
  );
  if (arrows.length >= FEWEST_ARROWS || holdChain(rows)) return true;
  return rows.some((_, i) => holdsUprightArrow(grid, box, from + i));
}

// Whether an arrow down ends in this row, or one up begins there: a shaft above a
// head, or a head above a shaft, with nothing beside them.
function holdsUprightArrow(grid: Grid, box: Box, y: number): boolean {
  const [left, right] = wallsAt(box, y);
  const isAlone = (x: number, row: number): boolean =>
    [x - 1, x + 1].every((at) => charAt(grid, at, row) === ' ');
  for (let x = left + 2; x < right - 1; x++) {
    const above = charAt(grid, x, y - 1);
    const isShaft = /[│┃|]/u.test(above) && isAlone(x, y - 1);
    const isBend = !/[│┃|]/u.test(above) && hasPort(drawnPorts(above), SOUTH);
    const here = charAt(grid, x, y);
    const down = /[▼▽↓vV]/u.test(here) && (isShaft || isBend);
    const up = /[│┃|]/u.test(here) && /[▲△↑^]/u.test(above) && isAlone(x, y - 1);
    if (!down && !up) continue;
    const framed = y - 1 > box.top + 1 && y + 1 < box.bottom;
    if (framed && isAlone(x, y)) return true;
  }
  return false;
}

/** First and last row of each section between the dividers of a box. */
export function sectionsOf(box: Box, rows: readonly number[]): (readonly [number, number])[] {
  const edges = [box.top, ...rows, box.bottom];
  return edges.slice(1).map((edge, i) => [edges[i]! + 1, edge - 1] as const);
}

function parentOf(box: Box, boxes: readonly Box[]): Box | undefined {
  // Boxes come smallest first.
  return boxes.find((other) => contains(other, box));
}

/** Which parts of a box stand for something: all of it, or its sections. */
function partsOf(grid: Grid, box: Box, rows: readonly number[], inner: readonly Box[]) {
  const whole = [[box.top + 1, box.bottom - 1] as const];
  const holds = (part: readonly [number, number]): boolean =>
    inner.some((child) => child.top >= part[0] - 1 && child.bottom <= part[1] + 1);
  if (inner.length === 0) return { parts: whole, groups: [holdsFlow(grid, box, whole[0]!)] };
  const sections = sectionsOf(box, rows);
  // A bar of text above a section with boxes is that section's title.
  const parts: (readonly [number, number])[] = [];
  let title: number | undefined;
  sections.forEach((section, i) => {
    const bar = !holds(section) && sections[i + 1] !== undefined && holds(sections[i + 1]!);
    if (bar) title = section[0];
    else parts.push([title ?? section[0], section[1]]);
    if (!bar) title = undefined;
  });
  return { parts, groups: parts.map((part) => holds(part) || holdsFlow(grid, box, part)) };
}

/** Rows of a part of a box, and the columns of the walls of a cell. */
type Part = Pick<Place, 'from' | 'to' | 'cell'>;

/** The cells of a section that is split side by side, if there is text in each; else the section. */
function cellsOf(grid: Grid, box: Box, [from, to]: readonly [number, number]): Part[] {
  const walls = [box.left, ...columnsOf(grid, box, from, to), box.right];
  const cells = walls.slice(1).map((wall, i) => [walls[i]!, wall] as const);
  const isWritten = ([left, right]: readonly [number, number]): boolean =>
    Array.from({ length: to - from + 1 }, (_, i) =>
      textBetween(grid, from + i, left + 1, right),
    ).some((text) => /[\p{L}\p{N}]/u.test(text));
  const isSplit = cells.length > 1 && cells.every(isWritten);
  return isSplit ? cells.map((cell) => ({ from, to, cell })) : [{ from, to }];
}

/**
 * The sections of a box without boxes in it, where one of them is split side by
 * side; several are the rows of a table.
 */
function rowOfCells(grid: Grid, box: Box, rows: readonly number[]): Part[] | undefined {
  const parts = sectionsOf(box, rows).map((section) => cellsOf(grid, box, section));
  return parts.filter((cells) => cells.length > 1).length === 1 ? parts.flat() : undefined;
}

/** The wall columns of one row of a place. */
export function wallsOf({ box, cell }: Place, y: number): readonly [number, number] {
  const [left, right] = wallsAt(box, y);
  if (!cell) return [left, right];
  return [cell[0] === box.left ? left : cell[0], cell[1] === box.right ? right : cell[1]];
}

/**
 * Arranges boxes by containment and splits divided containers into sections,
 * and so the boxes in `split`, whose sections stand for something each.
 */
export function framesOf(
  grid: Grid,
  boxes: readonly Box[],
  split: ReadonlySet<Box> = new Set(),
): Frames {
  const dividersOf = new Map(boxes.map((box) => [box, dividers(grid, box)]));
  const placesOf = new Map<Box, number[]>();
  const places: Place[] = [];
  const gridded = new Set<Box>();
  const parents = new Map(boxes.map((box) => [box, parentOf(box, boxes)]));
  const innerOf = new Map<Box | undefined, Box[]>();
  for (const box of boxes) append(innerOf, parents.get(box), box);
  // In reading order, a parent's places come before its children's.
  for (const box of [...boxes].sort((a, b) => a.top - b.top || a.left - b.left)) {
    const inner = innerOf.get(box) ?? [];
    const rows = dividersOf.get(box)!;
    const { parts, groups } = partsOf(grid, box, rows, inner);
    const isSplit = ([a, b]: readonly [number, number]): boolean =>
      !inner.some((child) => child.top <= b && child.bottom >= a) &&
      columnsOf(grid, box, a, b).length > 0;
    if (sectionsOf(box, rows).some(isSplit)) gridded.add(box);
    const outer = placesOf.get(parents.get(box) ?? box) ?? [];
    const parent =
      outer.find((i) => places[i]!.from <= box.bottom && box.top <= places[i]!.to) ?? -1;
    const add = (place: Omit<Place, 'box' | 'parent'>): number =>
      places.push({ box, parent, ...place }) - 1;
    const cells = inner.length === 0 ? rowOfCells(grid, box, rows) : undefined;
    placesOf.set(
      box,
      cells
        ? cells.map((cell) => add({ ...cell, group: false }))
        : split.has(box)
          ? sectionsOf(box, rows).map(([from, to]) => add({ from, to, group: false }))
          : parts.map(([from, to], i) => add({ from, to, group: groups[i]! })),
    );
  }
  return { places, placesOf, dividersOf, gridded };
}

/** Index of the innermost place around a cell, or -1. */
export function placeAround(frames: Frames, x: number, y: number): number {
  let best = -1;
  frames.places.forEach((place, i) => {
    // Parents come before their children.
    if (y < place.from || y > place.to || !isInside(place.box, x, y)) return;
    const [left, right] = wallsOf(place, y);
    if (x > left && x < right) best = i;
  });
  return best;
}
