import { EAST, hasPort, isVertical, NORTH, SOUTH, WEST } from './direction.ts';
import { firstInk, HEAD, isLineKind, STROKE, TEXT, type Ink } from './ink.ts';
import type { Connection } from './edges.ts';
import { kindBeside } from './hooks.ts';
import { cellsOf, sameTarget, type Net } from './net.ts';
import { byRow, type Block } from './text.ts';
import { isTitle } from './titles.ts';
import { pathCells } from './walks.ts';

const NEAR = 4;
const ASIDE = 2;
const BEHIND = 3;
const OFF_CENTRE = 4;
const NOTE = /^(?:[←#↑]|\/\/|<-)/u;
const AFTER_DASH = /^(?:--|──|—)\s/u;

/** A remark in the margin, such as `← note`. */
export const isNote = (block: Block): boolean => NOTE.test(block.segments[0]!.text);

/** A note, or a remark that a dash parts from the text before it: `text   -- remark`. */
export function isRemark(ink: Ink, block: Block): boolean {
  const [first] = block.segments;
  return isNote(block) || (AFTER_DASH.test(first!.text) && kindBeside(ink, first!, -1) === TEXT);
}

interface Claim {
  readonly net: number;
  readonly cell: number;
  readonly distance: number;
}

/** A text at a line: the block and the cell of the line that it stands at. */
export interface Label {
  readonly block: number;
  readonly cell: number;
}

/** For each cell with a line: the net that it belongs to. */
function netByCell(nets: readonly Net[]): Map<number, number> {
  const owner = new Map<number, number>();
  nets.forEach((net, i) => {
    if (net.terminals.length < 2) return;
    for (const cell of cellsOf(net)) owner.set(cell, i);
  });
  return owner;
}

/**
 * The line that a text stands beside, above or below. Of two as near, one
 * above and one below, it is the one that has no label yet: each line of several
 * may have its label above it.
 */
function lineNear(
  ink: Ink,
  block: Block,
  owner: ReadonlyMap<number, number>,
  isLabelled: (net: number) => boolean,
  isHeading: (block: Block, y: number) => boolean,
): Claim | undefined {
  let best: Claim | undefined;
  const rowOf = (cell: number): number => Math.floor(cell / ink.width);
  const isNext = (cell: number, net: number, distance: number): boolean =>
    distance === best?.distance &&
    rowOf(cell) !== rowOf(best.cell) &&
    isLabelled(best.net) &&
    !isLabelled(net);
  const offer = (cell: number, distance: number): void => {
    const net = owner.get(cell);
    if (net === undefined) return;
    const isNearer = !best || distance < best.distance;
    if (isNearer || isNext(cell, net, distance)) best = { net, cell, distance };
  };
  for (const { y, from, to } of block.segments) {
    for (let n = 1; n <= NEAR; n++) {
      for (const x of [from - n, to - 1 + n]) {
        const cell = y * ink.width + x;
        // What is written behind an upright line is about it rather than the line above.
        const distance = x < from && n <= BEHIND ? n / BEHIND : n;
        if (x >= 0 && x < ink.width && runsPast(ink, cell, true)) offer(cell, distance);
      }
    }
  }
  for (const y of [block.top - 1, block.bottom + 1]) {
    if (y < 0 || y >= ink.height || isHeading(block, y)) continue;
    for (let x = block.from - ASIDE; x < block.to + ASIDE; x++) {
      const cell = y * ink.width + x;
      const distance = x < block.from || x >= block.to ? NEAR : 1.5;
      if (x >= 0 && x < ink.width && runsPast(ink, cell, false)) offer(cell, distance);
    }
  }
  return best;
}

/**
 * Tells the texts that stand at a thing in the next row rather than at its line, as a
 * heading, a caption, or one more of a list does: they begin where it does. So do
 * those with an empty row on their other side that stand out over both ends of the
 * line, more so than the line is long, and not to both sides alike.
 */
function headings(ink: Ink, blocks: readonly Block[], things: Iterable<number>) {
  const rows = byRow(blocks, things);
  return (block: Block, y: number): boolean => {
    const beside = (rows.get(y) ?? [])
      .flatMap((i) => blocks[i]!.segments.filter((segment) => segment.y === y))
      .filter(({ from, to }) => from < block.to && block.from < to);
    const covered = beside.map(
      ({ from, to }) => Math.min(to, block.to) - Math.max(from, block.from),
    );
    const kinds = ink.kind.subarray(y * ink.width + block.from, y * ink.width + block.to);
    const drawn = kinds.filter(isLineKind).length;
    const begins = beside.some(({ from }) => from === block.from);
    const opens = /[:：]$/u.test(block.segments.at(-1)!.text);
    const isOuter = firstInk(ink, y < block.top ? block.bottom + 1 : block.top - 1) < 0;
    const before = kinds.findIndex(isLineKind);
    const behind = kinds.toReversed().findIndex(isLineKind);
    const isCentred = Math.abs(before - behind) <= OFF_CENTRE;
    const standsOut = isOuter && before > 0 && behind > 0 && (opens || !isCentred);
    return (
      ((begins || opens) && covered.reduce((sum, n) => sum + n, 0) > drawn) ||
      (standsOut && kinds.length > 2 * drawn)
    );
  };
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
): Map<number, Label[]> {
  const labels = new Map<number, Label[]>(nets.map((net, i) => [i, [...net.inserted]]));
  const owner = netByCell(nets);
  const inserted = new Set(nets.flatMap((net) => net.inserted.map(({ block }) => block)));
  // What a text continues is the label right above it that begins where it does.
  const beside = new Map<number, number>();
  const things = [...blocks.keys()].filter((i) => !free(i));
  const isHeading = headings(ink, blocks, things);
  const place = (y: number, x: number): number => y * ink.width + x;
  blocks.forEach((block, i) => {
    if (!free(i) || inserted.has(i) || isRemark(ink, block)) return;
    if (isTitle(ink, block.segments[0]!)) return;
    const isLabelled = (net: number): boolean => labels.get(net)!.length > 0;
    const claim = lineNear(ink, block, owner, isLabelled, isHeading);
    const cell = claim?.cell ?? beside.get(place(block.top - 1, block.from));
    const net = cell === undefined ? undefined : owner.get(cell);
    if (cell === undefined || net === undefined) return;
    beside.set(place(block.bottom, block.from), cell);
    labels.get(net)!.push({ block: i, cell });
  });
  for (const [net, list] of labels) {
    if (list.length === 0) labels.delete(net);
    list.sort((a, b) => {
      const [first, second] = [blocks[a.block]!, blocks[b.block]!];
      return first.top - second.top || first.from - second.from;
    });
  }
  return labels;
}

/** Those labels of a net that stand at the line of one of its connections. */
export function labelsOn(
  net: Net,
  labels: readonly Label[],
  connection: Connection,
): readonly Label[] {
  const isBetweenTwo = net.terminals.every(
    ({ target }) => sameTarget(target, connection.from) || sameTarget(target, connection.to),
  );
  if (labels.length === 0 || isBetweenTwo) return labels;
  const path = pathCells(net.lines, ...connection.ends);
  return labels.filter(({ cell }) => path.has(cell));
}
