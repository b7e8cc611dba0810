import { EAST, isVertical, NORTH, opposite, SOUTH, WEST, type Direction } from './direction.ts';
import { sameTarget, type Net, type Target, type Terminal } from './net.ts';
import { flowFrom } from './walks.ts';

/** One connection between two things that a net reaches. */
export interface Connection {
  readonly from: Target;
  readonly to: Target;
  readonly directed: boolean;
  readonly both: boolean;
  /** Vertices at which its line starts and ends. */
  readonly ends: readonly [number, number];
}

const between = (from: Terminal, to: Terminal, directed: boolean, both = false): Connection => ({
  from: from.target,
  to: to.target,
  directed,
  both,
  ends: [from.vertex, to.vertex],
});

/** The terminals on the side from which a fan opens, and those it opens to. */
function stemOf({ terminals, lines }: Net): readonly [Terminal[], Terminal[]] {
  // Slanted branches part at the end of a line across.
  const [trunk, ...others] = terminals.filter((t) => lines.slant(lines.cellOf(t.vertex)) === 0);
  if (trunk && others.length === 0 && !isVertical(trunk.direction))
    return [[trunk], terminals.filter((t) => t !== trunk)];
  const side = (direction: Direction): Terminal[] =>
    terminals.filter((terminal) => terminal.direction === direction);
  const hung = side(NORTH);
  const isOneAbove = hung.length > 0 && hung.every((t) => sameTarget(t.target, hung[0]!.target));
  for (const direction of [NORTH, WEST] as const) {
    const [near, far] = [side(direction), side(opposite(direction))];
    // What hangs from above on a line between two others is its stem.
    if (direction === WEST && isOneAbove) break;
    if (near.length === 0 || far.length === 0) continue;
    const rest = terminals.filter((t) => !near.includes(t) && !far.includes(t));
    return near.length <= far.length || near.length === 1
      ? [near, [...far, ...rest]]
      : [far, [...near, ...rest]];
  }
  const lone = isOneAbove ? hung[0] : terminals.find((t) => side(t.direction).length === 1);
  return lone ? [[lone], terminals.filter((t) => t !== lone)] : [[], []];
}

function pairs(from: readonly Terminal[], to: readonly Terminal[], both: boolean): Connection[] {
  return from.flatMap((a) => to.map((b) => between(a, b, both, both)));
}

/** Connections of a net with heads at some of its ends. */
function directedPairs(sources: readonly Terminal[], targets: readonly Terminal[]): Connection[] {
  const found: Connection[] = [];
  for (const target of targets) {
    // A line does not double back at a junction when another source flows on:
    // that end is a branch that was drawn without a head.
    // So is a text right of a line that comes from above and leads on down, and one
    // below a line that comes from above and leads to several texts beside it.
    const isBranch = ({ direction, target: { kind } }: Terminal): boolean =>
      kind === 'text' &&
      sources.some((source) => source.direction === NORTH) &&
      (target.direction === SOUTH
        ? direction === EAST
        : direction === SOUTH && target.direction === EAST && targets.length > 1);
    const onward = sources.filter(
      (source) => source.direction !== target.direction && !isBranch(source),
    );
    const flowing = onward.length > 0 ? onward : sources;
    found.push(...flowing.map((source) => between(source, target, true)));
    const branches = sources.filter((source) => !flowing.includes(source));
    found.push(...flowing.flatMap((source) => branches.map((b) => between(source, b, false))));
  }
  return found;
}

function unique(connections: readonly Connection[]): Connection[] {
  const met = new Set<number>();
  return connections.filter(({ from, to, directed }) => {
    if (!directed && sameTarget(from, to)) return false;
    const [there, back] = [keyOf(from, to), keyOf(to, from)];
    if (met.has(there) || (!directed && met.has(back))) return false;
    met.add(there);
    return true;
  });
}

const MORE_THAN_TARGETS = 2 ** 24;
const numberOf = ({ kind, index }: Target): number => 2 * index + (kind === 'text' ? 1 : 0);
const keyOf = (from: Target, to: Target): number =>
  numberOf(from) * MORE_THAN_TARGETS + numberOf(to);

/** Connections of a net whose parts lead one way only: from each end to those that it flows to. */
function flowingPairs({ terminals, lines }: Net): Connection[] {
  return terminals.flatMap((from) => {
    if (from.head) return [];
    const reached = flowFrom(lines, from.vertex);
    const met = terminals
      .filter((to) => !sameTarget(to.target, from.target))
      .filter((to) => reached.has(to.vertex) && (to.head || reached.get(to.vertex)));
    // A line that comes into another flows on with it, not back to where that comes from.
    const onward = met.filter(({ head }) => head);
    return (onward.length > 0 ? onward : met).map((to) => between(from, to, true));
  });
}

/**
 * The two ends of a straight line of boxes that a note points at from the side,
 * as in `hot-plug -->|`: the only head of the net is the note's.
 */
function pointedAt({ terminals }: Net): readonly [Terminal, Terminal] | undefined {
  const notes = terminals.filter(({ target }) => target.kind === 'text');
  const [a, b, ...others] = terminals.filter(({ target }) => target.kind === 'place');
  const [note, ...more] = notes;
  if (!a || !b || !note || others.length + more.length > 0) return undefined;
  if (a.head || b.head || note.head || a.direction !== opposite(b.direction)) return undefined;
  return isVertical(note.direction) === isVertical(a.direction) ? undefined : [a, b];
}

/** The connections that one net draws: a line, or all pairs of a fan or bus. */
export function connectionsOf(net: Net): Connection[] {
  if (net.terminals.length < 2) return [];
  const terminals = (net.oneWay ? pointedAt(net) : undefined) ?? net.terminals;
  if (terminals !== net.terminals) return connectionsOf({ ...net, terminals, oneWay: false });
  const flowing = net.oneWay ? unique(flowingPairs(net)) : [];
  if (flowing.length > 0) return flowing;
  const heads = terminals.filter((terminal) => terminal.head);
  const sources = terminals.filter((terminal) => !terminal.head);
  if (heads.length > 0 && sources.length > 0) return unique(directedPairs(sources, heads));
  const both = heads.length > 0;
  if (terminals.length === 2) {
    // What is drawn first is named first.
    const [a, b] = terminals as [Terminal, Terminal];
    const swap = b.direction === NORTH || (b.direction === WEST && a.direction !== NORTH);
    return unique([swap ? between(b, a, both, both) : between(a, b, both, both)]);
  }
  const [stem, branches] = stemOf({ ...net, terminals });
  // A bus without a stem joins each with each.
  if (stem.length === 0 && !both) return unique(pairs(terminals, terminals, both));
  return unique(pairs(stem, branches, both));
}
