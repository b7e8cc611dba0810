import { byLinks, graphOf, type Graph, type Place } from '../map/graph.ts';
import { groupByHubs, type Group } from '../map/groups.ts';
import { pictureOf, type Picture } from '../map/picture.ts';
import { surroundingsOf, type Surroundings } from '../map/around.ts';
import type { Concept } from '../vault/concepts.ts';
import type { Note, VaultIndex } from '../vault/index.ts';
import { push } from '../vault/lookup.ts';
import {
  isFolder,
  notesOf,
  type Entry,
  type Folder,
  type Navigation,
} from '../vault/navigation.ts';
import type { Page } from './pages.ts';

/** Fewer places than this are seen at a glance in a list. */
const WORTH_A_MAP = 3;

/** The maps of a site: around each page, of each folder, and of the whole. Made when asked for. */
export class Maps {
  readonly #index: VaultIndex;
  readonly #navigation: Navigation;
  readonly #around = new Map<Place, Surroundings | undefined>();
  readonly #ofFolder = new Map<Folder, readonly Group[]>();
  #known: { graph: Graph; concepts: ReadonlyMap<Note, readonly Place[]> } | undefined;

  constructor(index: VaultIndex, navigation: Navigation) {
    this.#index = index;
    this.#navigation = navigation;
  }

  /** What lies around the note or concept of a page; undefined where nothing does, and for lists. */
  around({ kind, note, concept }: Page): Surroundings | undefined {
    const item = note ?? concept;
    if (item === undefined || (kind !== 'note' && kind !== 'concept')) return undefined;
    const { graph } = this.#graph();
    const place = graph.of(item);
    if (!this.#around.has(place)) this.#around.set(place, surroundingsOf(graph, place));
    return this.#around.get(place);
  }

  /** What a folder's map shows, by subfolder; empty where a list says as much. */
  groupsOf(folder: Folder): readonly Group[] {
    const known = this.#ofFolder.get(folder);
    if (known) return known;
    const all = this.#group(folder.entries);
    const groups = this.#isWorthAMap(all) ? all : [];
    this.#ofFolder.set(folder, groups);
    return groups;
  }

  /** What the map of the whole shows, by section and folder. */
  groups(): readonly Group[] {
    const { sections, rest, root } = this.#navigation;
    const parts = sections.flatMap(({ entry, title, route, notes }): Part[] =>
      entry === undefined ? [] : [{ title, route, notes: [...notesOf(entry), ...notes] }],
    );
    const home = root.note ? [root.note] : [];
    const [only] = sections;
    // One section alone parts nothing: what lies in it does.
    if (parts.length === 1 && rest.length === 0 && only?.entry && isFolder(only.entry)) {
      return this.#group([...home, ...only.entry.entries]);
    }
    return this.#group([...home, ...rest], parts);
  }

  picture(groups: readonly Group[]): Picture {
    return pictureOf(this.#graph().graph, groups);
  }

  /** Whether a page shows a map. */
  isOn(page: Page): boolean {
    const isOfFolder = page.folder !== undefined && this.groupsOf(page.folder).length > 0;
    return page.kind === 'map' || isOfFolder || this.around(page) !== undefined;
  }

  /** Everything that the maps on a page show, for its key. */
  shownOn(page: Page): unknown {
    const { graph } = this.#graph();
    const groups = page.folder ? this.groupsOf(page.folder) : [];
    const around = this.around(page);
    const neighbours = [around?.left, around?.right].map((column) =>
      column?.map(({ place }) => [place.title, place.route, place.isWritten]),
    );
    const ties = around?.ties.map((pair) => pair.map(({ place }) => place.route));
    const parts = groups.map(({ title, places }) => [
      title,
      places.map((place) => [
        place.title,
        place.route,
        place.links,
        place.isWritten,
        [...graph.from(place)].map(([other, weight]) => [other.route, weight]),
      ]),
    ]);
    return [neighbours, ties, around?.more, parts];
  }

  /** Without a link between them, places on a map are but a list without order. */
  #isWorthAMap(groups: readonly Group[]): boolean {
    const { graph } = this.#graph();
    const shown = new Set(groups.flatMap(({ places }) => places));
    if (shown.size < WORTH_A_MAP) return false;
    return [...shown].some((place) => [...graph.from(place).keys()].some((to) => shown.has(to)));
  }

  /** Entries as groups: a folder is one, and single notes are parted by their links. */
  #group(entries: readonly Entry[], parts: readonly Part[] = []): Group[] {
    const { graph } = this.#graph();
    const folders = entries
      .filter(isFolder)
      .map((folder) => ({ title: folder.title, route: folder.route, notes: notesOf(folder) }));
    const seen = new Set<Place>();
    const placesOf = (notes: readonly Note[]) => {
      const all = notes.flatMap((note) => [graph.of(note), ...this.#conceptsOf(note)]);
      const places = [...new Set(all)].filter((place) => !seen.has(place));
      for (const place of places) seen.add(place);
      return places;
    };
    const groups = [...parts, ...folders].map(({ title, route, notes }): Group => {
      return { title, route, places: placesOf(notes).sort(byLinks) };
    });
    const single = entries.filter((entry): entry is Note => !isFolder(entry));
    return [...groups, ...groupByHubs(graph, placesOf(single))].filter(
      ({ places }) => places.length > 0,
    );
  }

  /** Concepts belong to the note that explains them first, else to the one that mentions them first. */
  #conceptsOf(note: Note): readonly Place[] {
    return this.#graph().concepts.get(note) ?? [];
  }

  #graph() {
    if (this.#known) return this.#known;
    const graph = graphOf(this.#index);
    const concepts = new Map<Note, Place[]>();
    for (const concept of this.#index.concepts.values()) {
      const home = this.#homeOf(concept);
      if (home) push(concepts, home, graph.of(concept));
    }
    return (this.#known = { graph, concepts });
  }

  #homeOf(concept: Concept): Note | undefined {
    const [definition] = concept.definitions;
    return (definition?.note ?? this.#index.backlinksToConcept(concept)[0]?.from) as
      Note | undefined;
  }
}

/** Notes with a page that stands for them all. */
interface Part {
  readonly title: string;
  readonly route: string;
  readonly notes: readonly Note[];
}
