/** How much of a drawing its graph leaves unsaid. */
import { EAST, isVertical, opposite, SOUTH, WEST } from './direction.ts';
import { connectionsOf } from './edges.ts';
import type { Graph } from './graph.ts';
import { firstInk, HEAD, isDrawn, lastInk, TEXT, type Ink } from './ink.ts';
import { isRemark } from './labels.ts';
import { cellsOf, sameTarget, type Net, type Terminal } from './net.ts';
import type { Reading } from './reading.ts';

const SHORTEST_DIVIDER = 4;
// Rows of text for each row of the drawing.
const MOST_WRITTEN = 1.5;

/** A part of a whole; 0 of nothing. */
export const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

/** Share of the strokes that belong to no connection. */
export function looseStrokes(reading: Reading): number {
  const { ink, nets } = reading;
  let used = 0;
  let loose = 0;
  nets.forEach((net, i) => {
    if (reading.notes.has(i)) return;
    // What leads out of a container is no loose stroke.
    if (connectionsOf(net).length > 0) used += net.vertices.size;
    else if (!isRule(ink, net) && !isLoop(ink, net) && !leadsInOrOut(reading, net))
      loose += net.vertices.size;
  });
  return share(loose, used + loose);
}

/** The columns and the rows in which a net has cells. */
function extentOf(ink: Ink, net: Net): Record<'columns' | 'rows', ReadonlySet<number>> {
  const cells = cellsOf(net);
  return {
    columns: new Set(cells.map((cell) => cell % ink.width)),
    rows: new Set(cells.map((cell) => Math.floor(cell / ink.width))),
  };
}

/** Whether a line leads from a thing back to it around an empty room, and not around a text, as a border does. */
function isLoop(ink: Ink, net: Net): boolean {
  const [first, ...others] = net.terminals;
  if (others.length === 0 || !others.every(({ target }) => sameTarget(target, first!.target)))
    return false;
  const { columns, rows } = extentOf(ink, net);
  const [left, right] = [Math.min(...columns), Math.max(...columns)];
  const [top, bottom] = [Math.min(...rows), Math.max(...rows)];
  for (let row = top * ink.width; row <= bottom * ink.width; row += ink.width)
    if (ink.kind.subarray(row + left + 1, row + right).includes(TEXT)) return false;
  return true;
}

// A plain stroke under a heading, between two paragraphs, or between the halves
// of a drawing.
function isRule(ink: Ink, net: Net): boolean {
  const { columns, rows } = extentOf(ink, net);
  const hasHead = cellsOf(net).some((cell) => ink.kind[cell] === HEAD);
  return !hasHead && (rows.size === 1 || (columns.size === 1 && rows.size >= SHORTEST_DIVIDER));
}

/** The leftmost column with ink. */
const marginOf = ({ grid }: Reading): number =>
  Math.min(...grid.rows.map((row) => row.findIndex((char) => char !== ' ')).filter((x) => x >= 0));

/** Heads of a net that lead out of the drawing: down, or to the left with a shaft. */
function waysOut(reading: Reading, net: Net): number {
  const { grid, ink } = reading;
  const last = grid.rows.findLastIndex((row) => row.join('').trim() !== '');
  const margin = net.vertices.size > SHORTEST_DIVIDER ? marginOf(reading) : -1;
  const leadsOut = (cell: number): boolean =>
    ink.head[cell] === SOUTH
      ? Math.floor(cell / ink.width) === last
      : ink.head[cell] === WEST && cell % ink.width === margin;
  return cellsOf(net).filter((cell) => ink.kind[cell] === HEAD && leadsOut(cell)).length;
}

/** Whether a line comes straight down from the first row of the drawing. */
function comesFromAbove({ grid, ink }: Reading, net: Net, end: Terminal): boolean {
  const top = grid.rows.findIndex((row) => row.join('').trim() !== '');
  const { columns, rows } = extentOf(ink, net);
  return end.head && columns.size === 1 && Math.min(...rows) === top;
}

/** Whether a line leaves the drawing, or comes into it straight from the side. */
function leadsInOrOut(reading: Reading, net: Net): boolean {
  if (waysOut(reading, net) > 0) return true;
  const { ink } = reading;
  const [only, ...more] = net.terminals;
  if (!only || more.length > 0 || net.vertices.size < 2) return false;
  if (isVertical(only.direction)) return comesFromAbove(reading, net, only);
  const cells = cellsOf(net).sort((a, b) => a - b);
  const [first, last] = [cells[0]!, cells.at(-1)!];
  const y = Math.floor(first / ink.width);
  if (y !== Math.floor(last / ink.width)) return false;
  const outer = only.direction === EAST ? first : last;
  const isOutermost = outer === (only.direction === EAST ? firstInk(ink, y) : lastInk(ink, y));
  // An arrow that leaves a text for nothing belongs to a note.
  const leadsOut = only.target.kind === 'place' && net.lines.isTip(outer, opposite(only.direction));
  return isOutermost && (only.head || leadsOut);
}

/** Heads that point at nothing, in drawings whose nodes are texts. */
export const pointsNowhere = (reading: Reading): boolean =>
  reading.nets.some((net, i) => !reading.notes.has(i) && net.aimless > waysOut(reading, net));

/** Whether an arrow of one character opens its row below a text, and leaves neither that nor another. */
export const comesFromNowhere = ({ ink, nets, notes }: Reading): boolean =>
  nets.some(({ vertices, terminals }, i) => {
    const [only, ...more] = terminals;
    const [vertex] = vertices;
    const row = Math.floor(vertex! / ink.width);
    const isBelowText = ink.kind[firstInk(ink, row - 1)] === TEXT;
    const opens = vertices.size === 1 && vertex === firstInk(ink, row) && isBelowText;
    return opens && only?.head === true && more.length === 0 && !notes.has(i);
  });

/** Letters and digits of a text. */
export const lettersIn = (text: string): number => text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;

/** The rows of a drawing, and those in which nothing is drawn and that no line reaches. */
function rowsOf({ ink, textNodes, blocks }: Reading): Record<'drawn' | 'written', number[]> {
  const reached = new Set(
    [...textNodes].flatMap((block) => blocks[block]!.segments.map(({ y }) => y)),
  );
  const rows = Array.from({ length: ink.height }, (_, y) => y).filter((y) => firstInk(ink, y) >= 0);
  const isOfDrawing = (y: number): boolean => reached.has(y) || isDrawn(ink, y);
  return { drawn: rows.filter(isOfDrawing), written: rows.filter((y) => !isOfDrawing(y)) };
}

/** Whether there is far more text than drawing, which could not be left out. */
export function isMostlyWritten(reading: Reading): boolean {
  const { drawn, written } = rowsOf(reading);
  return written.length > MOST_WRITTEN * drawn.length;
}

/**
 * The rows of captions and paragraphs before and after a drawing. Around arrows
 * across there are none, which stand in a text as well.
 */
function rowsApart(reading: Reading): ReadonlySet<number> {
  const { frames, nets } = reading;
  const isUpright = nets.some(({ terminals }) =>
    terminals.some(({ direction }) => isVertical(direction)),
  );
  const { drawn, written } = rowsOf(reading);
  if ((!isUpright && frames.places.length === 0) || drawn.length === 0) return new Set();
  return new Set(written.filter((y) => y < drawn[0]! || y > drawn.at(-1)!));
}

// Rules below headings are none.
const STROKES_ONLY = /^(?!─+$)[\s/\\|╱╲│─_]+$/u;

// A slanted stroke, or a head, that became a row of a text.
const STROKE_ONLY = /^[/\\vV^]$/u;

/** Whether strokes stand among the texts that are no part of a flow, or in one of those that are. */
export const leavesStrokes = ({ blocks, textNodes }: Reading): boolean =>
  blocks.some(({ segments }, i) => {
    const stroke = textNodes.has(i) ? STROKE_ONLY : STROKES_ONLY;
    return segments.some(({ text }) => stroke.test(text));
  });

const SIGN = /^(?:[<>/\\^|.●○◉◆◇◊]|[+↑↓←→│─][-+↑↓←→│─]*)$/u;

/** Whether a thing that lines lead to is itself but a stroke, a head or a point. */
export const namesStrokes = ({ blocks, textNodes }: Reading): boolean =>
  [...textNodes].some((i) => blocks[i]!.segments.every(({ text }) => SIGN.test(text)));

const toldIn = ({ nodes, groups, edges }: Graph): number =>
  [...nodes, ...groups, ...edges].reduce((sum, { label }) => sum + lettersIn(label), 0);

/** Share of the letters in containers that are in no node, title or label. */
export function looseInside({ blocks, blockPlace }: Reading, graph: Graph): number {
  const inside = blocks.filter((_, i) => blockPlace[i]! >= 0);
  const titles = graph.groups.reduce((sum, { label }) => sum + lettersIn(label), 0);
  const written = inside.flatMap(({ segments }) => segments.map(({ text }) => lettersIn(text)));
  const loose = Math.max(0, written.reduce((sum, n) => sum + n, 0) - titles);
  return share(loose, loose + toldIn(graph));
}

/** Share of the letters that are neither in a node, a label, a margin note nor before or after the drawing. */
export function looseText(reading: Reading, graph: Graph): number {
  const { blocks, nets, notes, labels, asides, blockPlace } = reading;
  const apart = rowsApart(reading);
  const ends = nets.flatMap(({ terminals }, i) => (notes.has(i) ? terminals : []));
  const told = new Set([
    ...reading.textNodes,
    ...[...labels.values()].flat().map(({ block }) => block),
    ...ends.flatMap(({ target }) => (target.kind === 'text' ? [target.index] : [])),
  ]);
  let loose = 0;
  blocks.forEach((block, i) => {
    const joined = told.has(i) || asides.has(i) || apart.has(block.top);
    if (!joined && blockPlace[i]! < 0 && !isRemark(reading.ink, block))
      for (const segment of block.segments) loose += lettersIn(segment.text);
  });
  return share(loose, loose + toldIn(graph));
}
