import { isVertical } from './direction.ts';
import { hasPort, EAST, NORTH, SOUTH, WEST } from './direction.ts';
import { BLANK, HEAD, kindAt, STROKE, type Ink } from './ink.ts';
import type { Net } from './nets.ts';
import type { Block } from './text.ts';

const NEAR = 3;
const ASIDE = 2;
const NOTE = /^(?:[←#]|\/\/|<-)/u;

/** A remark in the margin, such as `← note`. */
export const isNote = (block: Block): boolean => NOTE.test(block.segments[0]!.text);

interface Claim {
  readonly net: number;
  readonly distance: number;
}

/** For each cell with a line: the net that it belongs to. */
function netByCell(ink: Ink, nets: readonly Net[]): Map<number, number> {
  const owner = new Map<number, number>();
  nets.forEach((net, i) => {
    if (net.terminals.length < 2) return;
    for (const vertex of net.vertices) owner.set(vertex % ink.kind.length, i);
  });
  return owner;
}

/** The line that a text stands beside, above or below. */
function lineNear(ink: Ink, block: Block, owner: ReadonlyMap<number, number>): Claim | undefined {
  let best: Claim | undefined;
  const offer = (cell: number, distance: number): void => {
    const net = owner.get(cell);
    if (net !== undefined && (!best || distance < best.distance)) best = { net, distance };
  };
  for (const { y, from, to } of block.segments) {
    for (let n = 1; n <= NEAR; n++) {
      for (const x of [from - n, to - 1 + n]) {
        const cell = y * ink.width + x;
        if (x >= 0 && x < ink.width && runsPast(ink, cell, true)) offer(cell, n);
      }
    }
  }
  for (const y of [block.top - 1, block.bottom + 1]) {
    if (y < 0 || y >= ink.height || !standsOverLine(ink, block, y)) continue;
    for (let x = block.from - ASIDE; x < block.to + ASIDE; x++) {
      const cell = y * ink.width + x;
      const distance = x < block.from || x >= block.to ? NEAR : 1.5;
      if (x >= 0 && x < ink.width && runsPast(ink, cell, false)) offer(cell, distance);
    }
  }
  return best;
}

// A label stands over the line, not over what the line joins.
function standsOverLine(ink: Ink, block: Block, y: number): boolean {
  let other = 0;
  for (let x = block.from; x < block.to; x++) {
    const kind = kindAt(ink, x, y);
    if (kind !== STROKE && kind !== HEAD && kind !== BLANK) other++;
  }
  return other * 2 <= block.to - block.from;
}

function runsPast(ink: Ink, cell: number, vertical: boolean): boolean {
  const kind = ink.kind[cell];
  if (kind === HEAD) return isVertical(ink.head[cell] as 0 | 1 | 2 | 3) === vertical;
  if (kind !== STROKE) return false;
  const ports = ink.ports[cell]!;
  return vertical
    ? hasPort(ports, NORTH) || hasPort(ports, SOUTH)
    : hasPort(ports, EAST) || hasPort(ports, WEST);
}

/**
 * Gives each net the texts that label it: those set into its lines and those
 * beside them. `free` tells which blocks may still become labels.
 */
export function labelsOf(
  ink: Ink,
  nets: readonly Net[],
  blocks: readonly Block[],
  free: (block: number) => boolean,
): Map<number, number[]> {
  const labels = new Map<number, number[]>();
  const add = (net: number, block: number): void => {
    labels.set(net, [...(labels.get(net) ?? []), block]);
  };
  nets.forEach((net, i) => {
    for (const block of net.inserted) add(i, block);
  });
  const owner = netByCell(ink, nets);
  const inserted = new Set(nets.flatMap((net) => net.inserted));
  blocks.forEach((block, i) => {
    if (!free(i) || inserted.has(i) || isNote(block)) return;
    const claim = lineNear(ink, block, owner);
    if (claim) add(claim.net, i);
  });
  for (const list of labels.values()) {
    list.sort((a, b) => blocks[a]!.top - blocks[b]!.top || blocks[a]!.from - blocks[b]!.from);
  }
  return labels;
}
