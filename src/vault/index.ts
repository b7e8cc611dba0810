/**
 * The vault as one immutable index: which notes there are, what their links
 * lead to, and who links to whom. Built once from all outlines; every question
 * after that is answered in O(1).
 */
import { ConceptRegister, type Concept } from './concepts.ts';
import { byPlace, diagnostic, type Diagnostic } from './diagnostics.ts';
import { baseName, fold, folderOf, withoutExtension } from './names.ts';
import { push } from './lookup.ts';
import type { FileDates } from './git-dates.ts';
import {
  headingInPassage,
  isConceptName,
  Resolver,
  type Attachment,
  type FolderRef,
  type Resolution,
} from './resolve.ts';
import { folderPages, RouteRegister } from './routes.ts';
import type { Heading, Link, Mention, Outline, Route, VaultPath } from './types.ts';

/** A published note with its place on the site. */
export interface Note extends Outline {
  readonly route: Route;
  /** When it was first written and last changed, as far as known. */
  readonly created: Date | undefined;
  readonly updated: Date | undefined;
}

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

/** Where a link leads, ready to be shown. */
export type Destination =
  | { readonly kind: 'note'; readonly note: Note; readonly fragment: string }
  | { readonly kind: 'concept'; readonly concept: Concept; readonly fragment: string }
  | { readonly kind: 'attachment'; readonly path: VaultPath; readonly fragment: string }
  | { readonly kind: 'folder'; readonly path: VaultPath }
  | { readonly kind: 'unpublished' }
  | { readonly kind: 'missing' };

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
  /** Where a link of a note leads. */
  destination(link: Link, from: Note): Destination;
  /** Who mentions a note, in the order of the notes. */
  backlinksToNote(path: VaultPath): readonly Backlink[];
  /** Who mentions a concept, in the order of the notes. */
  backlinksToConcept(concept: Concept): readonly Backlink[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The notes that carry a tag, or one within it. */
export interface TaggedNotes {
  readonly name: string;
  readonly notes: readonly Note[];
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

  constructor({ outlines, attachments, dates = new Map() }: VaultContents) {
    const sorted = [...outlines].sort((a, b) => (a.path < b.path ? -1 : 1));
    const published = sorted.filter((outline) => outline.published);
    this.#placeNotes(published, dates);
    this.#folders = foldersOf(published);
    this.#resolver = new Resolver({
      published: [...this.#notes.values()],
      unpublished: sorted.filter((outline) => !outline.published),
      attachments,
      folders: this.#folders.map((path): FolderRef => ({ path })),
      conceptKeyOf: (name) => this.#register.keyOf(name),
    });
  }

  build(): VaultIndex {
    this.#registerConcepts();
    const concepts = this.#register.build((name, planned) => this.#routes.concept(name, planned));
    const backlinks = new Map<Note | Concept, Backlink[]>();
    for (const note of this.#notes.values()) {
      this.#diagnostics.push(...note.diagnostics);
      for (const link of note.links) this.#follow(link, note, concepts, backlinks);
    }
    this.#diagnostics.push(...this.#routes.diagnostics, ...unwritten(concepts, backlinks));
    return {
      notes: this.#notes,
      concepts,
      tags: tagged(this.#notes.values()),
      folders: this.#folders,
      destination: (link, from) =>
        destinationOf(this.#resolver.resolve(link, from), link, concepts),
      backlinksToNote: (path) => backlinks.get(this.#notes.get(path)!) ?? [],
      backlinksToConcept: (concept) => backlinks.get(concept) ?? [],
      diagnostics: this.#diagnostics.sort(byPlace),
    };
  }

  #placeNotes(published: readonly Outline[], dates: ReadonlyMap<VaultPath, FileDates>) {
    const pages = folderPages(published);
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
        route: routes.get(note.path)!,
        created: note.frontMatter.created ?? dates.get(note.path)?.created,
        updated: note.frontMatter.updated ?? dates.get(note.path)?.updated,
      });
    }
  }

  /** Names become concepts in two rounds: a heading's definition counts before any link is judged. */
  #registerConcepts() {
    for (const note of this.#notes.values()) {
      for (const heading of note.headings) {
        const names = heading.defines.filter((name) => this.#isFree(name, note));
        if (names.length > 0) this.#register.define(names, note, heading);
      }
    }
    for (const note of this.#notes.values()) {
      for (const link of note.links) {
        if (link.syntax !== 'wiki' || link.embed) continue;
        const resolution = this.#resolver.resolve(link, note);
        if (resolution.kind === 'missing' && isConceptName(resolution.name)) {
          this.#register.mention(this.#conceptName(resolution.name));
        }
      }
    }
  }

  #isFree(name: string, note: Note): boolean {
    const link = note.links.find((candidate) => candidate.name === name);
    const resolution = link && this.#resolver.resolve(link, note);
    return resolution?.kind === 'missing' || resolution?.kind === 'concept';
  }

  /** In `[[folder/Name]]` the folder is a path if there is such a folder; `[[TCP/IP]]` is a name. */
  #conceptName(name: string): string {
    return conceptName(name, this.#folders);
  }

  #follow(
    link: Link,
    note: Note,
    concepts: ReadonlyMap<string, Concept>,
    backlinks: Map<Note | Concept, Backlink[]>,
  ) {
    const resolution = this.#resolver.resolve(link, note);
    const finding = findingOf(resolution, link, note);
    if (finding) this.#diagnostics.push(finding);
    const destination = destinationOf(resolution, link, concepts);
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

function conceptName(name: string, folders: readonly VaultPath[]): string {
  const bare = withoutExtension(name);
  const folder = folderOf(bare);
  const isPath = folder !== '' && folders.some((path) => fold(path).endsWith(fold(folder)));
  return isPath ? baseName(bare) : bare;
}

function destinationOf(
  resolution: Resolution,
  link: Link,
  concepts: ReadonlyMap<string, Concept>,
): Destination {
  switch (resolution.kind) {
    case 'note': {
      const { heading, block } = resolution;
      const fragment = heading ? heading.id : block ? blockAnchor(block.id) : '';
      return { kind: 'note', note: resolution.note as Note, fragment };
    }
    case 'concept':
      return conceptDestination(concepts.get(resolution.key)!, link);
    case 'attachment':
      return { kind: 'attachment', path: resolution.file.path, fragment: resolution.fragment };
    case 'folder':
      return { kind: 'folder', path: resolution.folder.path };
    default:
      return { kind: resolution.kind };
  }
}

/** `[[Amazon S3#Storage classes]]` leads to the heading where it stands: in the note that defines the concept. */
function conceptDestination(concept: Concept, link: Link): Destination {
  if (link.headings.length > 0) {
    for (const { note, heading } of concept.definitions) {
      const found = headingInPassage(note, heading, link.headings);
      if (found) return { kind: 'note', note: note as Note, fragment: found.id };
    }
  }
  return { kind: 'concept', concept, fragment: '' };
}

/** The anchor of a block with an id of its own. */
export function blockAnchor(id: string): string {
  return `^${id.toLowerCase()}`;
}

function findingOf(resolution: Resolution, link: Link, from: Note): Diagnostic | undefined {
  const place = { file: from.path, line: link.line, column: link.column };
  const shown = link.syntax === 'wiki' ? `[[${link.written}]]` : `(${link.written})`;
  if (resolution.kind === 'missing') {
    if (link.embed) {
      return diagnostic(
        'broken-embed',
        place,
        `Nothing in the vault answers to "${link.written}".`,
        'Check the name and that the file is part of the vault.',
      );
    }
    if (link.syntax === 'wiki' && isConceptName(resolution.name)) return undefined;
    return diagnostic(
      'broken-link',
      place,
      `The link ${shown} leads nowhere: there is no such file.`,
      'Check the path and the spelling.',
    );
  }
  if (resolution.kind === 'unpublished') {
    return diagnostic(
      'unpublished-link',
      place,
      `The link ${shown} leads to a note that is not published; it is shown as text.`,
      '',
    );
  }
  if (resolution.kind !== 'note') return undefined;
  if (resolution.missingFragment !== undefined) {
    const isBlock = resolution.missingFragment.startsWith('^');
    return diagnostic(
      isBlock ? 'broken-block' : 'broken-heading',
      place,
      `"${resolution.note.path}" has no ${isBlock ? 'block' : 'heading'} "${resolution.missingFragment}"; the link leads to the top of the note.`,
      nearestHeading(resolution.note, resolution.missingFragment),
    );
  }
  if (resolution.rivals === undefined) return undefined;
  const others = resolution.rivals.map(({ path }) => `"${path}"`).join(', ');
  return diagnostic(
    'ambiguous-link',
    place,
    `The link ${shown} fits "${resolution.note.path}" and ${others} equally well; the first was chosen.`,
    `Write more of the path: [[${withoutExtension(resolution.note.path)}]].`,
  );
}

function nearestHeading(note: Outline, wanted: string): string {
  const words = new Set(fold(wanted).split(/[^\p{L}\p{N}]+/u));
  const score = (heading: Heading) =>
    fold(heading.text)
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== '' && words.has(word)).length;
  const best = note.headings.toSorted((a, b) => score(b) - score(a))[0];
  return best && score(best) > 0 ? `Perhaps "#${best.text}" is meant.` : '';
}

function unwritten(
  concepts: ReadonlyMap<string, Concept>,
  backlinks: ReadonlyMap<Note | Concept, Backlink[]>,
): Diagnostic[] {
  return [...concepts.values()].flatMap((concept) => {
    const [first, ...more] = backlinks.get(concept) ?? [];
    if (concept.definitions.length > 0 || first === undefined) return [];
    const what = concept.plannedSection === undefined ? 'note' : 'section';
    return diagnostic(
      'unwritten-note',
      { file: first.from.path, line: first.link.line, column: first.link.column },
      `The ${what} "${concept.name}" is linked${more.length > 0 ? ` ${more.length + 1} times` : ''} but not written yet; its page lists the mentions.`,
    );
  });
}

function foldersOf(notes: readonly Outline[]): VaultPath[] {
  const folders = new Set<string>();
  for (const { path } of notes) {
    for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) folders.add(folder);
  }
  return [...folders].sort() as VaultPath[];
}

function tagged(notes: Iterable<Note>): Map<string, TaggedNotes> {
  const tags = new Map<string, { name: string; notes: Note[] }>();
  for (const note of notes) {
    const seen = new Set<string>();
    for (const tag of note.tags) {
      const parts = tag.split('/');
      for (let depth = 1; depth <= parts.length; depth++) {
        const name = parts.slice(0, depth).join('/');
        const key = fold(name);
        if (seen.has(key)) continue;
        seen.add(key);
        const entry = tags.get(key);
        if (entry) entry.notes.push(note);
        else tags.set(key, { name, notes: [note] });
      }
    }
  }
  return new Map([...tags].sort(([a], [b]) => (a < b ? -1 : 1)));
}
