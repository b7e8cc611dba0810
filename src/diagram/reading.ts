import { asidesOf } from './asides.ts';
import type { Box } from './box.ts';
import { findBoxes } from './boxes.ts';
import { inkOf } from './classify.ts';
import { isVertical } from './direction.ts';
import { connectionsOf, type Connection } from './edges.ts';
import { framesOf, placeAround, type Frames } from './frames.ts';
import type { Grid } from './grid.ts';
import { isLineKind, type Ink } from './ink.ts';
import { endAtWalls } from './inlets.ts';
import { labelsOf, type Label } from './labels.ts';
import type { Net, Target } from './net.ts';
import { netsOf } from './nets.ts';
import { innerLists, marginNotes } from './notes.ts';
import { sectionsOf } from './sections.ts';
import { blocksOf, type Block } from './text.ts';

/** Everything that was found in a drawing, before judging whether it is a diagram. */
export interface Reading {
  readonly grid: Grid;
  readonly frames: Frames;
  readonly ink: Ink;
  readonly blocks: readonly Block[];
  readonly nets: readonly Net[];
  /** Connections of each net. */
  readonly connections: readonly (readonly Connection[])[];
  /** Nets that only point from a note in the margin. */
  readonly notes: ReadonlySet<number>;
  /** Blocks that a connection reaches. */
  readonly textNodes: ReadonlySet<number>;
  /** Blocks that label each net. */
  readonly labels: ReadonlyMap<number, readonly Label[]>;
  /** Blocks that belong to the text node in their row: its block. */
  readonly asides: ReadonlyMap<number, number>;
  /** The place around each block, or -1. */
  readonly blockPlace: readonly number[];
}

// Far more than anybody draws; the time that lines take grows with their cells.
const MOST_LINE_CELLS = 5000;

type Strokes = Pick<Reading, 'frames' | 'ink' | 'blocks' | 'nets'>;

/** What lies between the boxes; null when it is too much. */
function strokesIn(grid: Grid, frames: Frames): Strokes | null {
  const ink = inkOf(grid, frames);
  const cells = ink.kind.reduce((n, kind) => n + (isLineKind(kind) ? 1 : 0), 0);
  if (cells > MOST_LINE_CELLS) return null;
  const blocks = blocksOf(ink);
  return { frames, ink, blocks, nets: netsOf(ink, frames, blocks) };
}

/** Divided boxes at whose sides lines reach more than one section. */
function splitByLines({ places, placesOf, dividersOf }: Frames, nets: readonly Net[]) {
  const reached = new Map<Box, Set<number>>();
  for (const { terminals, lines } of nets)
    for (const { target, direction, vertex } of terminals) {
      if (target.kind === 'text' || isVertical(direction)) continue;
      const { box, group } = places[target.index]!;
      if (group || dividersOf.get(box)!.length === 0 || placesOf.get(box)!.length > 1) continue;
      const y = Math.floor(lines.cellOf(vertex) / lines.ink.width);
      // On a divider the section below it counts.
      const section = sectionsOf(box, dividersOf.get(box)!).findIndex(([, to]) => y <= to);
      if (section >= 0) reached.set(box, (reached.get(box) ?? new Set()).add(section));
    }
  return new Set([...reached].filter(([, { size }]) => size > 1).map(([box]) => box));
}

/**
 * Whether a line runs between a thing and the container around it: it leads out
 * of there, or in, and tells no more of where.
 */
function leadsOut(frames: Frames, blockPlace: readonly number[], a: Target, b: Target): boolean {
  const around = ({ kind, index }: Target): number =>
    kind === 'text' ? blockPlace[index]! : frames.places[index]!.parent;
  const isIn = (inner: Target, outer: Target): boolean => {
    if (outer.kind === 'text') return false;
    let at = around(inner);
    while (at >= 0 && at !== outer.index) at = frames.places[at]!.parent;
    return at >= 0;
  };
  return isIn(a, b) || isIn(b, a);
}

/**
 * Reads a grid: boxes, strokes, text, lines, connections, labels. Null when
 * there are too many strokes or corners to be a drawing.
 */
export function read(source: Grid): Reading | null {
  const boxes = findBoxes(source);
  if (!boxes) return null;
  const grid = endAtWalls(source, boxes);
  const whole = strokesIn(grid, framesOf(grid, boxes));
  if (!whole) return null;
  const split = splitByLines(whole.frames, whole.nets);
  const strokes = split.size === 0 ? whole : strokesIn(grid, framesOf(grid, boxes, split));
  if (!strokes) return null;
  const { frames, ink, blocks, nets } = strokes;
  const blockPlace = blocks.map(({ segments: [first] }) =>
    placeAround(frames, first!.from, first!.y),
  );
  const drawn = nets.map((net) =>
    connectionsOf(net).filter(({ from, to }) => !leadsOut(frames, blockPlace, from, to)),
  );
  const notes = marginNotes({ blocks, nets, connections: drawn });
  const lists = innerLists({ nets, connections: drawn }, blockPlace);
  const connections = drawn.map((list, net) => (notes.has(net) || lists.has(net) ? [] : list));
  const textNodes = new Set(
    connections
      .flat()
      .flatMap(({ from, to }) => [from, to])
      .flatMap((target) => (target.kind === 'text' ? [target.index] : [])),
  );
  const labels = labelsOf(ink, nets, blocks, (block) => !textNodes.has(block));
  const labelled = new Set([...labels.values()].flat().map(({ block }) => block));
  const asides = asidesOf({
    ink,
    blocks,
    textNodes,
    nets,
    notes,
    isLabel: (block) => labelled.has(block),
    blockPlace,
  });
  return {
    grid,
    frames,
    ink,
    blocks,
    nets,
    connections,
    notes,
    textNodes,
    labels,
    asides,
    blockPlace,
  };
}
