import { buildIndex, type Destination, type Note, type VaultIndex } from '../index.ts';
import { isNotePath } from '../names.ts';
import { outlineOf } from '../outline.ts';
import type { Link, VaultPath } from '../types.ts';

/** A vault out of a record of paths and texts, for tests. */
export function vaultOf(files: Readonly<Record<string, string>>): VaultIndex {
  const paths = Object.keys(files) as VaultPath[];
  return buildIndex({
    outlines: paths.filter(isNotePath).map((path) => outlineOf(path, files[path]!)),
    attachments: paths.filter((path) => !isNotePath(path)).map((path) => ({ path })),
  });
}

/** A note of a vault; throws where there is none. */
export function noteAt(index: VaultIndex, path: string): Note {
  const note = index.notes.get(path as VaultPath);
  if (!note) throw new Error(`The vault has no published note "${path}".`);
  return note;
}

/** Where the links of a note lead, in order, in the words of the fixtures. */
export function linksOf(index: VaultIndex, path: string): string[] {
  const note = noteAt(index, path);
  return note.links.map(
    (link) => `${written(link)} leads to ${shown(index.destination(link, note))}`,
  );
}

/** `file:line code` of each finding. */
export function findingsIn({ diagnostics }: Pick<VaultIndex, 'diagnostics'>): string[] {
  return diagnostics.map(({ file, line, code }) => `${file}:${line} ${code}`);
}

function written({ syntax, embed, written: target }: Link): string {
  return (embed ? '!' : '') + (syntax === 'wiki' ? `[[${target}]]` : `(${target})`);
}

function shown(destination: Destination): string {
  switch (destination.kind) {
    case 'note':
      return `note ${destination.note.path}${destination.fragment && `#${destination.fragment}`}`;
    case 'concept':
      return `concept ${destination.concept.name}`;
    case 'attachment':
    case 'folder':
      return `${destination.kind} ${destination.path}`;
    case 'tag':
      return `tag ${destination.tag}`;
    default:
      return destination.kind;
  }
}
