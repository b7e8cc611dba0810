import type { Note, VaultIndex } from '../vault/index.ts';
import { isFolder, type Entry, type Navigation } from '../vault/navigation.ts';
import type { Route, VaultPath } from '../vault/types.ts';

/** A note, or a folder without one, at its place in a chapter. */
export interface Part {
  /** 1 for what opens the chapter, 2 for what it holds, and so on. */
  readonly depth: number;
  readonly title: string;
  readonly route: Route | undefined;
  readonly note: Note | undefined;
}

/** A chapter of the book. */
export interface Chapter {
  /** Its place among all chapters of the vault, from 1: the same in every book. */
  readonly position: number;
  /** Whether it is a section of the course, and so has a book of its own. */
  readonly isSection: boolean;
  readonly number: number | undefined;
  readonly title: string;
  /** Of the section that it is; undefined for a chapter of loose notes. */
  readonly route: Route | undefined;
  /** What opens it, then the rest in reading order. */
  readonly parts: readonly Part[];
}

/** What the book calls chapters that no folder names. */
export interface ChapterNames {
  readonly notes: string;
}

/**
 * The chapters of the whole book: the home note, the sections with all notes
 * that belong to them, folders beside the sections, loose notes. Every note
 * stands once. A section keeps its own number where the numbers of all rise;
 * else chapters are counted.
 *
 * @param isPrinted leaves out notes that can't be printed
 */
export function chaptersOf(
  { root, sections, rest }: Navigation,
  isPrinted: (note: Note) => boolean,
  names: ChapterNames,
): readonly Chapter[] {
  const placed = new Set<VaultPath>();
  const take = (note: Note | undefined): Note | undefined => {
    if (note === undefined || placed.has(note.path) || !isPrinted(note)) return undefined;
    placed.add(note.path);
    return note;
  };
  const drafts: Omit<Chapter, 'position'>[] = [];
  const add = (draft: Omit<Chapter, 'position'>): boolean => {
    const hasText = draft.parts.some(({ note }) => note !== undefined);
    if (hasText) drafts.push(draft);
    return hasText;
  };
  const { title, route } = root.note ?? root;
  const home = take(root.note);
  const opening = { depth: 1, title, route, note: home };
  add({ isSection: false, number: undefined, title, route, parts: [opening] });

  const written = sections.filter(({ entry }) => entry !== undefined);
  const numbers = written.map(({ number }) => number ?? 0);
  const areOwn = numbers.every((number, at) => number > (numbers[at - 1] ?? 0));
  for (const [at, { entry, notes, number, title, route }] of written.entries()) {
    const [first, ...own] = partsOf(entry!, 1, take);
    const others = notes.flatMap((note) => partsOf(note, 2, take));
    const parts = [{ ...first!, title }, ...own, ...others];
    add({ isSection: true, number: areOwn ? number : at + 1, title, route, parts });
  }
  let last = areOwn ? (numbers.at(-1) ?? 0) : written.length;
  for (const folder of rest.filter(isFolder)) {
    const parts = partsOf(folder, 1, take);
    const { title, route } = folder;
    if (add({ isSection: false, number: last + 1, title, route, parts })) last += 1;
  }
  const loose = rest.filter((entry) => !isFolder(entry)).flatMap((note) => partsOf(note, 2, take));
  const head = { depth: 1, title: names.notes, route: undefined, note: undefined };
  add({
    isSection: false,
    number: last + 1,
    title: names.notes,
    route: undefined,
    parts: [head, ...loose],
  });
  return drafts.map((draft, at) => ({ ...draft, position: at + 1 }));
}

/**
 * The notes that a section's notes link to and that belong to no section: what
 * its book has to bring along, as a chapter without a number.
 */
export function linkedChapter(
  chapter: Chapter,
  others: readonly Chapter[],
  index: VaultIndex,
  names: { readonly concepts: string },
): Chapter | undefined {
  const own = notesIn(chapter);
  const free = new Map(
    others
      .filter((other) => !other.isSection && other.route !== '')
      .flatMap((other) => notesIn(other).map((note) => [note, other])),
  );
  const linked = new Set(
    own.flatMap((note) =>
      note.links.flatMap((link) => {
        const destination = index.destination(link, note);
        return destination.kind === 'note' && free.has(destination.note) ? destination.note : [];
      }),
    ),
  );
  if (linked.size === 0) return undefined;
  const parts = [...linked]
    .sort((a, b) => (a.title < b.title ? -1 : 1))
    .map((note): Part => ({ depth: 2, title: note.title, route: note.route, note }));
  const { position } = free.get(parts[0]!.note!)!;
  const head = { depth: 1, title: names.concepts, route: undefined, note: undefined };
  return {
    position,
    isSection: false,
    number: undefined,
    title: names.concepts,
    route: undefined,
    parts: [head, ...parts],
  };
}

/** The notes of a chapter, in reading order. */
export function notesIn({ parts }: Chapter): Note[] {
  return parts.flatMap(({ note }) => note ?? []);
}

/** An entry's own part and those of what it holds; folders in which nothing is left are left out. */
function partsOf(
  entry: Entry,
  depth: number,
  take: (note: Note | undefined) => Note | undefined,
): Part[] {
  const { title, route } = entry;
  if (!isFolder(entry)) {
    const note = take(entry);
    return note || depth === 1 ? [{ depth, title, route, note }] : [];
  }
  const note = take(entry.note);
  const inside = entry.entries.flatMap((inner) => partsOf(inner, depth + 1, take));
  const isEmpty = note === undefined && inside.length === 0 && depth > 1;
  return isEmpty ? [] : [{ depth, title, route, note }, ...inside];
}
