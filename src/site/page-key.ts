import type { Backlink, Note } from '../vault/index.ts';
import { descriptionOf, isFolder, type Entry } from '../vault/navigation.ts';
import type { Book } from './book.ts';
import { glossaryOf } from './glossary.ts';
import { keyOf } from './key.ts';
import type { Page } from './pages.ts';
import type { Site } from './site.ts';
import { neighbours, sidebarKey, sidebarOf } from './sidebar.ts';
import { programHash } from './version.ts';

const OF_ALL_NOTES = new Set<Page['kind']>(['home', 'concepts', 'tags', 'map']);

/**
 * Keys of everything that a page shows: a page whose key is that of the last
 * build need not be rendered again. Pages that show something of all notes
 * (home and the indexes) have none.
 */
export class PageKeys {
  readonly #site: Site;
  readonly #common: string;
  #names: string | undefined;

  constructor(site: Site) {
    this.#site = site;
    // A page without a place in the lists shows them closed: what is left is on every page.
    const closed = sidebarOf(site.navigation, undefined);
    this.#common = keyOf(JSON.stringify([programHash(), site.settings, site.title, closed]));
  }

  /** The key of a page, or undefined where it is to be rendered in every build. */
  of(page: Page): string | undefined {
    if (OF_ALL_NOTES.has(page.kind)) return undefined;
    const { navigation, index } = this.#site;
    const parts: unknown[] = [page.title, page.kind, sidebarKey(navigation, page)];
    if (page.note) parts.push(this.#noteParts(page.note));
    if (page.concept) {
      const { name, aliases, definitions, plannedSection } = page.concept;
      parts.push(
        name,
        aliases,
        plannedSection,
        mentionParts(index.backlinksToConcept(page.concept)),
      );
      for (const { note, heading } of definitions) {
        parts.push(this.#site.notes.keyOf(note as Note), note.title, heading);
      }
    }
    if (page.folder) parts.push(page.folder.entries.map(entryParts));
    if (page.tag) parts.push(page.tag.notes.map(entryParts));
    parts.push(this.#site.maps.shownOn(page));
    return keyOf(this.#common, JSON.stringify(parts));
  }

  /** The key of the page of a book. */
  ofBook(book: Book): string {
    const chapters = book.chapters.map(({ position, number, title, route, parts }) => [
      [position, number, title, route],
      parts.map(({ depth, title, route, note }) => [
        [depth, title, route],
        note && [this.#site.notes.keyOf(note), note.frontMatter.lang, note.updated],
      ]),
    ]);
    const parts = [book.route, book.title, this.#site.pdfOf(book), chapters];
    this.#names ??= this.#namesOfAll();
    return keyOf(this.#common, JSON.stringify(parts), this.#names);
  }

  /** Stands for what books take from notes that are no part of them: names for the index, and where these are defined. */
  #namesOfAll(): string {
    const definitions = Array.from(this.#site.index.concepts.values(), (concept) => [
      concept.route,
      concept.definitions.map(({ note, heading }) => [note.path, heading.id]),
    ]);
    return keyOf(JSON.stringify([glossaryOf(this.#site), definitions]));
  }

  #noteParts(note: Note): unknown[] {
    const { navigation, index } = this.#site;
    const { previous, next } = neighbours(navigation, note);
    return [
      this.#site.notes.keyOf(note),
      note.frontMatter,
      note.updated,
      note.tags,
      note.words,
      note.excerpt,
      [previous, next].map((other) => [other?.title, other?.route]),
      mentionParts(index.backlinksToNote(note.path)),
    ];
  }
}

function mentionParts(backlinks: readonly Backlink[]): unknown[] {
  return backlinks.map(({ from, mention, under, defines }) => [
    from.title,
    from.route,
    mention,
    under?.id,
    defines && under?.excerpt,
  ]);
}

function entryParts(entry: Entry): unknown[] {
  const note = isFolder(entry) ? entry.note : entry;
  return [entry.title, entry.route, descriptionOf(note), isFolder(entry) && entry.entries.length];
}
