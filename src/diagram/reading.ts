import { asidesOf } from './asides.ts';
import { findBoxes } from './boxes.ts';
import { inkOf } from './classify.ts';
import { connectionsOf, type Connection } from './edges.ts';
import { framesOf, placeAround, type Frames } from './frames.ts';
import type { Grid } from './grid.ts';
import { HEAD, STROKE, type Ink } from './ink.ts';
import { labelsOf, type Label } from './labels.ts';
import type { Net } from './net.ts';
import { netsOf } from './nets.ts';
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

/**
 * Reads a grid: boxes, strokes, text, lines, connections, labels. Null when
 * there are too many strokes to be a drawing.
 */
export function read(grid: Grid): Reading | null {
  const frames = framesOf(grid, findBoxes(grid));
  const ink = inkOf(grid, frames);
  const cells = ink.kind.reduce((n, kind) => n + (kind === STROKE || kind === HEAD ? 1 : 0), 0);
  if (cells > MOST_LINE_CELLS) return null;
  const blocks = blocksOf(ink);
  const nets = netsOf(ink, frames, blocks);
  const connections = nets.map((net) => connectionsOf(net));
  const textNodes = new Set(
    connections
      .flat()
      .flatMap(({ from, to }) => [from, to])
      .flatMap((target) => (target.kind === 'text' ? [target.index] : [])),
  );
  const labels = labelsOf(ink, nets, blocks, (block) => !textNodes.has(block));
  const blockPlace = blocks.map(({ segments: [first] }) =>
    placeAround(frames, first!.from, first!.y),
  );
  const labelled = new Set([...labels.values()].flat().map(({ block }) => block));
  const asides = asidesOf({
    blocks,
    textNodes,
    nets,
    isLabel: (block) => labelled.has(block),
    isBoxed: (block) => blockPlace[block]! >= 0,
  });
  return {
    grid,
    frames,
    ink,
    blocks,
    nets,
    connections,
    textNodes,
    labels,
    asides,
    blockPlace,
  };
}
