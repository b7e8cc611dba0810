import { randomUUID } from 'node:crypto';
import { headingLevels } from '../vault/heading-levels.ts';
import type { Destination, Note, VaultIndex } from '../vault/index.ts';
import type { Heading, LinkTarget, VaultPath } from '../vault/types.ts';
import type { NoteContext } from './context.ts';

/** A place that shows another note, or a part of one: the passage under a heading, or a block. */
export interface Embed {
  readonly note: Note;
  readonly heading: Heading | undefined;
  /** The anchor of a block. */
  readonly block: string | undefined;
  /** What is embedded, in words. */
  readonly title: string;
  /** Where it stands by itself. */
  readonly url: string;
  /** The note that embeds it, and on which line. */
  readonly from: Note;
  readonly line: number;
  /** The level that the highest heading in it has on the page. */
  readonly level: number;
}

/** Where the text of an embed comes from. */
type Source = Pick<Embed, 'note' | 'heading' | 'block'>;

/**
 * What an embed of a note or a concept shows; undefined for what can't be shown
 * within a page: a file, a folder, a heading or block that the note does not have.
 */
export function embedSource(destination: Destination, target: LinkTarget): Source | undefined {
  if (destination.kind === 'concept') {
    const [definition] = destination.concept.definitions;
    if (definition === undefined) return undefined;
    return {
      note: definition.note as Note,
      heading: definition.heading,
      block: undefined,
    };
  }
  if (destination.kind !== 'note') return undefined;
  const { note, fragment } = destination;
  const whole = { note, heading: undefined, block: undefined };
  if (fragment.startsWith('^')) return { ...whole, block: fragment };
  const heading = note.headings.find(({ id }) => id === fragment);
  if (heading) return heading === note.titleHeading ? whole : { ...whole, heading };
  const isWhole = target.headings.length === 0 && target.block === undefined;
  return isWhole ? whole : undefined;
}

/** The embed of a source at a place of a note. */
export function embedOf(
  source: Source,
  place: { line: number; heading: number },
  { note: from, addresses }: NoteContext,
): Embed {
  const { note, heading, block } = source;
  const levels = headingLevels(from.headings, from.titleHeading);
  const fragment = heading?.id ?? block ?? '';
  const title = [note.title, heading?.text].filter((part) => part !== undefined).join(' › ');
  return {
    ...source,
    title,
    url: addresses.page(note.route, fragment),
    from,
    line: place.line,
    level: Math.min(6, Math.max(2, (levels[place.heading] ?? 1) + 1)),
  };
}

/**
 * The notes whose text a note shows, directly or within one another: what its
 * page is made from beside its own text.
 */
export function embeddedNotes(note: Note, index: VaultIndex): Note[] {
  const found = new Map<VaultPath, Note>();
  const queue = [note];
  for (const current of queue) {
    for (const link of current.links) {
      if (!link.embed) continue;
      const source = embedSource(index.destination(link, current), link);
      if (source === undefined || found.has(source.note.path)) continue;
      found.set(source.note.path, source.note);
      queue.push(source.note);
    }
  }
  return [...found.values()];
}

// Nobody can write the mark of a process that has not begun.
const NONCE = randomUUID();
const MARK = new RegExp(`${NONCE}-(\\d+);`, 'g');

/** Stands in a note's HTML where its embed of this number belongs. */
export function embedMark(number: number): string {
  return `${NONCE}-${number};`;
}

/** Puts HTML in the place of each mark. */
export function fillMarks(html: string, htmlOf: (number: number) => string): string {
  return html.replace(MARK, (_, number: string) => htmlOf(Number(number)));
}
