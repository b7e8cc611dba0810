import type { Concept } from './concepts.ts';
import type { Note, VaultIndex } from './index.ts';
import { baseName, fold, folderOf, sectionNumberOf, titleFromName } from './names.ts';
import { push } from './lookup.ts';
import { shortenText } from './text-block.ts';
import type { Settings } from './settings.ts';
import type { Route, VaultPath } from './types.ts';

/** A folder as a page: its own note if it has one, and what lies in it, in reading order. */
export interface Folder {
  readonly kind: 'folder';
  readonly path: VaultPath;
  readonly title: string;
  readonly route: Route;
  readonly note: Note | undefined;
  readonly entries: readonly Entry[];
}

/** One line of a folder's list. */
export type Entry = Folder | Note;

/** A section of the course, with what it covers. */
export interface Section {
  readonly number: number | undefined;
  readonly title: string;
  readonly route: Route;
  /** `undefined` for a section that is linked but not written yet. */
  readonly entry: Entry | undefined;
  readonly description: string;
  /** Notes that belong to it, besides its own. */
  readonly notes: readonly Note[];
  /** Concepts that its headings define. */
  readonly concepts: readonly Concept[];
}

/** The order in which a vault is read. */
export interface Navigation {
  readonly root: Folder;
  readonly sections: readonly Section[];
  /** Entries of the root that are no sections. */
  readonly rest: readonly Entry[];
  /** Every note once, in reading order. */
  readonly order: readonly Note[];
  readonly folders: ReadonlyMap<VaultPath, Folder>;
  readonly position: ReadonlyMap<VaultPath, number>;
}

/** Puts the notes of an index in the order in which one reads them. */
export function navigationOf(index: VaultIndex, settings: Settings): Navigation {
  const folders = new Map<VaultPath, Folder>();
  const root = new FolderTree(index, folders).folder('' as VaultPath);
  const { sections, rest } = sectionsOf(root, index, settings);
  const order = [
    ...(root.note ? [root.note] : []),
    ...sections.flatMap(({ entry }) => (entry ? notesOf(entry) : [])),
    ...rest.flatMap(notesOf),
  ];
  const position = new Map(order.map((note, at) => [note.path, at]));
  return { root, sections, rest, order, folders, position };
}

/** All notes of an entry, its own first. */
export function notesOf(entry: Entry): Note[] {
  if (!isFolder(entry)) return [entry];
  return [...(entry.note ? [entry.note] : []), ...entry.entries.flatMap(notesOf)];
}

/** Tells a folder from a note. */
export function isFolder(entry: Entry): entry is Folder {
  return 'kind' in entry;
}

class FolderTree {
  readonly #notes = new Map<string, Note[]>();
  readonly #subfolders = new Map<string, VaultPath[]>();
  readonly #folders: Map<VaultPath, Folder>;
  readonly #routes: ReadonlyMap<VaultPath, Route>;
  /** A note whose route is a folder's is that folder's page: `index.md`, or `Guide.md` beside `Guide/`. */
  readonly #byRoute: ReadonlyMap<string, Note>;

  constructor(index: VaultIndex, folders: Map<VaultPath, Folder>) {
    this.#folders = folders;
    this.#routes = index.folderRoutes;
    this.#byRoute = new Map([...index.notes.values()].map((note) => [note.route, note]));
    const pages = new Set(
      [...this.#routes.values()].map((route) => this.#byRoute.get(route)?.path),
    );
    for (const note of index.notes.values()) {
      if (note.route !== '' && !pages.has(note.path)) push(this.#notes, folderOf(note.path), note);
    }
    for (const path of index.folders) push(this.#subfolders, folderOf(path), path);
  }

  folder(path: VaultPath): Folder {
    const route = this.#routes.get(path) ?? ('' as Route);
    const note = this.#byRoute.get(route);
    const entries: Entry[] = [
      ...(this.#notes.get(path) ?? []),
      ...(this.#subfolders.get(path) ?? []).map((sub) => this.folder(sub)),
    ];
    const folder: Folder = {
      kind: 'folder',
      path,
      route,
      note,
      title: note?.title ?? titleFromName(baseName(path)),
      entries: entries.sort(inReadingOrder),
    };
    this.#folders.set(path, folder);
    return folder;
  }
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** `order`, then number, then notes before folders, then title. */
function inReadingOrder(a: Entry, b: Entry): number {
  return (
    orderOf(a) - orderOf(b) ||
    (numberOf(a) ?? Infinity) - (numberOf(b) ?? Infinity) ||
    Number(isFolder(a)) - Number(isFolder(b)) ||
    collator.compare(a.title, b.title)
  );
}

/** Entries without an order of their own come after those with one; Infinity - Infinity would be no number. */
function orderOf(entry: Entry): number {
  const note = isFolder(entry) ? entry.note : entry;
  return note?.frontMatter.order ?? Number.MAX_SAFE_INTEGER;
}

function numberOf(entry: Entry): number | undefined {
  if (!isFolder(entry)) return sectionNumber(entry);
  return sectionNumberOf(baseName(entry.path)) ?? entry.note?.frontMatter.section;
}

/** The number in front of a note's file name, else its front matter's `section`. */
function sectionNumber(note: Note): number | undefined {
  return sectionNumberOf(baseName(note.path)) ?? note.frontMatter.section;
}

function sectionsOf(root: Folder, index: VaultIndex, settings: Settings) {
  const chosen = chooseSections(root, settings);
  const belonging = new Map<number, Note[]>();
  for (const note of index.notes.values()) {
    const { section } = note.frontMatter;
    if (section !== undefined) push(belonging, section, note);
  }
  const conceptsByNote = new Map<VaultPath, Concept[]>();
  for (const concept of index.concepts.values()) {
    for (const { note } of concept.definitions) push(conceptsByNote, note.path, concept);
  }
  const written = chosen.map((entry): Section => {
    const number = numberOf(entry);
    const own = notesOf(entry);
    const others = number === undefined ? [] : (belonging.get(number) ?? []);
    return {
      number,
      title: withoutNumber(entry.title, number),
      route: entry.route,
      entry,
      description: descriptionOf(isFolder(entry) ? entry.note : entry),
      notes: [...new Set([...own, ...others])].filter((note) => note.route !== entry.route),
      concepts: [...new Set(own.flatMap(({ path }) => conceptsByNote.get(path) ?? []))],
    };
  });
  // Among folders without numbers, what is planned has no place: its number is one of another folder's.
  const isNumbered = written.every(({ number }) => number !== undefined);
  const planned = isNumbered ? plannedSections(index) : [];
  const sections = [...written, ...planned].sort(
    (a, b) => (a.number ?? Infinity) - (b.number ?? Infinity) || 0,
  );
  const inSection = new Set<Entry>(chosen);
  return {
    sections: settings.sections.length > 0 ? written : sections,
    rest: root.entries.filter((entry) => !inSection.has(entry)),
  };
}

function chooseSections(root: Folder, settings: Settings): Entry[] {
  if (settings.sections.length > 0) {
    const wanted = settings.sections.map(fold);
    const all = root.entries.filter((entry) => wanted.includes(fold(entryPath(entry))));
    return all.sort(
      (a, b) => wanted.indexOf(fold(entryPath(a))) - wanted.indexOf(fold(entryPath(b))),
    );
  }
  const numbered = numberedEntries(root);
  return numbered.length > 0 ? numbered : root.entries.filter(isFolder);
}

/** One entry a number: a name that says it goes before a note that merely belongs to the section. */
function numberedEntries(root: Folder): Entry[] {
  const isNamed = (entry: Entry) => sectionNumberOf(baseName(entry.path)) !== undefined;
  const named = root.entries.filter(isNamed);
  const taken = new Set(named.map(numberOf));
  return root.entries.filter((entry) => {
    if (isNamed(entry)) return true;
    const number = numberOf(entry);
    if (number === undefined || taken.has(number)) return false;
    taken.add(number);
    return true;
  });
}

function entryPath(entry: Entry): string {
  return isFolder(entry) ? entry.path : entry.path.replace(/\.\w+$/, '');
}

/** `Section 2: Storage` beside its number is `Storage`, and so is `02 - Storage`. */
function withoutNumber(title: string, number: number | undefined): string {
  if (sectionNumberOf(title) === number && number !== undefined) return titleFromName(title);
  return title.replace(
    /^(?:section|chapter|part|unit|module|lecture|week)\s+\d+\s*[:.–—-]\s*(?=\S)/iu,
    '',
  );
}

function plannedSections(index: VaultIndex): Section[] {
  return [...index.concepts.values()].flatMap((concept) =>
    concept.plannedSection === undefined
      ? []
      : {
          number: concept.plannedSection,
          title: concept.name,
          route: concept.route,
          entry: undefined,
          description: '',
          notes: [],
          concepts: [],
        },
  );
}

/** A longer description is a text of its own, and no line of a list. */
const DESCRIPTION_LENGTH = 300;

/** A note in a sentence or two: how its own description begins, else its first paragraph. */
export function descriptionOf(note: Note | undefined): string {
  return shortenText(note?.frontMatter.description ?? note?.excerpt ?? '', DESCRIPTION_LENGTH);
}
