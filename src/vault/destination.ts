import type { Concept } from './concepts.ts';
import { blockNamed, headingInPassage, type Resolution } from './resolve.ts';
import type { Link, Outline, Route, VaultPath } from './types.ts';

/** A published note with its place on the site. */
export interface Note extends Outline {
  readonly route: Route;
  /** When it was first written and last changed, as far as known. */
  readonly created: Date | undefined;
  readonly updated: Date | undefined;
}

/** Where a link leads, ready to be shown. */
export type Destination =
  | { readonly kind: 'note'; readonly note: Note; readonly fragment: string }
  | { readonly kind: 'concept'; readonly concept: Concept; readonly fragment: string }
  | { readonly kind: 'attachment'; readonly path: VaultPath; readonly fragment: string }
  | { readonly kind: 'folder'; readonly path: VaultPath }
  /** The page of a tag, by its key in the index. */
  | { readonly kind: 'tag'; readonly tag: string }
  | { readonly kind: 'unpublished' }
  | { readonly kind: 'missing' };

/** A resolution in the terms of pages: which page, and where on it. */
export function destinationOf(
  resolution: Resolution,
  link: Link,
  concepts: ReadonlyMap<string, Concept>,
): Destination {
  switch (resolution.kind) {
    case 'note': {
      const { heading, block, anchor } = resolution;
      const fragment = heading?.id ?? (block ? blockAnchor(block.id) : (anchor ?? ''));
      return { kind: 'note', note: resolution.note as Note, fragment };
    }
    case 'concept':
      return conceptDestination(concepts.get(resolution.key)!, link);
    case 'attachment':
      return { kind: 'attachment', path: resolution.file.path, fragment: resolution.fragment };
    case 'folder':
      return { kind: 'folder', path: resolution.folder.path };
    case 'tag':
      return { kind: 'tag', tag: resolution.tag };
    default:
      return { kind: resolution.kind };
  }
}

/** Places within the passages of a concept, by what a link asks for; a concept may have many passages. */
const places = new WeakMap<Concept, Map<string, Destination>>();

function conceptDestination(concept: Concept, link: Link): Destination {
  const asked = link.block === undefined ? link.headings.join('#') : `^${link.block}`;
  const known = places.get(concept) ?? new Map<string, Destination>();
  places.set(concept, known);
  const destination = known.get(asked) ?? placeInPassages(concept, link);
  known.set(asked, destination);
  return destination;
}

/** `[[Amazon S3#Storage classes]]` leads to the heading where it stands: in the note that defines the concept. */
function placeInPassages(concept: Concept, { headings, block: id }: Link): Destination {
  for (const { note, heading } of concept.definitions) {
    const found = headingInPassage(note, heading, headings);
    if (found) return { kind: 'note', note: note as Note, fragment: found.id };
    const block = id === undefined ? undefined : blockNamed(note, id);
    if (block) return { kind: 'note', note: note as Note, fragment: blockAnchor(block.id) };
  }
  return { kind: 'concept', concept, fragment: '' };
}

/** The anchor of a block with an id of its own. */
export function blockAnchor(id: string): string {
  return `^${id.toLowerCase()}`;
}
