import type { Concept } from '../vault/concepts.ts';
import type { Note, VaultIndex } from '../vault/index.ts';
import type { Route } from '../vault/types.ts';
import type { Site } from './site.ts';

/** One line of the index of concepts. */
export interface GlossaryEntry {
  readonly name: string;
  readonly route: Route;
  /** Set where the line is another name: the name under which the concept is known. */
  readonly see: string | undefined;
  readonly isWritten: boolean;
  /** How many places mention it. */
  readonly mentions: number;
}

/** Several pages, each book and the search ask for the same. */
const known = new WeakMap<VaultIndex, readonly GlossaryEntry[]>();

/**
 * Everything that can be looked up: concepts, and the notes that others link
 * to; each also under its other names. Sections are chapters, not concepts.
 */
export function glossaryOf(site: Site): readonly GlossaryEntry[] {
  const entries = known.get(site.index) ?? entriesOf(site);
  known.set(site.index, entries);
  return entries;
}

function entriesOf({ index, navigation, settings }: Site): readonly GlossaryEntry[] {
  const chapters = new Set(navigation.sections.map(({ route }) => route));
  const entries: GlossaryEntry[] = [];
  const add = (item: Concept | Note, name: string, isWritten: boolean, mentions: number) => {
    entries.push({ name, route: item.route, see: undefined, isWritten, mentions });
    for (const alias of item.aliases) {
      entries.push({ name: alias, route: item.route, see: name, isWritten, mentions });
    }
  };
  for (const concept of index.concepts.values()) {
    if (concept.plannedSection !== undefined) continue;
    const mentions = index.backlinksToConcept(concept).length;
    add(concept, concept.name, concept.definitions.length > 0, mentions);
  }
  for (const note of index.notes.values()) {
    const mentions = index.backlinksToNote(note.path).length;
    if (mentions > 0 && !chapters.has(note.route) && note.route !== '')
      add(note, note.title, true, mentions);
  }
  const collator = new Intl.Collator(settings.language, {
    numeric: true,
    sensitivity: 'base',
  });
  return entries.sort((a, b) => collator.compare(a.name, b.name));
}

/** Entries under their initial; what begins with no letter comes first, under `#`. */
export function byInitial<T extends { name: string }>(entries: readonly T[]): [string, T[]][] {
  const groups = Map.groupBy(entries, ({ name }) => {
    const initial = name.normalize('NFD').charAt(0).toUpperCase();
    return /\p{L}/u.test(initial) ? initial : '#';
  });
  return [...groups].sort(([a], [b]) => Number(b === '#') - Number(a === '#'));
}
