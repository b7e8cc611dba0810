/** What the graph of a reading looks like when it is a tree, a list or a tangle and no flow. */
import { EAST, isVertical, NORTH, SOUTH, type Direction } from './direction.ts';
import type { Graph } from './graph.ts';
import { STROKE } from './ink.ts';
import type { Net, Target, Terminal } from './net.ts';
import { plainRows } from './plain-rows.ts';
import type { Reading } from './reading.ts';
import { rowText } from './row-text.ts';

const SHORTEST_FLOW = 3;

const keyOf = ({ kind, index }: Target): string => `${kind} ${index}`;

/** Whether nothing else than one connection reaches a thing. */
function lonelyIn({ connections }: Reading): (target: Target) => boolean {
  const degrees = new Map<string, number>();
  for (const { from, to } of connections.flat())
    for (const key of [keyOf(from), keyOf(to)]) degrees.set(key, (degrees.get(key) ?? 0) + 1);
  return (target) => degrees.get(keyOf(target)) === 1;
}

/**
 * Branches that end at a text without a head, as in a tree of files or a shell
 * prompt: how many a single line has at most. Those that hang from a step to
 * which a line leads down, and from which nothing leads on, tell what the step
 * consists of and count apart, and so do those that hang from a box.
 */
export function headlessBranches(
  reading: Reading,
): Record<'loose' | 'ofSteps' | 'ofBoxes', number> {
  const { nets, connections } = reading;
  const joined = nets.filter((_, i) => connections[i]!.length > 0);
  const at = (ends: readonly Terminal[], direction: Direction): string[] =>
    ends.flatMap((t) => (t.direction === direction ? [keyOf(t.target)] : []));
  const directed = connections.flat().filter((connection) => connection.directed);
  // Without a single head a stem leads down as well.
  const below = ({ terminals }: Net): string[] =>
    at(directed.length > 0 ? terminals.filter(({ head }) => head) : terminals, SOUTH);
  const steps = new Set(joined.flatMap(below));
  // What a line leaves below for a step, and `├─ yes ─▶ next`, lead on.
  const above = joined.flatMap((net) => (below(net).length > 0 ? at(net.terminals, NORTH) : []));
  const sources = new Set([...above, ...directed.map(({ from }) => keyOf(from))]);
  const isLonely = lonelyIn(reading);
  const counts = { loose: 0, ofSteps: 0, ofBoxes: 0 };
  nets.forEach(({ terminals }, i) => {
    if (connections[i]!.length === 0) return;
    const branches = terminals.filter(
      ({ target, head, direction }) =>
        target.kind === 'text' && !head && direction === EAST && !sources.has(keyOf(target)),
    );
    // Where one of its branches leads on down, the first text of a flow is a step as well.
    const leadsOn = at(terminals, EAST).some((branch) => above.includes(branch));
    const hangs = at(terminals, NORTH).some((text) => leadsOn || steps.has(text));
    const isOfBox = terminals.some(({ target }) => target.kind === 'place');
    const kind = isOfBox
      ? 'ofBoxes'
      : hangs && branches.every(({ target }) => isLonely(target))
        ? 'ofSteps'
        : 'loose';
    counts[kind] = Math.max(counts[kind], branches.length);
  });
  return counts;
}

/** How many lines each part of a graph has that hangs together. */
function components({ nodes, groups, edges }: Graph): number[] {
  const root = new Map([...nodes, ...groups].map(({ id }) => [id, id]));
  const find = (id: string): string => (root.get(id) === id ? id : find(root.get(id)!));
  for (const { from, to } of edges) root.set(find(from), find(to));
  const lines = new Map([...root.keys()].map((id) => [find(id), 0]));
  for (const { from } of edges) lines.set(find(from), lines.get(find(from))! + 1);
  return [...lines.values()];
}

/** Pairs of things that lines up or down join. */
function uprightPairs({ nets, connections }: Reading): number {
  const upright = connections.filter((_, i) =>
    nets[i]!.terminals.every(({ direction }) => isVertical(direction)),
  );
  return new Set(upright.flat().map(({ from, to }) => `${keyOf(from)} ${keyOf(to)}`)).size;
}

// `Key: what belongs to it`, row after row.
const KEYED = /^\p{L}[\p{L}\p{N} _-]{0,20}:\s+\S/u;
const FEWEST_KEYS = 3;

/** Whether each row of a drawing begins with a key of its own. */
function isKeyed({ grid }: Reading): boolean {
  const rows = grid.rows.map((row) => row.join('')).filter((row) => row.trim() !== '');
  return rows.length >= FEWEST_KEYS && rows.every((row) => KEYED.test(row));
}

/** Whether an arrow up or down joins two things that nothing else does. */
function hasLoneUpright(reading: Reading): boolean {
  const isLonely = lonelyIn(reading);
  return reading.connections.some(
    (ways, i) =>
      ways.some(({ from, to }) => isLonely(from) && isLonely(to)) &&
      reading.nets[i]!.terminals.some(({ direction }) => isVertical(direction)),
  );
}

/** Whether a graph falls apart into arrows; a few chains or arrows across beside an upright flow are no list. */
export function isList(reading: Reading, graph: Graph): boolean {
  if (isKeyed(reading)) return true;
  const parts = components(graph);
  const largest = Math.max(...parts);
  const isFlow = uprightPairs(reading) >= SHORTEST_FLOW && !hasLoneUpright(reading);
  return largest === 1 || (parts.length > 2 && !(isFlow && largest * 2 > graph.edges.length));
}

// What opens an entry of a log whose entries are joined.
const COMMIT = /^[●○◉◆*] /u;
// Lines from which a tree of texts without a head may have labels.
const FEWEST_LABELLED = 4;
const NUMBER = /^[\d.,\s]+$/u;

const PATH = /^\.{0,2}\/|^[\w.-]+\/$|^\S+\.\w{1,4}$/u;
// A cell of a table.
const WALLED = /[│|] {1,3}[^\s│|](?:[^│|]*[^\s│|])? {1,3}(?=[│|])/gu;
const FEWEST_WALLED = 2;

/** Whether names are files and folders for the most part, or stand in the cells of a table. */
function isListed({ grid, ink }: Reading, { nodes }: Graph): boolean {
  const paths = nodes.filter(({ label }) => PATH.test(label)).length;
  const isStroke = (x: number, y: number): boolean => ink.kind[y * ink.width + x] === STROKE;
  const walled = grid.rows.filter((row, y) =>
    [...rowText(row).matchAll(WALLED)].some(
      ({ index, 0: cell }) => isStroke(index, y) && isStroke(index + cell.length, y),
    ),
  );
  return paths * 2 > nodes.length || walled.length >= FEWEST_WALLED;
}

/**
 * Whether texts are joined without a single head by anything but what runs down:
 * a chain, perhaps with branches beside it, or a tree whose branches leave each
 * thing in one trunk. Several lines that leave one text, or branches that end at
 * one, point out its parts, and numbers are a tree of data.
 */
export function isHeadlessTangle(reading: Reading, graph: Graph): boolean {
  if (graph.edges.some((edge) => edge.directed)) return false;
  const { grid, blocks, textNodes, nets, connections, labels } = reading;
  // Lists below headings that stems join are a tree.
  if (plainRows(grid).size > 0 || isListed(reading, graph)) return true;
  const terminals = nets.flatMap((net, i) => (connections[i]!.length > 0 ? net.terminals : []));
  const down = terminals.filter(({ direction }) => direction === SOUTH);
  const isFlow = terminals.every(
    ({ direction }) => isVertical(direction) || (direction === EAST && down.length > 1),
  );
  const { lines } = nets[0]!;
  const isSlanted = ({ vertex }: Terminal): boolean => lines.slant(lines.cellOf(vertex)) !== 0;
  const trunks = terminals.filter((end) => end.direction === NORTH && !isSlanted(end));
  const isLog = [...textNodes].some((i) => COMMIT.test(blocks[i]!.segments[0]!.text));
  const isHeap = graph.nodes.every(({ label }) => NUMBER.test(label));
  const meetsTwice = (ends: readonly Terminal[]): boolean =>
    new Set(ends.map(({ target }) => keyOf(target))).size < ends.length;
  const isTree = graph.edges.length >= FEWEST_LABELLED && !meetsTwice(down);
  const isParted =
    meetsTwice(trunks) ||
    nets.some((net) => meetsTwice(net.terminals.filter(({ direction }) => direction === SOUTH)));
  if (labels.size > 0 && !isTree) return true;
  return !isFlow || isLog || isHeap || isParted || components(graph).length > 1;
}
