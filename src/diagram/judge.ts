import { EAST, hasPort, NORTH, SOUTH, stepX, WEST, type Direction } from './direction.ts';
import type { Graph } from './graph.ts';
import { HEAD, STROKE, type Ink } from './ink.ts';
import { isNote } from './labels.ts';
import type { Net } from './net.ts';
import type { Reading } from './reading.ts';

const MOST_LOOSE_STROKES = 0.35;
const MOST_LOOSE_STROKES_TEXT = 0.2;
const MOST_LOOSE_TEXT = 0.8;
const MOST_LOOSE_TEXT_TEXT = 0.4;
const FEWEST_FIELDS = 3;
const MOST_EMPTY = 0.34;

const LAYOUT = 'it is a table or a layout of fields';
const TANGLED = 'its boxes overlap, or their borders have gaps';
const TREE = 'its branches end in names without an arrow, as a tree does';

const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
const isAcross = (direction: number): boolean => direction === EAST || direction === WEST;

/** Arrows that run from one upright line to another, as between life lines. */
function isSequence({ ink }: Reading): boolean {
  let arrows = 0;
  ink.head.forEach((head, cell) => {
    if (ink.kind[cell] !== HEAD || !isAcross(head)) return;
    const next = cell + stepX(head as Direction);
    const ports = ink.kind[next] === STROKE ? ink.ports[next]! : 0;
    if (hasPort(ports, NORTH) && hasPort(ports, SOUTH)) arrows++;
  });
  return arrows >= 2;
}

/** Branches that end at a text without a head, as in a tree of files or a shell prompt. */
function headlessBranches({ nets }: Reading): number {
  return nets
    .filter((net) => net.terminals.length > 1)
    .flatMap((net) => net.terminals)
    .filter((t) => t.target.kind === 'text' && !t.head && t.direction === EAST).length;
}

const BRANCH = /^[\s│|]*[├└╰+`|][─-]{1,3} ?[^\s\u2500-\u257F►▶→>-]/u;

/** Rows such as `├── name`. */
function isTree({ grid }: Reading): boolean {
  return grid.rows.filter((row) => BRANCH.test(row.join(''))).length >= 2;
}

// Strokes that are not read, in what would be the label of a node.
const UNREAD = /[↖↗↘↙╱╲‾]|_{4}/u;
// Pieces of borders, in what would be the label of a box.
const PIECES = /[┌┐└┘┼╔╗╚╝]|\+-{2,}|-{2,}\+/u;
const RULER = /(?:\+-{1,3}(?=\+)){6}/u;
const TABLE_HEAD = /^\s*\|(?:\s*:?-+:?\s*\|){2,}\s*$/u;

/** A scale of bits or bytes, such as `+-+-+-+-+`, or a table of Markdown. */
const isLayout = ({ grid }: Reading): boolean =>
  grid.rows
    .map((row) => row.join(''))
    .some((row) => RULER.test(row) || TABLE_HEAD.test(row));

const AXIS = /^\s*[\d.,]+ ?[%kKMs]*\s*[┤┼]/u;
const NUMBERED = /^\s*\d[\d.,]*\s*[|│](?!.*[|│]\s*$)/u;
const BARS = /[█▓▒░▁▂▃▄▅▆▇]{3}/u;

/** An axis with numbers, bars, or numbered lines of a listing. */
function isChart({ grid }: Reading): boolean {
  const rows = grid.rows.map((row) => row.join(''));
  const count = (pattern: RegExp): number => rows.filter((row) => pattern.test(row)).length;
  return count(AXIS) >= 2 || count(NUMBERED) >= 3 || count(BARS) >= 2;
}

/** An upright stroke between two columns of text, row after row, as in a listing. */
function isListing({ ink, grid }: Reading): boolean {
  const divides = (x: number, y: number): boolean => {
    const row = grid.rows[y]!;
    if (ink.kind[y * ink.width + x] !== STROKE || !/[│|]/u.test(row[x]!)) return false;
    const [before, after] = [row.slice(0, x).join(''), row.slice(x + 1).join('')];
    return /\p{L}[^│|]*$/u.test(before) && /^ ?[^\s│|]/u.test(after);
  };
  for (let x = 0; x < ink.width; x++) {
    for (let y = 0, run = 0; y < ink.height; y++) {
      run = divides(x, y) ? run + 1 : 0;
      if (run >= 3) return true;
    }
  }
  return false;
}

/** Share of the strokes that belong to no connection. */
function looseStrokes(reading: Reading): number {
  const { ink, nets, connections } = reading;
  let used = 0;
  let loose = 0;
  nets.forEach((net, i) => {
    if (connections[i]!.length > 0) used += net.vertices.size;
    else if (!isRule(ink, net.vertices) && waysOut(reading, net) === 0) loose += net.vertices.size;
  });
  return share(loose, used + loose);
}

// A plain stroke under a heading, or between two paragraphs.
function isRule(ink: Ink, vertices: ReadonlySet<number>): boolean {
  const rows = new Set([...vertices].map((v) => Math.floor((v % ink.kind.length) / ink.width)));
  const heads = [...vertices].some((v) => ink.kind[v % ink.kind.length] === HEAD);
  return rows.size === 1 && !heads;
}

/** Heads of a net that lead down and out of the drawing. */
function waysOut({ grid, ink }: Reading, { vertices }: Net): number {
  const last = grid.rows.findLastIndex((row) => row.join('').trim() !== '');
  const cells = [...vertices].map((vertex) => vertex % ink.kind.length);
  return cells.filter(
    (cell) =>
      ink.kind[cell] === HEAD && ink.head[cell] === SOUTH && Math.floor(cell / ink.width) === last,
  ).length;
}

/** Heads that point at nothing, in drawings whose nodes are texts. */
const pointsNowhere = (reading: Reading): boolean =>
  reading.nets.some((net) => net.aimless > waysOut(reading, net));

const CALL = /^\s*\|(-+)>/u;

/** Calls listed one a row, each with an arrow as long as its call is deep. */
function isTrace({ grid }: Reading): boolean {
  const depths = grid.rows.flatMap((row) => CALL.exec(row.join(''))?.[1]?.length ?? []);
  return depths.length >= 3 && new Set(depths).size >= 2;
}

const lettersIn = (text: string): number => text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;

/** Share of the letters that are neither in a node, a label nor a margin note. */
function looseText(reading: Reading, graph: Graph): number {
  const { blocks, textNodes, labels, asides, blockPlace } = reading;
  const labelled = new Set([...labels.values()].flat().map(({ block }) => block));
  let loose = 0;
  blocks.forEach((block, i) => {
    const joined = textNodes.has(i) || labelled.has(i) || asides.has(i);
    if (!joined && blockPlace[i]! < 0 && !isNote(block)) for (const segment of block.segments) loose += lettersIn(segment.text);
  });
  const told = [...graph.nodes, ...graph.groups, ...graph.edges].map(({ label }) =>
    lettersIn(label),
  );
  return share(loose, loose + told.reduce((sum, n) => sum + n, 0));
}

/** How many parts of a graph hang together. */
function components({ nodes, groups, edges }: Graph): number {
  const root = new Map([...nodes, ...groups].map(({ id }) => [id, id]));
  const find = (id: string): string => (root.get(id) === id ? id : find(root.get(id)!));
  for (const { from, to } of edges) root.set(find(from), find(to));
  return [...root.keys()].filter((id) => root.get(id) === id).length;
}

const CODE =
  /[;{]\s*$|=>|::|==|\(\)|^\s*(?:\/\/|\$ |>>> |import |from |def |fn |let |const |var |function |return |class |if \()|^\s*-+>\s*\S+:\d+/u;
// Functions in a chain of arrows are what a drawing is about.
const CHAIN = /(?:→|[─-]+[►▶>]).*(?:→|[─-]+[►▶>])/u;
const LOG =
  /^\s*\[?\d{4}-\d\d-\d\d|^\s*\[?\d\d:\d\d:\d\d|^\s*(?:error|warning|note)(?:\[\w+\])?:/iu;
const MOCK_UP =
  /\[ ?(?:x|✓|OK|Save|Cancel|Submit|Login|Search|Edit|Delete)? ?\]|\( ?[•●x]? ?\)|\[_{2,}|☐|☑|[○◉]|[▾▿]/iu;

function looksLikeCode({ grid }: Reading): boolean {
  const lines = grid.rows.map((row) => row.join('')).filter((line) => line.trim() !== '');
  const isCode = (line: string): boolean =>
    CODE.test(CHAIN.test(line) ? line.replaceAll('()', '') : line);
  const code = lines.filter((line) => isCode(line) || LOG.test(line));
  return code.length >= Math.max(1, lines.length * 0.15);
}

/** Whether texts are joined, without a single head, by anything but one plain chain. */
function isHeadlessTangle({ nets, labels }: Reading, graph: Graph): boolean {
  if (graph.edges.some((edge) => edge.directed)) return false;
  const joined = nets.filter((net) => net.terminals.length > 0);
  const upright = joined.every(({ terminals }) => terminals.every((t) => !isAcross(t.direction)));
  const chain = graph.edges.length === graph.nodes.length - 1 && components(graph) === 1;
  const degree = (id: string): number =>
    graph.edges.filter(({ from, to }) => from === id || to === id).length;
  return !upright || !chain || labels.size > 0 || graph.nodes.some(({ id }) => degree(id) > 2);
}

/** Whether arrows stand in some rows of a text, all of them across, and most rows have none. */
function isProseWithArrows({ grid, ink, blocks, textNodes, nets, connections }: Reading): boolean {
  const joined = nets.filter((_, i) => connections[i]!.length > 0);
  if (!joined.every(({ terminals }) => terminals.every((t) => isAcross(t.direction)))) return false;
  const cells = joined.flatMap(({ vertices }) => [...vertices]);
  const rows = new Set(cells.map((v) => Math.floor((v % ink.kind.length) / ink.width)));
  // A row that goes on with the texts of several nodes is no prose.
  const nodesAt = (y: number): number =>
    [...textNodes].filter((i) => blocks[i]!.segments.some((segment) => segment.y === y)).length;
  grid.rows.forEach((_, y) => {
    if (nodesAt(y) > 1) rows.add(y);
  });
  const written = grid.rows.filter((row) => row.join('').trim() !== '').length;
  return rows.size * 2 < written;
}

function whyNotFlowOfText(reading: Reading, graph: Graph): string | undefined {
  if (graph.edges.length === 0) return 'there are no boxes, and no arrows that join texts';
  if (isTree(reading)) return TREE;
  if (isTrace(reading)) return 'it is a trace of calls';
  if (graph.edges.length < 2) return 'fewer than two arrows join its texts';
  if (looksLikeCode(reading)) return 'it reads like code or a log';
  if (isHeadlessTangle(reading, graph)) return 'its texts are joined by strokes without an arrow';
  const parts = components(graph);
  if (parts > 2 || parts === graph.edges.length) return 'it is a list of separate arrows';
  if (headlessBranches(reading) > 0) return TREE;
  if (graph.nodes.some(({ label }) => label === '' || UNREAD.test(label))) return 'some of its strokes lead nowhere';
  if (isProseWithArrows(reading)) return 'it is a text with some arrows in it';
  if (pointsNowhere(reading)) return 'one of its arrows points at nothing';
  if (looseStrokes(reading) > MOST_LOOSE_STROKES_TEXT) return 'some of its strokes lead nowhere';
  if (looseText(reading, graph) > MOST_LOOSE_TEXT_TEXT)
    return 'most of its text is not joined by arrows';
  return undefined;
}

/** A box that is split into cells and that no arrow reaches. */
function hasLooseTable({ frames, connections }: Reading): boolean {
  const joined = new Set(
    connections
      .flat()
      .filter((connection) => connection.directed)
      .flatMap(({ from, to }) => [from, to])
      .flatMap((target) => (target.kind === 'place' ? [frames.places[target.index]!.box] : [])),
  );
  return [...frames.gridded].some((box) => !joined.has(box));
}

/** A lone divided box with texts that point at its fields. */
function isAnnotated({ frames, textNodes }: Reading, { nodes, edges }: Graph): boolean {
  const [box, ...others] = frames.placesOf.keys();
  if (!box || others.length > 0) return false;
  const divided = frames.dividersOf.get(box)!.length > 0 || frames.gridded.has(box);
  const degree = (id: string): number =>
    edges.filter(({ from, to }) => from === id || to === id).length;
  // Texts come after boxes.
  const texts = nodes.slice(nodes.length - textNodes.size);
  return divided && texts.length > 0 && texts.every(({ id }) => degree(id) === 1);
}

const places = ({ connections }: Reading): (readonly number[])[] =>
  connections
    .flat()
    .map(({ from, to }) => [from, to].flatMap((t) => (t.kind === 'place' ? [t.index] : [])));

/** Whether a line reaches a box, or texts in a box. */
function joinsPlaces(reading: Reading): boolean {
  const { textNodes, blockPlace } = reading;
  const inside = [...textNodes].some((block) => blockPlace[block]! >= 0);
  return inside || places(reading).some((indexes) => indexes.length > 0);
}

/** Whether a line leads from one field of a row to another: a pointer. */
const pointsWithin = (reading: Reading): boolean =>
  places(reading).some(([from, to]) => {
    if (from === undefined || to === undefined || from === to) return false;
    const [a, b] = [reading.frames.places[from]!, reading.frames.places[to]!];
    const fields = reading.frames.placesOf.get(a.box)!.length;
    return a.box === b.box && fields >= FEWEST_FIELDS;
  });

function whyNotBoxes(reading: Reading, graph: Graph): string | undefined {
  const { grid } = reading;
  const heldBy = (id: string): number =>
    graph.nodes.filter(({ group }) => group === id).length +
    graph.groups.filter(({ parent }) => parent === id).length;
  const filled = graph.groups.filter(({ id }) => heldBy(id) > 1);
  if (hasLooseTable(reading) || isAnnotated(reading, graph)) return LAYOUT;
  if (graph.edges.length === 0) {
    if (filled.length === 0) return 'no line joins its boxes';
    if (MOCK_UP.test(grid.rows.map((row) => row.join('')).join('\n'))) return 'it shows a screen';
  }
  else if (!joinsPlaces(reading)) return 'no line joins its boxes';
  if (pointsWithin(reading)) return LAYOUT;
  if (graph.nodes.some(({ label }) => PIECES.test(label))) return TANGLED;
  if (headlessBranches(reading) > 2) return TREE;
  const empty = graph.nodes.filter(({ label }) => lettersIn(label) === 0).length;
  if (share(empty, graph.nodes.length) > MOST_EMPTY) return 'most of its boxes are empty';
  if (looseStrokes(reading) > MOST_LOOSE_STROKES) return 'too many of its strokes lead nowhere';
  if (looseText(reading, graph) > MOST_LOOSE_TEXT) return 'most of its text is outside of boxes';
  return undefined;
}

/**
 * Why a reading should not become a diagram, or undefined when it may. A
 * drawing that is left as it is costs nothing; a wrong diagram does.
 */
export function whyNot(reading: Reading, graph: Graph): string | undefined {
  if (graph.nodes.length === 0) return 'there are no boxes, and no arrows that join texts';
  if (isSequence(reading)) return 'it is a sequence of messages between life lines';
  if (isChart(reading)) return 'it is a chart';
  if (isLayout(reading)) return LAYOUT;
  if (isListing(reading)) return 'it is a listing in columns';
  return reading.frames.places.length === 0
    ? whyNotFlowOfText(reading, graph)
    : whyNotBoxes(reading, graph);
}
