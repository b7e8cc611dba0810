/**
 * The vault as one immutable index: which notes there are, what their links
 * lead to, and who links to whom. Built once from all outlines; every question
 * after that is answered in O(1).
 */
import { ConceptRegister, type Concept } from './concepts.ts';
import { destinationOf, type Destination, type Note } from './destination.ts';
import { byPlace, type Diagnostic } from './diagnostics.ts';
import { findingsOf, unwrittenFindings } from './findings.ts';
import { baseName, fold, folderOf, titleFromName, withoutExtension } from './names.ts';
import { push } from './lookup.ts';
import type { FileDates } from './git-dates.ts';
import { isConceptName, Resolver, type Attachment, type FolderRef } from './resolve.ts';
import { folderPages, RouteRegister } from './routes.ts';
import { tagPages, type TaggedNotes } from './tag-pages.ts';
import type { Heading, Link, Mention, Outline, Route, VaultPath } from './types.ts';

export { blockAnchor, type Destination, type Note } from './destination.ts';
export type { TaggedNotes } from './tag-pages.ts';

/** A mention of a note or concept by another note. */
export interface Backlink {
  readonly from: Note;
  readonly link: Link;
  readonly mention: Mention;
  /** The heading under which it stands. */
  readonly under: Heading | undefined;
  /** True where the link is a heading of its own, and so explains rather than mentions. */
  readonly defines: boolean;
}

/** Everything that is asked of a vault. */
export interface VaultIndex {
  /** Published notes, by path. */
  readonly notes: ReadonlyMap<VaultPath, Note>;
  /** Linked names without a note, by folded name. */
  readonly concepts: ReadonlyMap<string, Concept>;
  /** Notes by tag: folded name of the tag -> spelling and notes, nested tags in their parents too. */
  readonly tags: ReadonlyMap<string, TaggedNotes>;
  /** Folders that hold published notes, at any depth, without the root. */
  readonly folders: readonly VaultPath[];
  /** The route of each folder's page: its own note's, if it has one. */
  readonly folderRoutes: ReadonlyMap<VaultPath, Route>;
  /** Where a link of a note leads. */
  destination(link: Link, from: Note): Destination;
  /** Who mentions a note, in the order of the notes. */
  backlinksToNote(path: VaultPath): readonly Backlink[];
  /** Who mentions a concept, in the order of the notes. */
  backlinksToConcept(concept: Concept): readonly Backlink[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What the index is built from. */
export interface VaultContents {
  readonly outlines: readonly Outline[];
  readonly attachments: readonly Attachment[];
  /** Dates of files from outside the notes; front matter goes first. */
  readonly dates?: ReadonlyMap<VaultPath, FileDates>;
}

/** Builds the index. Pure; never throws for any vault. */
export function buildIndex(contents: VaultContents): VaultIndex {
  return new IndexBuilder(contents).build();
}

class IndexBuilder {
  readonly #diagnostics: Diagnostic[] = [];
  readonly #notes = new Map<VaultPath, Note>();
  readonly #register = new ConceptRegister();
  readonly #resolver: Resolver;
  readonly #routes = new RouteRegister();
  readonly #folders: readonly VaultPath[];
  readonly #folderRoutes: ReadonlyMap<VaultPath, Route>;
  /** Folded ends of folder paths, whole segments only: `a/b` has `a/b` and `b`. */
  readonly #folderNames: ReadonlySet<string>;
  readonly #tags: ReadonlyMap<string, TaggedNotes>;

  constructor({ outlines, attachments, dates = new Map() }: VaultContents) {
    const sorted = [...outlines].sort((a, b) => (a.path < b.path ? -1 : 1));
    // A hidden note's too: it may be hidden by a slip of the pen.
    // One by one: a vault can have more than a call takes as arguments.
    for (const { diagnostics } of sorted) {
      for (const found of diagnostics) this.#diagnostics.push(found);
    }
    const published = sorted.filter((outline) => outline.published);
    const pages = folderPages(published);
    this.#placeNotes(published, pages, dates);
    this.#folders = foldersOf(published);
    this.#folderNames = new Set(this.#folders.flatMap(pathEnds));
    this.#folderRoutes = this.#placeFolders(pages);
    this.#tags = tagPages(this.#notes.values(), (key) => this.#routes.tag(key));
    this.#resolver = new Resolver({
      published: [...this.#notes.values()],
      unpublished: sorted.filter((outline) => !outline.published),
      attachments,
      folders: this.#folders.map((path): FolderRef => ({ path })),
      conceptKeyOf: (name) => this.#register.keyOf(this.#conceptName(name)),
      hasTag: (key) => this.#tags.has(key),
    });
  }

  build(): VaultIndex {
    this.#registerConcepts();
    const concepts = this.#register.build((seen, planned) => this.#routes.concept(seen, planned));
    const backlinks = new Map<Note | Concept, Backlink[]>();
    for (const note of this.#notes.values()) {
      for (const link of note.links) this.#follow(link, note, concepts, backlinks);
    }
    const mentionsOf = (concept: Concept) => backlinks.get(concept) ?? [];
    this.#diagnostics.push(
      ...this.#routes.diagnostics,
      ...unwrittenFindings(concepts.values(), mentionsOf),
    );
    return {
      notes: this.#notes,
      concepts,
      tags: this.#tags,
      folders: this.#folders,
      folderRoutes: this.#folderRoutes,
      destination: (link, from) =>
        destinationOf(this.#resolver.resolve(link, from), link, concepts),
      backlinksToNote: (path) => backlinks.get(this.#notes.get(path)!) ?? [],
      backlinksToConcept: mentionsOf,
      diagnostics: this.#diagnostics.sort(byPlace),
    };
  }

  #placeNotes(
    published: readonly Outline[],
    pages: ReadonlySet<VaultPath>,
    dates: ReadonlyMap<VaultPath, FileDates>,
  ) {
    // Folder pages and permalinks are the author's choice: they go first.
    const rank = (note: Outline) =>
      note.frontMatter.permalink !== undefined ? 0 : pages.has(note.path) ? 1 : 2;
    const inOrder = published.toSorted((a, b) => rank(a) - rank(b));
    const routes = new Map(
      inOrder.map((note) => [note.path, this.#routes.note(note, pages.has(note.path))]),
    );
    for (const note of published) {
      this.#notes.set(note.path, {
        ...note,
        title: pages.has(note.path) ? folderPageTitle(note) : note.title,
        route: routes.get(note.path)!,
        created: note.frontMatter.created ?? dates.get(note.path)?.created,
        updated: note.frontMatter.updated ?? dates.get(note.path)?.updated,
      });
    }
  }

  #placeFolders(pages: ReadonlySet<VaultPath>): Map<VaultPath, Route> {
    const own = new Map([...pages].map((path) => [folderOf(path), this.#notes.get(path)!.route]));
    return new Map(this.#folders.map((path) => [path, own.get(path) ?? this.#routes.folder(path)]));
  }

  /** Names become concepts in two rounds: a heading's definition counts before any link is judged. */
  #registerConcepts() {
    for (const note of this.#notes.values()) {
      const defining = note.headings.filter(({ defines }) => defines.length > 0);
      if (defining.length === 0) continue;
      const links = new Map(note.links.map((link) => [link.name, link]));
      for (const heading of defining) {
        const names = heading.defines.filter((name) => this.#isFree(links.get(name), note));
        if (names.length > 0) this.#register.define(names, note, heading);
      }
    }
    for (const note of this.#notes.values()) {
      for (const link of note.links) {
        if (link.syntax !== 'wiki' || link.embed) continue;
        const resolution = this.#resolver.resolve(link, note);
        if (resolution.kind === 'missing' && isConceptName(resolution.name)) {
          const name = this.#conceptName(resolution.name);
          this.#register.mention(name, { file: note.path, line: link.line, column: link.column });
        }
      }
    }
  }

  /** Whether the name of a link is nobody's yet, so that a heading can define it. */
  #isFree(link: Link | undefined, note: Note): boolean {
    if (link === undefined || !isConceptName(link.name)) return false;
    const { kind } = this.#resolver.resolve(link, note);
    return kind === 'missing' || kind === 'concept';
  }

  /** In `[[folder/Name]]` the folder is a path if there is such a folder; `[[TCP/IP]]` is a name. */
  #conceptName(name: string): string {
    const bare = withoutExtension(name);
    return this.#folderNames.has(fold(folderOf(bare))) ? baseName(bare) : bare;
  }

  #follow(
    link: Link,
    note: Note,
    concepts: ReadonlyMap<string, Concept>,
    backlinks: Map<Note | Concept, Backlink[]>,
  ) {
    const resolution = this.#resolver.resolve(link, note);
    const destination = destinationOf(resolution, link, concepts);
    this.#diagnostics.push(...findingsOf(resolution, destination, link, note.path));
    const target =
      destination.kind === 'note'
        ? destination.note
        : destination.kind === 'concept'
          ? destination.concept
          : undefined;
    if (target === undefined || target === note) return;
    const under = note.headings[link.heading];
    const defines = under?.defines.includes(link.name) === true && under.line === link.line;
    push(backlinks, target, { from: note, link, mention: link.context, under, defines });
  }
}

/** `index` and `README` say nothing: a page that gives itself no title has its folder's; the root has no name here. */
function folderPageTitle({ path, title, titleHeading, frontMatter }: Outline): string {
  const isOwn = frontMatter.title !== undefined || titleHeading !== undefined;
  const folder = folderOf(path);
  return isOwn || folder === '' ? title : titleFromName(baseName(folder));
}

function foldersOf(notes: readonly Outline[]): VaultPath[] {
  const folders = new Set<string>();
  for (const { path } of notes) {
    for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) folders.add(folder);
  }
  return [...folders].sort() as VaultPath[];
}

function pathEnds(path: VaultPath): string[] {
  const segments = fold(path).split('/');
  return segments.map((_, at) => segments.slice(at).join('/'));
}
