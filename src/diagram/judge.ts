import type { Box } from './box.ts';
import { isVertical, SOUTH } from './direction.ts';
import type { Graph } from './graph.ts';
import { HEAD } from './ink.ts';
import {
  isChart,
  isDrawnOfHeads,
  isHalfBoxed,
  isLayout,
  isListing,
  isProgram,
  isSequence,
  isTrace,
  isTree,
  looksLikeCode,
} from './lookalikes.ts';
import { cellsOf, type Net } from './net.ts';
import type { Reading } from './reading.ts';
import { headlessBranches, isHeadlessTangle, isList } from './tangles.ts';
import {
  comesFromNowhere,
  isMostlyWritten,
  leavesStrokes,
  lettersIn,
  looseInside,
  looseStrokes,
  looseText,
  namesStrokes,
  pointsNowhere,
  share,
} from './unexplained.ts';

const MOST_LOOSE_STROKES = 0.35;
const MOST_LOOSE_STROKES_TEXT = 0.2;
const MOST_LOOSE_TEXT = 0.8;
const MOST_LOOSE_INSIDE = 0.4;
const MOST_LOOSE_TEXT_TEXT = 0.4;
const FEWEST_FIELDS = 3;
const MOST_EMPTY = 0.34;

const LAYOUT = 'it is a table or a layout of fields';
const TANGLED = 'its boxes overlap, or their borders have gaps';
const CODE = 'it reads like code or a log';
const TREE = 'its branches end in names without an arrow, as a tree does';

const MOCK_UP =
  /\[ ?(?:x|✓|OK|Save|Cancel|Submit|Login|Search|Edit|Delete)? ?\]|\[ \p{Lu}[\p{L} ]{2,30} \]|\( ?[•●x]? ?\)|\[_{2,}|☐|☑|[○◉]|[▾▿]/iu;
// What a terminal shows before that which was typed.
const PROMPT = /^[>$❯] /u;
// Strokes that are not read, in what would be the label of a node.
const UNREAD = /[↖↗↘↙╱╲╳‾]|_{4}|\s--\s.*\s--\s/u;
// Slanted strokes of symbols, of which no line is made, and waves. One between two words parts them.
const SLANTED = /[↖↗↘↙╱╲╳]|(?:~ ){3}|(?<!\p{L})[／＼]|[／＼](?!\p{L})/u;
// Slanted strokes beside the words of a label.
const SLANTS = /^[/\\] |\s[/\\]$|(?:^| )\\ /u;
// Pieces of borders, in what would be the label of a box.
const PIECES = /[┌┐└┘┼╔╗╚╝]|\+-{2,}|-{2,}\+|^[│─►▶▼◄◀▲\s]*[│─][│─►▶▼◄◀▲\s]*$/u;
// Bars that stand where the walls of boxes were meant to be; one may be a mark.
const BARRED = /^\| | \|$/u;
const MOST_BARRED = 1;

/** Whether arrows stand in some rows of a text, all of them across, and most rows have none. */
function isProseWithArrows({ grid, ink, blocks, textNodes, nets, connections }: Reading): boolean {
  const joined = nets.filter((_, i) => connections[i]!.length > 0);
  if (joined.some(({ terminals }) => terminals.some((t) => isVertical(t.direction)))) return false;
  const rows = new Set(joined.flatMap(cellsOf).map((cell) => Math.floor(cell / ink.width)));
  // A row that goes on with the texts of several nodes is no prose, nor one that is a node.
  for (const i of textNodes) if (blocks[i]!.top === blocks[i]!.bottom) rows.add(blocks[i]!.top);
  const nodesAt = (y: number): number =>
    [...textNodes].filter((i) => blocks[i]!.segments.some((segment) => segment.y === y)).length;
  grid.rows.forEach((_, y) => {
    if (nodesAt(y) > 1) rows.add(y);
  });
  const written = grid.rows.filter((row) => row.join('').trim() !== '').length;
  return rows.size * 2 < written;
}

const ARROW = /[→►▶]/u;

/** Whether all that is drawn is an arrow down, with a shaft. */
function isArrowDown({ ink, nets }: Reading): boolean {
  const [arrow, ...others] = nets;
  if (!arrow || others.length > 0 || arrow.terminals.length !== 2) return false;
  const cells = cellsOf(arrow);
  const heads = cells.filter((cell) => ink.kind[cell] === HEAD);
  return (
    arrow.terminals.every(({ direction }) => isVertical(direction)) &&
    cells.length > heads.length &&
    heads.length === 1 &&
    ink.head[heads[0]!] === SOUTH
  );
}

function whyNotFlowOfText(reading: Reading, graph: Graph): string | undefined {
  if (graph.edges.length === 0) return 'there are no boxes, and no arrows that join texts';
  const branches = headlessBranches(reading);
  const isDirected = graph.edges.some((edge) => edge.directed);
  const hasParts = isDirected && branches.loose === 0 && branches.ofSteps > 0;
  if (isTree(reading) && !hasParts) return TREE;
  if (isTrace(reading)) return 'it is a trace of calls';
  const isOne = isArrowDown(reading) && !graph.nodes.some(({ label }) => ARROW.test(label));
  if (graph.edges.length < 2 && !isOne) return 'fewer than two arrows join its texts';
  if (looksLikeCode(reading)) return CODE;
  if (isHeadlessTangle(reading, graph)) return 'its texts are joined by strokes without an arrow';
  if (graph.edges.length > 1 && isList(reading, graph)) return 'it is a list of separate arrows';
  if (branches.loose > 0) return TREE;
  const isUnread = [...graph.nodes, ...graph.edges].some(({ label }) => UNREAD.test(label));
  if (isUnread || leavesStrokes(reading) || graph.nodes.some(({ label }) => label === ''))
    return 'some of its strokes lead nowhere';
  if (isMostlyWritten(reading)) return 'it is a text with a drawing in it';
  if (isProseWithArrows(reading)) return 'it is a text with some arrows in it';
  if (pointsNowhere(reading)) return 'one of its arrows points at nothing';
  if (comesFromNowhere(reading)) return 'one of its arrows comes from nothing';
  if (looseStrokes(reading) > MOST_LOOSE_STROKES_TEXT) return 'some of its strokes lead nowhere';
  if (looseText(reading, graph) > MOST_LOOSE_TEXT_TEXT)
    return 'most of its text is not joined by arrows';
  return undefined;
}

/**
 * A box that is split into cells and that no arrow reaches, nor the container in
 * which a row of cells stands.
 */
function hasLooseTable({ frames, connections }: Reading): boolean {
  const joined = new Set(
    connections
      .flat()
      .filter((connection) => connection.directed)
      .flatMap(({ from, to }) => [from, to])
      .flatMap((target) => (target.kind === 'place' ? [frames.places[target.index]!.box] : [])),
  );
  const isReached = (box: Box): boolean => {
    if (joined.has(box)) return true;
    const cells = frames.placesOf.get(box)!;
    const parent = frames.places[frames.places[cells[0]!]!.parent]?.box;
    return cells.length > 1 && parent !== undefined && joined.has(parent);
  };
  return [...frames.gridded].some((box) => !isReached(box));
}

/** Whether a box that holds no others is divided into fields. */
const hasFields = ({ frames }: Reading): boolean =>
  [...frames.placesOf].some(
    ([box, indexes]) =>
      frames.dividersOf.get(box)!.length > 0 && indexes.every((i) => !frames.places[i]!.group),
  );

/** An arrow of one character across. */
const isBareArrow = ({ vertices, terminals }: Net): boolean =>
  vertices.size === 1 && terminals.every(({ direction }) => !isVertical(direction));

/** A lone box with notes beside it, or a divided one with texts that point at its fields. */
function isAnnotated({ frames, textNodes, nets }: Reading, { nodes, edges }: Graph): boolean {
  const [box, ...others] = frames.placesOf.keys();
  if (!box || others.length > 0) return false;
  const joined = nets.filter(({ terminals }) => terminals.length > 1);
  if (joined.length > 0 && joined.every(isBareArrow)) return true;
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

/** Whether boxes side by side are joined by strokes of one cell, `|a|-|b|`, and nothing has a head: fields in a row. */
function isRowOfFields({ nets, connections }: Reading): boolean {
  const joined = nets.filter((_, i) => connections[i]!.length > 0);
  const bridges = joined.filter(
    ({ vertices, terminals }) =>
      vertices.size === 1 &&
      terminals.every(({ target, direction }) => target.kind === 'place' && !isVertical(direction)),
  );
  return bridges.length > 1 && joined.every(({ terminals }) => terminals.every((t) => !t.head));
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
  if (hasLooseTable(reading) || isAnnotated(reading, graph) || isRowOfFields(reading))
    return LAYOUT;
  if (graph.edges.length === 0) {
    const nested = graph.groups.filter(({ parent }) => parent !== null);
    if (filled.length === 0 && nested.length === 0) return 'no line joins its boxes';
    if (hasFields(reading)) return LAYOUT;
    const isPrompted = graph.groups.some(({ label }) => PROMPT.test(label));
    const isWritten = nested.length === 0 && looseInside(reading, graph) > MOST_LOOSE_INSIDE;
    if (isWritten || isPrompted || MOCK_UP.test(grid.rows.map((row) => row.join('')).join('\n')))
      return 'it shows a screen';
  } else if (!joinsPlaces(reading)) return 'no line joins its boxes';
  if (pointsWithin(reading)) return LAYOUT;
  if (isHalfBoxed(reading)) return TANGLED;
  const barred = graph.nodes.filter(({ label }) => BARRED.test(label)).length;
  if (barred > MOST_BARRED || graph.nodes.some(({ label }) => PIECES.test(label))) return TANGLED;
  const arrows = graph.edges.filter(({ directed }) => directed).length;
  const { loose, ofBoxes } = headlessBranches(reading);
  if (loose > 1 || ofBoxes > Math.max(1, arrows)) return TREE;
  if (reading.blocks.some(({ segments }) => segments.some(({ text }) => SLANTED.test(text))))
    return 'some of its strokes lead nowhere';
  // In a box they stand for a path, or a sum.
  const texts = graph.nodes.slice(graph.nodes.length - reading.textNodes.size);
  if ([...texts, ...graph.edges].some(({ label }) => SLANTS.test(label)))
    return 'some of its strokes lead nowhere';
  const empty = graph.nodes.filter(({ label }) => lettersIn(label) === 0).length;
  if (share(empty, graph.nodes.length) > MOST_EMPTY) return 'most of its boxes are empty';
  if (looseStrokes(reading) > MOST_LOOSE_STROKES) return 'too many of its strokes lead nowhere';
  if (isMostlyWritten(reading)) return 'it is a text with a drawing in it';
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
  if (isProgram(reading)) return CODE;
  if (namesStrokes(reading) || isDrawnOfHeads(reading)) return 'some of its strokes lead nowhere';
  if (isListing(reading)) return 'it is a listing in columns';
  return reading.frames.places.length === 0
    ? whyNotFlowOfText(reading, graph)
    : whyNotBoxes(reading, graph);
}
