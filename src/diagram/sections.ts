/** The sections of a divided box, and which of them stand for something. */
import { wallsAt, type Box } from './box.ts';
import { EAST, hasPort, WEST } from './direction.ts';
import { charAt, textBetween, type Grid } from './grid.ts';
import { holdsFlow } from './inner-flow.ts';
import { possiblePorts } from './strokes.ts';

type Rows = readonly [number, number];

const crosses = (char: string): boolean =>
  hasPort(possiblePorts(char), EAST) && hasPort(possiblePorts(char), WEST) && char !== "'";

/** Rows at which a box is divided. */
export function dividers(grid: Grid, box: Box): number[] {
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

/** First and last row of each section between the dividers of a box. */
export function sectionsOf(box: Box, rows: readonly number[]): Rows[] {
  const edges = [box.top, ...rows, box.bottom];
  return edges.slice(1).map((edge, i) => [edges[i]! + 1, edge - 1] as const);
}

/** A part of a box that stands for something: all of it, or a section; `within` a frame around all. */
export interface PartOfBox {
  readonly rows: Rows;
  readonly group: boolean;
  readonly within?: true;
}

/** Whether there is text in a row of a box. */
function isWrittenAt(grid: Grid, box: Box, y: number): boolean {
  const [left, right] = wallsAt(box, y);
  return /[\p{L}\p{N}]/u.test(textBetween(grid, y, left + 1, right));
}

/**
 * Which parts of a box stand for something: all of it, or its sections. A bar of text
 * on top, or above a section with boxes that has no title, is the title of the section
 * below; a bar of one row on top is that of the whole frame when it is the only one,
 * above several sections with boxes.
 */
export function partsOf(
  grid: Grid,
  box: Box,
  rows: readonly number[],
  inner: readonly Box[],
): PartOfBox[] {
  const whole: Rows = [box.top + 1, box.bottom - 1];
  const boxesIn = ([from, to]: Rows): readonly Box[] =>
    inner.filter((child) => child.top >= from - 1 && child.bottom <= to + 1);
  const holds = (section: Rows): boolean => boxesIn(section).length > 0;
  if (inner.length === 0) return [{ rows: whole, group: holdsFlow(grid, box, whole) }];
  const sections = sectionsOf(box, rows);
  /** Whether there is text above the boxes of a section. */
  const isTitled = (section: Rows): boolean => {
    const first = Math.min(...boxesIn(section).map((child) => child.top));
    return Array.from({ length: first - section[0] }, (_, i) => section[0] + i).some((y) =>
      isWrittenAt(grid, box, y),
    );
  };
  const isAbove = (i: number): boolean =>
    !holds(sections[i]!) && sections[i + 1] !== undefined && holds(sections[i + 1]!);
  const isFrame = sections.filter(holds).length > 1;
  const [[first, last]] = sections as [Rows, ...Rows[]];
  const bars = [...sections.keys()].filter(
    (i) => isAbove(i) && (!isTitled(sections[i + 1]!) || (i === 0 && (!isFrame || first === last))),
  );
  if (isFrame && bars.join() === '0' && first === last) {
    const inside = sections.slice(1).filter((section) => !holds(section) || isTitled(section));
    return [
      { rows: whole, group: true },
      ...inside.map((rows) => ({ rows, group: holds(rows), within: true as const })),
    ];
  }
  return sections.flatMap((section, i) => {
    if (bars.includes(i)) return [];
    const rows: Rows = bars.includes(i - 1) ? [sections[i - 1]![0], section[1]] : section;
    return [{ rows, group: holds(section) || holdsFlow(grid, box, rows) }];
  });
}
