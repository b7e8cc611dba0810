import type { Note } from '../vault/index.ts';
import type { Concept } from '../vault/concepts.ts';
import type { Heading, Route } from '../vault/types.ts';
import { anchorsOf, type PlacedPage } from './anchors.ts';
import { answersIn, type Answer } from './answers.ts';
import type { Chapter, Part } from './chapters.ts';
import {
  Numbering,
  numberHeadings,
  withoutScreenAids,
  type BookHeading,
} from './number-headings.ts';
import { rewriteLinks } from './rewrite-links.ts';
import { htmlOf, treeOf, type Parent } from './tree.ts';
import { uniqueIds } from './unique-ids.ts';

/** What a book is made from. */
export interface BookSource {
  /** A note as its page shows it, without its title. */
  html(note: Note): Promise<string>;
  readonly address: (route: Route) => string;
  readonly concepts: Iterable<Concept>;
}

/** A part of the book, ready to be shown. */
export interface BookPart extends Part {
  readonly heading: BookHeading;
  readonly html: string;
}

/** A chapter of the book, ready to be shown. */
export interface BookChapter {
  readonly chapter: Chapter;
  readonly parts: readonly BookPart[];
  /** The headings that structure it, its own first. */
  readonly headings: readonly BookHeading[];
  readonly answers: readonly Answer[];
}

/** A place in the book, and how it is called where there are no page numbers. */
export interface BookPlace {
  readonly anchor: string;
  readonly label: string;
}

/** A book as pieces of HTML whose ids are unique and whose links stay within it. */
export interface AssembledBook {
  readonly chapters: readonly BookChapter[];
  /** Where a note, or what is under one of its headings, stands; undefined if it is not in the book. */
  placeOf(note: Note, under?: Heading): BookPlace | undefined;
}

interface Draft extends PlacedPage {
  readonly part: Part;
  readonly chapter: Chapter;
  readonly tree: Parent;
  readonly heading: BookHeading;
  readonly headings: readonly BookHeading[];
}

/** Gathers the pages of a book and makes one page of them, in three passes. */
export async function assemble(
  chapters: readonly Chapter[],
  source: BookSource,
): Promise<AssembledBook> {
  const drafts: Draft[] = [];
  for (const chapter of chapters) {
    const numbering = new Numbering(chapter.number);
    for (const part of chapter.parts) {
      const tree = treeOf(part.note ? await source.html(part.note) : '');
      withoutScreenAids(tree);
      const anchor = `p${drafts.length + 1}`;
      const ids = uniqueIds(tree, `${anchor}-`);
      const heading = {
        anchor,
        number: part.depth === 1 ? String(chapter.number ?? '') : numbering.next(part.depth),
        text: part.title,
        level: part.depth,
      };
      const headings = numberHeadings(tree, part.depth, numbering);
      const address = part.route === undefined ? '' : source.address(part.route);
      drafts.push({ part, chapter, tree, anchor, ids, address, heading, headings });
    }
  }

  const byNote = new Map(drafts.map((draft) => [draft.part.note?.path, draft]));
  const placed = drafts.filter(({ address }) => address !== '');
  const anchors = anchorsOf(placed, conceptAnchors(source, byNote));

  for (const { tree, address } of drafts) rewriteLinks(tree, address, anchors);

  const labels = labelsOf(drafts);
  return {
    chapters: chapters.map((chapter) => {
      const own = drafts.filter((draft) => draft.chapter === chapter);
      return {
        chapter,
        parts: own.map(({ part, heading, tree }) => ({ ...part, heading, html: htmlOf(tree) })),
        headings: own.flatMap(({ heading, headings }) => [heading, ...headings]),
        answers: own.flatMap(({ tree }) => answersIn(tree)),
      };
    }),
    placeOf(note, under) {
      const draft = byNote.get(note.path);
      if (draft === undefined) return undefined;
      const anchor = (under && draft.ids.get(under.id)) ?? draft.anchor;
      return { anchor, label: labels.get(anchor) ?? draft.part.title };
    },
  };
}

/** A concept is where a heading of the book defines it first. */
function conceptAnchors(
  { concepts, address }: BookSource,
  byNote: ReadonlyMap<string | undefined, Draft>,
): Map<string, string> {
  const anchors = new Map<string, string>();
  for (const { route, definitions } of concepts) {
    for (const { note, heading } of definitions) {
      const draft = byNote.get(note.path);
      const anchor = draft && (draft.ids.get(heading.id) ?? draft.anchor);
      if (anchor !== undefined && !anchors.has(address(route))) anchors.set(address(route), anchor);
    }
  }
  return anchors;
}

/** Every heading by its number, or the number of the nearest one above. */
function labelsOf(drafts: readonly Draft[]): Map<string, string> {
  const labels = new Map<string, string>();
  for (const { chapter, heading, headings } of drafts) {
    let label = chapter.number === undefined ? chapter.title : String(chapter.number);
    for (const { anchor, number } of [heading, ...headings]) {
      if (number !== '') label = number;
      labels.set(anchor, label);
    }
  }
  return labels;
}
