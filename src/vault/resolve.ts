import { baseName, extensionOf, fold, folderOf, isNotePath, withoutExtension } from './names.ts';
import { findHeading, passageRange } from './heading-lookup.ts';
import { NameLookup, PathLookup, type Found } from './lookup.ts';
import { parseTarget } from './wiki-link.ts';
import type { Block, Heading, Link, LinkTarget, Outline, VaultPath } from './types.ts';

/** A file of the vault that is no note. */
export interface Attachment {
  readonly path: VaultPath;
}

/** A folder of the vault that holds published notes. */
export interface FolderRef {
  readonly path: VaultPath;
}

/** Where a link leads, before concepts are known. `missing` carries the name that nothing answers to. */
export type Resolution =
  | {
      readonly kind: 'note';
      readonly note: Outline;
      readonly heading?: Heading;
      readonly block?: Block;
      /** An anchor that the note's own HTML sets. */
      readonly anchor?: string;
      /** A fragment that the note does not have. */
      readonly missingFragment?: string;
      /** The other notes that fit as well. */
      readonly rivals?: readonly Outline[];
    }
  | { readonly kind: 'concept'; readonly key: string }
  | { readonly kind: 'attachment'; readonly file: Attachment; readonly fragment: string }
  | { readonly kind: 'folder'; readonly folder: FolderRef }
  | { readonly kind: 'tag'; readonly tag: string }
  | { readonly kind: 'unpublished' }
  | { readonly kind: 'missing'; readonly name: string };

/** What is known about names. */
export interface Names {
  readonly published: readonly Outline[];
  readonly unpublished: readonly Outline[];
  readonly attachments: readonly Attachment[];
  readonly folders: readonly FolderRef[];
  /** The concept that answers to a name, if headings or other links made one. */
  readonly conceptKeyOf: (name: string) => string | undefined;
  /** Whether a published note carries the tag with this folded name. */
  readonly hasTag: (key: string) => boolean;
}

/**
 * Resolves links by the rules of the design, in this order: path from the root,
 * path from the note's folder, path suffix, alias, title, concept, folder, tag.
 */
export class Resolver {
  readonly #notes: PathLookup<Outline>;
  readonly #names: NameLookup;
  readonly #hidden: PathLookup<Outline>;
  readonly #hiddenNames: NameLookup;
  readonly #files: PathLookup<Attachment>;
  readonly #folders: PathLookup<FolderRef>;
  readonly #conceptKeyOf: Names['conceptKeyOf'];
  readonly #hasTag: Names['hasTag'];
  readonly #found = new Map<string, Resolution>();
  /** Each link is asked for several times; those that are made to be asked for once are let go. */
  readonly #ofLink = new WeakMap<Link, Resolution>();

  constructor(names: Names) {
    this.#notes = new PathLookup(names.published);
    // A canvas is linked by its file's name, which has its extension.
    this.#names = new NameLookup(names.published.filter(({ canvas }) => canvas === undefined));
    this.#hidden = new PathLookup(names.unpublished);
    this.#hiddenNames = new NameLookup(names.unpublished);
    this.#files = new PathLookup(names.attachments);
    this.#folders = new PathLookup(names.folders);
    this.#conceptKeyOf = names.conceptKeyOf;
    this.#hasTag = names.hasTag;
  }

  /** Where a link of the note `from` leads. */
  resolve(link: Link, from: Outline): Resolution {
    if (link.name === '') return withFragment(from, link);
    const found = this.#ofLink.get(link) ?? this.#known(link, from);
    const mayBeConcept = !['note', 'attachment', 'unpublished'].includes(found.kind);
    return (mayBeConcept ? this.#concept(link) : undefined) ?? found;
  }

  /** As far as files alone decide it: the same for all links of a folder that are written alike. */
  #known(link: Link, from: Outline): Resolution {
    const { syntax, name, headings, block = '', written } = link;
    const key = [syntax, folderOf(from.path), written, name, block, ...headings].join('\0');
    let found = this.#found.get(key);
    if (found === undefined) {
      found = this.#nameWithHash(link, from) ??
        this.#note(link, from) ??
        this.#file(link, from) ??
        this.#unpublished(link, from) ??
        this.#folder(link, from) ??
        this.#tag(link) ?? { kind: 'missing', name: link.name };
      this.#found.set(key, found);
    }
    this.#ofLink.set(link, found);
    return found;
  }

  #note(link: Link, from: Outline): Resolution | undefined {
    const notes = this.#notesNamed(link.name, link, from);
    return notes[0] && { ...withFragment(notes[0], link), ...rivals(notes) };
  }

  /** A hash may belong to the name: `[[C# and F#]]`, `[[notes/C#.md#Intro]]`. The longest name that fits is meant. */
  #nameWithHash(link: Link, from: Outline): Resolution | undefined {
    const { written } = link;
    let end = written.length;
    for (let tries = 0; tries < MAX_HASHES && end > link.name.length; tries++) {
      const notes = this.#notesNamed(written.slice(0, end).trim(), link, from);
      if (notes.length > 0) {
        const target = parseTarget(written.slice(end));
        return { ...withFragment(notes[0]!, target), ...rivals(notes) };
      }
      end = written.lastIndexOf('#', end - 1);
    }
    return undefined;
  }

  /** The published notes that a bare name leads to, best first. */
  #notesNamed(name: string, link: Link, from: Outline): Found<Outline> {
    return (
      some(this.#byPath(name, link, from)) ??
      some(this.#names.byAlias(name)) ??
      this.#names.byTitle(name)
    );
  }

  #byPath(name: string, link: Link, from: Outline): Found<Outline> {
    return paths(this.#notes, name, link, from.path);
  }

  #file(link: Link, from: Outline): Resolution | undefined {
    const [file] = paths(this.#files, link.name, link, from.path);
    if (!file) return undefined;
    return { kind: 'attachment', file, fragment: link.headings.join('#') };
  }

  /** Asked last among the notes: a public note of the same name is what a public page means. */
  #unpublished(link: Link, from: Outline): Resolution | undefined {
    const isHidden =
      paths(this.#hidden, link.name, link, from.path).length > 0 ||
      this.#hiddenNames.byAlias(link.name).length > 0 ||
      this.#hiddenNames.byTitle(link.name).length > 0;
    return isHidden ? { kind: 'unpublished' } : undefined;
  }

  #concept(link: Link): Resolution | undefined {
    const key = link.syntax === 'wiki' ? this.#conceptKeyOf(link.name) : undefined;
    return key === undefined ? undefined : { kind: 'concept', key };
  }

  #folder(link: Link, from: Outline): Resolution | undefined {
    const [folder] = paths(this.#folders, link.name, link, from.path);
    return folder && { kind: 'folder', folder };
  }

  #tag(link: Link): Resolution | undefined {
    const name = TAG_PATH.exec(link.name)?.[1];
    const tag = name === undefined ? undefined : fold(withoutExtension(name));
    return tag !== undefined && this.#hasTag(tag) ? { kind: 'tag', tag } : undefined;
  }
}

/** No name of a note holds more; a link of hashes alone is not worth the time. */
const MAX_HASHES = 8;

/** `[[tags/plugin]]`, `(../tags/plugin/)`: the folder in which a site keeps its tags. */
const TAG_PATH = /^(?:\.{0,2}\/)*tags\/(.+?)\/?$/i;

/** Markdown links are read from their own folder first, as everywhere else in Markdown. */
function paths<T extends { path: VaultPath }>(
  lookup: PathLookup<T>,
  name: string,
  { syntax }: Link,
  from: VaultPath,
): Found<T> {
  const folder = folderOf(from);
  const fromRoot = () => some(lookup.atPath(name));
  const fromHere = () => (name.startsWith('/') ? undefined : some(lookup.relativeTo(folder, name)));
  const first = syntax === 'wiki' ? fromRoot() : fromHere();
  return (
    first ??
    (syntax === 'wiki' ? fromHere() : fromRoot()) ??
    lookup.bySuffix(name.replace(/^(?:\.{1,2}\/)+/, ''), folder)
  );
}

function withFragment(
  note: Outline,
  { headings, block: blockId }: LinkTarget,
): Resolution & { kind: 'note' } {
  if (blockId !== undefined) {
    const block = blockNamed(note, blockId);
    return { kind: 'note', note, ...(block ? { block } : { missingFragment: `^${blockId}` }) };
  }
  const [first] = headings;
  if (first === undefined) return { kind: 'note', note };
  const heading = findHeading(note.headings, headings);
  if (heading) return { kind: 'note', note, heading };
  const anchor = note.anchors.find((id) => fold(id) === fold(first));
  if (anchor !== undefined) return { kind: 'note', note, anchor };
  return { kind: 'note', note, missingFragment: headings.join('#') };
}

/** Blocks of a note by folded id, made once for each note that is asked. */
const blockTables = new WeakMap<readonly Block[], ReadonlyMap<string, Block>>();

/** The block of a note with an id, the first where there are several. */
export function blockNamed(note: Outline, id: string): Block | undefined {
  let table = blockTables.get(note.blocks);
  if (table === undefined) {
    table = new Map(note.blocks.toReversed().map((block) => [fold(block.id), block]));
    blockTables.set(note.blocks, table);
  }
  return table.get(fold(id));
}

function rivals(notes: readonly Outline[]) {
  return notes.length > 1 ? { rivals: notes.slice(1) } : {};
}

function some<T>(found: Found<T>): Found<T> | undefined {
  return found.length > 0 ? found : undefined;
}

/**
 * Whether a name that nothing answers to is a concept still to be written,
 * rather than a missing file: `[[Vector database]]`, not `[[chart.png]]`.
 */
export function isConceptName(name: string): boolean {
  if (baseName(name) === '' || /^\.{1,2}\/|^[a-z][a-z\d+.-]*:\/\//i.test(name)) return false;
  const extension = extensionOf(name);
  return isNotePath(name) || extension === '' || !FILE_EXTENSION.test(extension);
}

const FILE_EXTENSION =
  /^\.(?:png|jpe?g|gif|webp|avif|svg|bmp|ico|tiff?|heic|pdf|mp[34]|m4[av]|webm|ogg|ogv|oga|opus|wav|flac|mov|mkv|3gp|zip|gz|docx?|xlsx?|pptx?|csv|json|ya?ml|txt|html?|css|js|ts|py|canvas|base|excalidraw)$/;

/** The heading, within the passage under `defining`, that a link's fragment names. */
export function headingInPassage(
  note: Outline,
  defining: Heading,
  chain: readonly string[],
): Heading | undefined {
  const range = passageRange(note.headings, note.headings.indexOf(defining));
  return findHeading(note.headings, chain, range);
}
