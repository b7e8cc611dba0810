/**
 * The vault as a graph: its notes and concepts, and how often each links to
 * which. Counted once from the backlinks of the index.
 */
import type { Concept } from '../vault/concepts.ts';
import type { Backlink, Note, VaultIndex } from '../vault/index.ts';
import type { Route } from '../vault/types.ts';

/** A note or a concept on a map. */
export interface Place {
  readonly title: string;
  readonly route: Route;
  /** False for a name that is linked and that nobody has written about. */
  readonly isWritten: boolean;
  /** How many links lead to it and away from it. */
  readonly links: number;
}

/** How often a place is tied to others. */
export type Ties = ReadonlyMap<Place, number>;

/** All places, and the links between them. Immutable. */
export interface Graph {
  /** In the order of the notes, then of the concepts. */
  readonly places: readonly Place[];
  of(item: Note | Concept): Place;
  /** Links by which others lead to a place. */
  to(place: Place): Ties;
  /** Links by which a place leads to others. */
  from(place: Place): Ties;
}

const NONE: Ties = new Map();

/** Builds the graph of an index in one pass over all links. */
export function graphOf(index: VaultIndex): Graph {
  const places = new Map<Note | Concept, Place & { links: number }>();
  const into = new Map<Place, Map<Place, number>>();
  const outOf = new Map<Place, Map<Place, number>>();
  for (const note of index.notes.values()) {
    const { title, route } = note;
    places.set(note, { title, route, isWritten: true, links: 0 });
  }
  for (const concept of index.concepts.values()) {
    const { name, route, definitions } = concept;
    const isWritten = definitions.length > 0;
    places.set(concept, { title: name, route, isWritten, links: 0 });
  }
  const count = (ties: Map<Place, Map<Place, number>>, a: Place, b: Place) => {
    const own = ties.get(a) ?? new Map<Place, number>();
    ties.set(a, own.set(b, (own.get(b) ?? 0) + 1));
  };
  const follow = (item: Note | Concept, backlinks: readonly Backlink[]) => {
    const target = places.get(item)!;
    for (const { from } of backlinks) {
      const source = places.get(from)!;
      target.links += 1;
      source.links += 1;
      count(into, target, source);
      count(outOf, source, target);
    }
  };
  for (const note of index.notes.values()) follow(note, index.backlinksToNote(note.path));
  for (const concept of index.concepts.values()) {
    follow(concept, index.backlinksToConcept(concept));
  }
  return {
    places: [...places.values()],
    of: (item) => places.get(item)!,
    to: (place) => into.get(place) ?? NONE,
    from: (place) => outOf.get(place) ?? NONE,
  };
}

/** The most linked first; equals by title and address, so that the order never depends on chance. */
export function byLinks(a: Place, b: Place): number {
  return b.links - a.links || compare(a.title, b.title) || compare(a.route, b.route);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
