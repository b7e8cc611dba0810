import { byLinks, type Graph, type Place } from './graph.ts';

/** Places that belong together, the most linked first. */
export interface Group {
  /** What stands for the group: a folder, a section, or its most linked place. Undefined for what belongs nowhere. */
  readonly title: string | undefined;
  readonly route: string | undefined;
  readonly places: readonly Place[];
}

/** Fewer than these need no order among themselves. */
const FEW = 40;
const MOST_HUBS = 40;

/**
 * Parts places that lie in no folder by whom they are tied to: each goes with
 * the hub, a much linked place, that it is nearest to. What is tied to nothing
 * comes last.
 */
export function groupByHubs(graph: Graph, places: readonly Place[]): Group[] {
  if (places.length <= FEW) return places.length === 0 ? [] : [loose(places)];
  const sorted = [...places].sort(byLinks);
  const count = Math.min(MOST_HUBS, Math.ceil(Math.sqrt(places.length) / 1.5));
  const hubs = sorted.slice(0, count).filter(({ links }) => links > 0);
  const hubOf = spread(graph, hubs, new Set(places));
  const groups = hubs.map((hub) => ({
    title: hub.title,
    route: hub.route,
    places: sorted.filter((place) => hubOf.get(place) === hub),
  }));
  const rest = sorted.filter((place) => !hubOf.has(place));
  return rest.length === 0 ? groups : [...groups, loose(rest)];
}

function loose(places: readonly Place[]): Group {
  return { title: undefined, route: undefined, places: [...places].sort(byLinks) };
}

/** Gives every place its hub, nearest first, stronger ties before weaker ones: one visit to each link. */
function spread(graph: Graph, hubs: readonly Place[], among: ReadonlySet<Place>) {
  const hubOf = new Map(hubs.map((hub) => [hub, hub]));
  let front: readonly Place[] = hubs;
  while (front.length > 0) {
    const wishes = new Map<Place, { hub: Place; weight: number }>();
    for (const place of front) {
      const hub = hubOf.get(place)!;
      for (const ties of [graph.from(place), graph.to(place)]) {
        for (const [other, weight] of ties) {
          if (!among.has(other) || hubOf.has(other)) continue;
          // Where ties are equal the smaller hub wins, or one would swallow all.
          const wish = wishes.get(other);
          if (!wish || weight >= wish.weight) wishes.set(other, { hub, weight });
        }
      }
    }
    for (const [place, { hub }] of wishes) hubOf.set(place, hub);
    front = [...wishes.keys()];
  }
  return hubOf;
}
