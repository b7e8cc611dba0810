/**
 * A map as a picture: what is drawn where, in CSS pixels. A few places are
 * drawn one by one, with the links between them; many as one disc a group, a
 * dot a place, with the names of the most linked.
 */
import { arrange, GOLDEN_ANGLE, type Box, type Point, type Tie } from './arrange.ts';
import { byLinks, type Graph, type Place } from './graph.ts';
import type { Group } from './groups.ts';
import { textWidth, wrapText } from './text-width.ts';

/** A name that is a link, in one line or two. */
export interface Label {
  /** As it fits. */
  readonly lines: readonly string[];
  readonly title: string;
  readonly route: string | undefined;
  readonly isWritten: boolean;
  /** In CSS pixels; the lines are centred on `x`, the first line's baseline is at `y`. */
  readonly size: number;
  readonly x: number;
  readonly y: number;
}

/** A dot with its name, or a disc of dots with its names. */
export interface Mark {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  /** Number of its group, for its colour. */
  readonly group: number;
  /** Middles of the dots in a disc; empty where the mark is one dot. */
  readonly dots: readonly Point[];
  readonly labels: readonly Label[];
}

/** A line between two marks; `weight` is 1 to 3. */
export interface Line {
  readonly from: Point;
  readonly to: Point;
  readonly weight: number;
}

/** Everything that is drawn. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly marks: readonly Mark[];
  readonly lines: readonly Line[];
}

/** More places than this are drawn as discs. */
export const FEW_PLACES = 70;
/** More groups than this are left to the list. */
const MOST_GROUPS = 160;
const NAMED = 60;
const NAMED_IN_GROUP = 4;
const TIES_OF_GROUP = 3;
const MARGIN = 12;
const WIDEST_LABEL = 150;
/** Of a name, in its font size. */
export const LINE_HEIGHT = 1.25;
const DOT_DISTANCE = 7;

/** Draws groups of places. */
export function pictureOf(graph: Graph, groups: readonly Group[]): Picture {
  const count = groups.reduce((sum, { places }) => sum + places.length, 0);
  return count <= FEW_PLACES ? ofPlaces(graph, groups) : ofGroups(graph, groups);
}

type Name = Omit<Label, 'x' | 'y'>;

/** A mark before it has its place. */
interface Draft {
  readonly box: Box;
  readonly radius: number;
  readonly dots: readonly Point[];
  readonly names: readonly Name[];
}

function ofPlaces(graph: Graph, groups: readonly Group[]): Picture {
  const placed = groups.flatMap(({ places }, group) => places.map((place) => ({ place, group })));
  placed.sort((a, b) => byLinks(a.place, b.place));
  const number = new Map(placed.map(({ place }, at) => [place, at]));
  const ties: Tie[] = [];
  placed.forEach(({ place }, from) => {
    for (const [other, weight] of graph.from(place)) {
      const to = number.get(other);
      if (to !== undefined && to !== from) ties.push([from, to, weight]);
    }
  });
  const drafts = placed.map(({ place, group }) => {
    const radius = 3.5 + 1.3 * Math.log2(1 + place.links);
    const size = place.links >= 24 ? 17 : place.links >= 8 ? 15 : 14;
    return draft(group, radius, [], [nameOf(place, size)]);
  });
  return compose(drafts, ties);
}

function ofGroups(graph: Graph, groups: readonly Group[]): Picture {
  const bySize = groups
    .map((group, number) => ({ ...group, number }))
    .sort((a, b) => b.places.length - a.places.length);
  const shown = bySize.slice(0, MOST_GROUPS);
  const groupOf = new Map(shown.flatMap(({ places }, at) => places.map((place) => [place, at])));
  const named = new Set([...groupOf.keys()].sort(byLinks).slice(0, NAMED));
  const drafts = shown.map(({ title, route, places, number }) => {
    const own = title === undefined ? [] : [nameOf({ title, route, isWritten: true }, 16)];
    const others = places
      .filter((place) => named.has(place) && place.route !== route)
      .slice(0, NAMED_IN_GROUP)
      .map((place) => nameOf(place, 13));
    const dots = sunflower(places.length);
    const last = dots.at(-1)!;
    const radius = Math.hypot(last.x, last.y) + DOT_DISTANCE;
    return draft(number, radius, dots, [...own, ...others]);
  });
  return compose(drafts, tiesOfGroups(graph, groupOf));
}

/** Between groups, the strongest ties of each: all of them would be a tangle. */
function tiesOfGroups(graph: Graph, groupOf: ReadonlyMap<Place, number>): Tie[] {
  const counts = new Map<number, Map<number, number>>();
  const add = (a: number, b: number, weight: number) => {
    const own = counts.get(a) ?? new Map<number, number>();
    counts.set(a, own.set(b, (own.get(b) ?? 0) + weight));
  };
  for (const [place, group] of groupOf) {
    for (const [other, weight] of graph.from(place)) {
      const otherGroup = groupOf.get(other);
      if (otherGroup === undefined || otherGroup === group) continue;
      add(group, otherGroup, weight);
      add(otherGroup, group, weight);
    }
  }
  const ties = new Map<string, Tie>();
  for (const [group, own] of [...counts].sort(([a], [b]) => a - b)) {
    const strongest = [...own].sort(([a, x], [b, y]) => y - x || a - b).slice(0, TIES_OF_GROUP);
    for (const [other, weight] of strongest) {
      const [a, b] = [Math.min(group, other), Math.max(group, other)];
      ties.set(`${a} ${b}`, [a, b, weight]);
    }
  }
  return [...ties.values()];
}

function nameOf({ title, route, isWritten }: Omit<Name, 'lines' | 'size'>, size: number): Name {
  return { lines: wrapText(title, WIDEST_LABEL / size), title, route, isWritten, size };
}

function draft(
  group: number,
  radius: number,
  dots: readonly Point[],
  names: readonly Name[],
): Draft {
  const widths = names.flatMap(({ lines, size }) => lines.map((line) => textWidth(line) * size));
  const height = names.reduce((sum, { lines, size }) => sum + lines.length * size * LINE_HEIGHT, 0);
  const box = {
    width: Math.max(radius * 2, ...widths) + 10,
    height: radius * 2 + height + 12,
    group,
  };
  return { box, radius, dots, names };
}

/** Middles of dots that fill a disc evenly, from the middle outwards. */
function sunflower(count: number): Point[] {
  return Array.from({ length: count }, (_, at) => {
    const distance = DOT_DISTANCE * 0.62 * Math.sqrt(at);
    const angle = at * GOLDEN_ANGLE;
    return { x: distance * Math.cos(angle), y: distance * Math.sin(angle) };
  });
}

function compose(drafts: readonly Draft[], ties: readonly Tie[]): Picture {
  const boxes = drafts.map(({ box }) => box);
  const points = arrange(boxes, ties);
  const edge = (axis: 'x' | 'y', size: 'width' | 'height', sign: -1 | 1) =>
    Math.max(...points.map((point, at) => sign * point[axis] + boxes[at]![size] / 2));
  const origin = { x: edge('x', 'width', -1) + MARGIN, y: edge('y', 'height', -1) + MARGIN };
  const marks = drafts.map((own, at): Mark => {
    const x = points[at]!.x + origin.x;
    const y = points[at]!.y + origin.y - own.box.height / 2 + own.radius;
    let baseline = y + own.radius + 3;
    const labels = own.names.map((name): Label => {
      const first = baseline + name.size;
      baseline += name.lines.length * name.size * LINE_HEIGHT;
      return { ...name, x, y: first };
    });
    return { x, y, radius: own.radius, group: own.box.group, dots: own.dots, labels };
  });
  const strongest = Math.max(...ties.map(([, , weight]) => weight), 1);
  return {
    width: Math.ceil(origin.x + edge('x', 'width', 1) + MARGIN),
    height: Math.ceil(origin.y + edge('y', 'height', 1) + MARGIN),
    marks,
    lines: ties.map(([a, b, weight]) => ({
      from: marks[a]!,
      to: marks[b]!,
      weight: Math.ceil((3 * Math.log(1 + weight)) / Math.log(1 + strongest)),
    })),
  };
}
