import { contains, isInside, wallsAt, type Box } from './box.ts';
import { hasPort, NORTH, SOUTH } from './direction.ts';
import { charAt, textBetween, type Grid } from './grid.ts';
import { append } from './lists.ts';
import { dividers, partsOf, sectionsOf } from './sections.ts';
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

/** Whether a line runs through a box in a column: it crosses both borders. */
export const passesThrough = (grid: Grid, box: Box, x: number): boolean =>
  [box.top, box.bottom].every((border) => charAt(grid, x, border) === '┼');

/** Columns of the strokes that split these rows of a box from border to border. */
function columnsOf(grid: Grid, box: Box, from: number, to: number): number[] {
  const upright = (x: number, y: number): boolean =>
    hasPort(possiblePorts(charAt(grid, x, y)), NORTH) &&
    hasPort(possiblePorts(charAt(grid, x, y)), SOUTH);
  const columns: number[] = [];
  for (let x = box.left + 2; x < box.right - 1; x++) {
    let y = from;
    while (y <= to && upright(x, y)) y++;
    if (y <= to || passesThrough(grid, box, x)) continue;
    // A bar of ASCII may be part of a text.
    const drawn = drawnPorts(charAt(grid, x, from)) !== 0;
    const joined =
      hasPort(possiblePorts(charAt(grid, x, from - 1)), SOUTH) &&
      hasPort(possiblePorts(charAt(grid, x, to + 1)), NORTH);
    if (drawn || joined) columns.push(x);
  }
  return columns;
}

function parentOf(box: Box, boxes: readonly Box[]): Box | undefined {
  // Boxes come smallest first.
  return boxes.find((other) => contains(other, box));
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
    const isSplit = ([a, b]: readonly [number, number]): boolean =>
      !inner.some((child) => child.top <= b && child.bottom >= a) &&
      columnsOf(grid, box, a, b).length > 0;
    if (sectionsOf(box, rows).some(isSplit)) gridded.add(box);
    const outer = placesOf.get(parents.get(box) ?? box) ?? [];
    // A section comes after the frame around it.
    const parent =
      outer.findLast((i) => places[i]!.from <= box.bottom && box.top <= places[i]!.to) ?? -1;
    const frame = places.length;
    const add = ({ within, ...place }: Omit<Place, 'box' | 'parent'> & { within?: true }): number =>
      places.push({ box, parent: within ? frame : parent, ...place }) - 1;
    const cells = inner.length === 0 ? rowOfCells(grid, box, rows) : undefined;
    placesOf.set(
      box,
      cells
        ? cells.map((cell) => add({ ...cell, group: false }))
        : split.has(box)
          ? sectionsOf(box, rows).map(([from, to]) => add({ from, to, group: false }))
          : partsOf(grid, box, rows, inner).map(({ rows: [from, to], ...part }) =>
              add({ from, to, ...part }),
            ),
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
