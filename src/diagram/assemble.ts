import { connectionsOf, type Connection } from './edges.ts';
import type { Flow, Graph, GraphEdge, GraphGroup, GraphNode } from './graph.ts';
import { cleanRow, inscriptionOf, titleInBorder } from './inscription.ts';
import { isDashedCell } from './ink.ts';
import { labelsOn } from './labels.ts';
import { append } from './lists.ts';
import { cellsOf, type Net, type Target } from './net.ts';
import type { Reading } from './reading.ts';
import type { Block } from './text.ts';

/** A short number made of a text, for labels without a Latin letter. */
function hashOf(text: string): string {
  let hash = 0x811c9dc5;
  for (const char of text) hash = Math.imul(hash ^ char.codePointAt(0)!, 0x01000193);
  return (hash >>> 0).toString(36);
}

/** Makes ids from labels; a number is added where two agree. */
class Ids {
  private readonly used = new Set<string>();
  /** How often each label was met that had its id taken. */
  private readonly met = new Map<string, number>();

  /** The prefix keeps an id from being one of Mermaid's words, such as `end`. */
  of(label: string, prefix: 'n' | 'g'): string {
    const words =
      label
        .normalize('NFKD')
        .toLowerCase()
        .match(/[a-z0-9]+/gu) ?? [];
    const latin = words.join('_').slice(0, 32).replace(/_+$/u, '');
    const base = `${prefix}_${latin.length > 2 || label === '' ? latin : hashOf(label)}`;
    let id = base;
    let n = this.met.get(base) ?? 1;
    while (this.used.has(id)) id = `${base}_${++n}`;
    this.met.set(base, n);
    this.used.add(id);
    return id;
  }
}

/** A block as a label, its rows cleaned and joined. */
const labelOf = (block: Block): string =>
  block.segments
    .map((segment) => cleanRow(segment.text))
    .filter(Boolean)
    .join(' ');

/** A text node with its asides, row by row. */
function textLabel(block: Block, asides: readonly Block[]): string {
  return [block, ...asides]
    .flatMap((block) => block.segments)
    .sort((a, b) => a.y - b.y || a.from - b.from)
    .map((segment) => cleanRow(segment.text))
    .filter(Boolean)
    .join(' ');
}

/** The text above the first thing inside a group. */
function groupTitle(reading: Reading, place: number): string {
  const { frames, blocks, blockPlace, textNodes, grid } = reading;
  const { box, from } = frames.places[place]!;
  const inner = frames.places
    .filter((p) => p.parent === place)
    .map((p) => (p.box === box ? p.from : p.box.top));
  const texts = [...textNodes].filter((b) => blockPlace[b] === place).map((b) => blocks[b]!.top);
  const limit = Math.min(...inner, ...texts);
  const rows = blocks
    .filter((block, i) => blockPlace[i] === place && !textNodes.has(i) && block.top < limit)
    .sort((a, b) => a.top - b.top || a.from - b.from);
  // An empty row ends a title.
  const [first, ...others] = rows;
  let end = first?.bottom ?? 0;
  const paragraph = others.filter((block) => {
    const goesOn = block.top <= end + 1;
    if (goesOn) end = Math.max(end, block.bottom);
    return goesOn;
  });
  const border = from === box.top + 1 ? titleInBorder(grid, box) : '';
  return [border, first ? textLabel(first, paragraph) : ''].filter(Boolean).join(' ');
}

/** The nearest group at or above a place. */
function groupAt(reading: Reading, place: number): number {
  const { places } = reading.frames;
  let at = place;
  while (at >= 0 && !places[at]!.group) at = places[at]!.parent;
  return at;
}

// Nothing, or a piece of a dotted frame.
const DOTS = /^\.*$/u;

interface Names {
  readonly places: ReadonlyMap<number, string>;
  readonly texts: ReadonlyMap<number, string>;
}

const nameOf = (names: Names, target: Target): string =>
  (target.kind === 'place' ? names.places : names.texts).get(target.index)!;

function edgeOf(reading: Reading, names: Names, net: number, connection: Connection): GraphEdge {
  const labels = labelsOn(reading.nets[net]!, reading.labels.get(net) ?? [], connection);
  const blocks = labels.map(({ block }) => reading.blocks[block]!);
  const dashes = cellsOf(reading.nets[net]!).filter((cell) => isDashedCell(reading.ink, cell));
  return {
    from: nameOf(names, connection.from),
    to: nameOf(names, connection.to),
    label: blocks
      .map(labelOf)
      .filter((text) => !DOTS.test(text))
      .join(' '),
    directed: connection.directed,
    both: connection.both,
    dashed: dashes.length >= 2,
  };
}

/** Several lines that say the same are one; one without a label says what another with one says. */
function withoutRepeats(edges: readonly GraphEdge[]): GraphEdge[] {
  const ends = ({ from, to, directed, both }: GraphEdge): string =>
    [...(directed && !both ? [from, to] : [from, to].sort()), directed, both].join(' ');
  const kept: GraphEdge[] = [];
  const placesOf = new Map<string, number[]>();
  for (const edge of edges) {
    const alike = placesOf.get(ends(edge)) ?? [];
    const unnamed = alike.find((i) => kept[i]!.label === '');
    if (unnamed !== undefined) kept[unnamed] = edge;
    else if (!alike.some((i) => edge.label === '' || kept[i]!.label === edge.label))
      append(placesOf, ends(edge), kept.push(edge) - 1);
  }
  return kept;
}

/** The way most lines of a drawing run. */
function flowOf(nets: readonly Net[]): Flow {
  const votes = [0, 0, 0, 0];
  for (const net of nets) {
    if (connectionsOf(net).length === 0) continue;
    for (const terminal of net.terminals) if (terminal.head) votes[terminal.direction]! += 1;
  }
  const down = votes[0]! + votes[2]!;
  const across = votes[1]! + votes[3]!;
  if (across > down) return votes[3]! > 2 * votes[1]! ? 'RL' : 'LR';
  return votes[0]! > 2 * votes[2]! ? 'BT' : 'TB';
}

/** Builds the graph that a reading says. */
export function assemble(reading: Reading): Graph {
  const { frames, textNodes, blockPlace, grid } = reading;
  const ids = new Ids();
  const names = {
    places: new Map<number, string>(),
    texts: new Map<number, string>(),
  };
  const groups: GraphGroup[] = [];
  const nodes: GraphNode[] = [];
  const parentName = (place: number): string | null =>
    names.places.get(groupAt(reading, place)) ?? null;
  frames.places.forEach((place, i) => {
    const label = place.group ? groupTitle(reading, i) : inscriptionOf(grid, place);
    const id = ids.of(label, place.group ? 'g' : 'n');
    names.places.set(i, id);
    if (place.group) groups.push({ id, label, parent: parentName(place.parent) });
    else nodes.push({ id, label, group: parentName(place.parent) });
  });
  const asides = new Map<number, Block[]>();
  for (const [aside, node] of reading.asides) append(asides, node, reading.blocks[aside]!);
  for (const block of [...textNodes].sort((a, b) => a - b)) {
    const label = textLabel(reading.blocks[block]!, asides.get(block) ?? []);
    const id = ids.of(label, 'n');
    names.texts.set(block, id);
    nodes.push({ id, label, group: parentName(blockPlace[block]!) });
  }
  const drawn = reading.connections.flatMap((list, net) =>
    list.map((connection) => ({
      net,
      edge: edgeOf(reading, names, net, connection),
    })),
  );
  const flow = flowOf(reading.nets);
  return {
    nodes,
    groups: groups.map((group) => ({
      ...group,
      ...ownFlow(group, nodes, drawn, reading, flow),
    })),
    edges: withoutRepeats(drawn.map(({ edge }) => edge)),
    flow,
  };
}

/**
 * The flow of a group whose own lines run another way than the drawing. A line
 * that leaves one of its nodes for the outside ties the group to the drawing:
 * Mermaid then keeps to one flow.
 */
function ownFlow(
  { id }: GraphGroup,
  nodes: readonly GraphNode[],
  drawn: readonly { readonly net: number; readonly edge: GraphEdge }[],
  reading: Reading,
  outer: Flow,
): { flow?: Flow } {
  const members = new Set(nodes.filter(({ group }) => group === id).map((node) => node.id));
  const touching = drawn.filter(({ edge }) => members.has(edge.from) || members.has(edge.to));
  const isTied = touching.some(({ edge }) => !members.has(edge.from) || !members.has(edge.to));
  if (touching.length === 0 || isTied) return {};
  const nets = new Set(touching.map(({ net }) => net));
  const flow = flowOf([...nets].map((net) => reading.nets[net]!));
  return flow === outer ? {} : { flow };
}
