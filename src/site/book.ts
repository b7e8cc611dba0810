import { assemble, type AssembledBook, type BookPlace } from '../print/assemble.ts';
import type { IndexEntry } from './book-index.ts';
import { chaptersOf, linkedChapter, notesIn, type Chapter } from '../print/chapters.ts';
import type { Note, VaultIndex } from '../vault/index.ts';
import type { Navigation } from '../vault/navigation.ts';
import type { Route, VaultPath } from '../vault/types.ts';
import { wordsFor } from '../words/index.ts';
import { glossaryOf, type GlossaryEntry } from './glossary.ts';
import { isMdxPage } from './mdx-page.ts';
import type { Page } from './pages.ts';
import type { Site } from './site.ts';

/** Where a site has its books: below an address that no page has. */
const ROOT = 'book';

/** The whole vault, or a section with what it covers, to be read and printed as one page. */
export interface Book {
  readonly route: Route;
  readonly title: string;
  /** The section's page; undefined for the book of everything. */
  readonly section: Route | undefined;
  readonly chapters: readonly Chapter[];
}

/** The books of a site, and the chapters that they share. */
export class Books {
  readonly chapters: readonly Chapter[];
  /** The whole first, then a book for each section. */
  readonly all: readonly Book[];
  readonly #chapters: ReadonlyMap<VaultPath, Chapter>;

  constructor(
    index: VaultIndex,
    navigation: Navigation,
    { title, language, taken }: { title: string; language: string; taken: Iterable<Route> },
  ) {
    const words = wordsFor(language);
    const isPrinted = (note: Note) => !isMdxPage(note);
    this.chapters = chaptersOf(navigation, isPrinted, words);
    this.#chapters = new Map(
      this.chapters.flatMap((chapter) => notesIn(chapter).map(({ path }) => [path, chapter])),
    );
    const root = rootBeside(taken);
    const whole: Book = { route: root, title, section: undefined, chapters: this.chapters };
    const sections = this.chapters.filter(({ isSection }) => isSection);
    this.all = [
      whole,
      ...sections.map((chapter): Book => {
        const linked = linkedChapter(chapter, this.chapters, index, words);
        const section = chapter.route!;
        return {
          route: `${root}/${section}` as Route,
          title: chapter.title,
          section,
          chapters: linked ? [chapter, linked] : [chapter],
        };
      }),
    ];
  }

  /** The chapter in which a page belongs: a note's own, or that of the note which defines a concept. */
  chapterOf({ note, concept }: Page): Chapter | undefined {
    const path = (note ?? concept?.definitions[0]?.note)?.path;
    return path && this.#chapters.get(path);
  }
}

function rootBeside(taken: Iterable<Route>): Route {
  const routes = [...taken];
  let root = ROOT;
  while (routes.some((route) => route === root || route.startsWith(`${root}/`))) root = `_${root}`;
  return root as Route;
}

/** A book's text, and its index of concepts. */
export interface BookContent extends AssembledBook {
  readonly index: readonly IndexEntry[];
}

/** Gathers a book's text from the site's notes. */
export async function readBook(site: Site, book: Book): Promise<BookContent> {
  const { addresses, index } = site;
  const assembled = await assemble(book.chapters, {
    html: (note) => site.html(note),
    address: (route) => addresses.page(route),
    concepts: index.concepts.values(),
  });
  const order = new Map(
    assembled.chapters
      .flatMap(({ headings }) => headings)
      .map(({ anchor }, at) => [anchor, at] as const),
  );
  const placesOf = ({ route, see }: GlossaryEntry): BookPlace[] => {
    if (see !== undefined) return [];
    const { note, concept } = site.pages.get(route)!;
    const places = [
      ...(note ? [assembled.placeOf(note)] : []),
      ...(concept?.definitions ?? []).map((it) => assembled.placeOf(it.note as Note, it.heading)),
      ...(concept ? index.backlinksToConcept(concept) : []).map((it) =>
        assembled.placeOf(it.from, it.under),
      ),
      ...(note ? index.backlinksToNote(note.path) : []).map((it) =>
        assembled.placeOf(it.from, it.under),
      ),
    ].filter((place) => place !== undefined);
    const byLabel = new Map(places.map((place) => [place.anchor, place]));
    const position = ({ anchor }: BookPlace) => order.get(anchor) ?? Infinity;
    return [...byLabel.values()].sort((a, b) => position(a) - position(b) || 0);
  };
  const entries = glossaryOf(site).map((entry) => ({ ...entry, places: placesOf(entry) }));
  const known = new Set(entries.filter(({ places }) => places.length > 0).map(({ name }) => name));
  return {
    ...assembled,
    index: entries.filter(({ name, see }) => known.has(see ?? name)),
  };
}
