import { escapeHtml } from '../markdown/highlight.ts';
import type { Words } from '../words/index.ts';
import type { BookPlace } from '../print/assemble.ts';

/** One line of a book's index. */
export interface IndexEntry {
  readonly name: string;
  /** Set where the line is another name. */
  readonly see: string | undefined;
  /** Where it is explained or mentioned, in the order of the book. */
  readonly places: readonly BookPlace[];
}

/**
 * A line of the index as HTML, its places as links with a comma before each.
 * No list within the list: a book of 300 notes names six thousand places, and
 * what a browser takes to tag a page grows with its elements.
 */
export function indexEntryHtml({ name, see, places }: IndexEntry, words: Words): string {
  const other = see === undefined ? '' : `, ${words.see} ${see}`;
  const links = places.map(({ anchor, label }) => {
    const href = escapeHtml(`#${encodeURIComponent(anchor)}`);
    return `, <a href="${href}" data-page-of="${escapeHtml(anchor)}">${escapeHtml(label)}</a>`;
  });
  return `${escapeHtml(name + other)}<span class="places">${links.join('')}</span>`;
}
