import { byLinks, type Graph, type Place } from './graph.ts';
import { textWidth } from './text-width.ts';

/** One neighbour of a place, and where it stands on the map. */
export interface Neighbour {
  readonly place: Place;
  readonly x: number;
  readonly y: number;
}

/** A place between those that link to it, at the left, and those that it links to, at the right. */
export interface Surroundings {
  readonly width: number;
  readonly height: number;
  readonly x: number;
  readonly y: number;
  /** Room for a label, in CSS pixels. */
  readonly label: number;
  readonly left: readonly Neighbour[];
  readonly right: readonly Neighbour[];
  /** Pairs of neighbours that link to each other. */
  readonly ties: readonly (readonly [Neighbour, Neighbour])[];
  /** How many more neighbours there are. */
  readonly more: number;
}

const SHOWN = 12;
const TIES = 10;
const ROW = 30;
/** No picture is wider; one with short names is narrower, so that a phone shows more of it. */
const WIDTH = 656;
/** Beyond a place that nothing stands beside. */
const EDGE = 20;
/** From the place to its neighbours' column. */
const REACH = 104;
/** Between a neighbour and its label. */
export const LABEL_GAP = 12;
export const LABEL_SIZE = 15;

/**
 * The surroundings of a place: the neighbours most tied to it, in the order of
 * their weight. Undefined for a place that nothing is tied to.
 */
export function surroundingsOf(graph: Graph, place: Place): Surroundings | undefined {
  const [into, from] = [graph.to(place), graph.from(place)];
  const inOrder = (places: Iterable<Place>) =>
    Array.from(places, (other) => ({
      other,
      weight: (into.get(other) ?? 0) + (from.get(other) ?? 0),
    }))
      .sort((a, b) => b.weight - a.weight || byLinks(a.other, b.other))
      .map(({ other }) => other);
  const right = inOrder(from.keys());
  const left = inOrder([...into.keys()].filter((other) => !from.has(other)));
  if (left.length + right.length === 0) return undefined;
  const shownRight = right.slice(0, Math.max(SHOWN / 2, SHOWN - left.length));
  const shownLeft = left.slice(0, SHOWN - shownRight.length);
  const height = Math.max(shownLeft.length, shownRight.length, 2) * ROW;
  const hasTwoSides = shownLeft.length > 0 && shownRight.length > 0;
  const label = (hasTwoSides ? WIDTH / 2 : WIDTH - EDGE) - REACH - LABEL_GAP;
  const roomFor = (places: readonly Place[]) => {
    if (places.length === 0) return EDGE;
    const longest = Math.max(...places.map(({ title }) => textWidth(title))) * LABEL_SIZE;
    return REACH + LABEL_GAP + Math.ceil(Math.min(label, longest));
  };
  const x = roomFor(shownLeft);
  const column = (places: Place[], at: number): Neighbour[] =>
    places.map((neighbour, row) => ({
      place: neighbour,
      x: at,
      y: (height - (places.length - 1) * ROW) / 2 + row * ROW,
    }));
  const columns = { left: column(shownLeft, x - REACH), right: column(shownRight, x + REACH) };
  return {
    width: x + roomFor(shownRight),
    height,
    x,
    y: height / 2,
    label,
    ...columns,
    ties: tiesAmong(graph, [...columns.left, ...columns.right]),
    more: left.length + right.length - shownLeft.length - shownRight.length,
  };
}

function tiesAmong(graph: Graph, neighbours: readonly Neighbour[]) {
  const ties: (readonly [Neighbour, Neighbour])[] = [];
  neighbours.forEach((a, at) => {
    for (const b of neighbours.slice(at + 1)) {
      const isTied = graph.from(a.place).has(b.place) || graph.from(b.place).has(a.place);
      if (isTied && ties.length < TIES) ties.push([a, b]);
    }
  });
  return ties;
}
