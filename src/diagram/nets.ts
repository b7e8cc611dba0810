import { chainRows } from './chains.ts';
import { isVertical } from './direction.ts';
import type { Frames } from './frames.ts';
import { STROKE, type Ink } from './ink.ts';
import { Lines } from './lines.ts';
import type { Net, Terminal } from './net.ts';
import { byRow, type Block } from './text.ts';
import { Weaver } from './weave.ts';

// A bound on the work for what is no drawing at all.
const MOST_ROUNDS = 6;
const FOUR_ARMS = 15;

/**
 * Whether what a net reaches makes sense as one line that crosses others. The
 * arms of a fan that was taken for a crossing do not: they end alike, or all
 * turn the same way off the line.
 */
function isSound({ terminals, clashing }: Net, upright: boolean): boolean {
  if (clashing) return false;
  if (terminals.length < 2) return false;
  const [first] = terminals as [Terminal];
  if (terminals.some(({ direction }) => direction !== first.direction)) return true;
  const alike = terminals.every(({ head }) => head === first.head);
  return !alike && isVertical(first.direction) === upright;
}

/** Cells where a horizontal and a vertical line may cross. */
function possibleCrossings(ink: Ink): Set<number> {
  const cells = new Set<number>();
  ink.ports.forEach((ports, cell) => {
    if (ink.kind[cell] === STROKE && ports === FOUR_ARMS) cells.add(cell);
  });
  return cells;
}

/** Finds what hangs together by lines, and what those lines reach. */
export function netsOf(ink: Ink, frames: Frames, blocks: readonly Block[]): Net[] {
  const blockAt = new Map<number, number>();
  blocks.forEach((block, i) => {
    for (const { y, from, to } of block.segments) {
      for (let x = from; x < to; x++) blockAt.set(y * ink.width + x, i);
    }
  });
  const surroundings = {
    frames,
    blocks,
    blockAt,
    blocksIn: byRow(blocks, blocks.keys()),
    chainRows: chainRows(ink),
  };
  const crossings = possibleCrossings(ink);
  for (let round = 1; ; round++) {
    const lines = new Lines(ink, crossings);
    const nets = new Weaver({ lines, ...surroundings }).weave();
    const cells = ink.kind.length;
    const doubtful = new Set<number>();
    for (const net of nets) {
      for (const vertex of net.vertices) {
        const crossing = crossings.has(vertex % cells);
        if (crossing && !isSound(net, vertex >= cells)) doubtful.add(vertex % cells);
      }
    }
    if (doubtful.size === 0) return nets;
    if (round === MOST_ROUNDS) crossings.clear();
    for (const cell of doubtful) crossings.delete(cell);
  }
}
