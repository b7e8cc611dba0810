import { headingLevels } from '../vault/heading-levels.ts';
import type { Outline } from '../vault/types.ts';

/** A line of a page's contents. */
export interface ContentsEntry {
  readonly id: string;
  readonly text: string;
  readonly children: readonly ContentsEntry[];
}

/**
 * A page's headings of the two highest levels. Headings inside quotations and
 * callouts are no parts of it, nor are those that the page does not show: of a
 * drawing's note it shows the picture.
 *
 * @param html the note as rendered
 */
export function contentsOf(note: Outline, html: string): readonly ContentsEntry[] {
  const levels = headingLevels(note.headings, note.titleHeading);
  const entries: (ContentsEntry & { children: ContentsEntry[] })[] = [];
  note.headings.forEach(({ id, text, topLevel }, at) => {
    if (!topLevel || text === '' || !html.includes(` id="${id}"`)) return;
    if (levels[at] === 2) entries.push({ id, text, children: [] });
    else if (levels[at] === 3) entries.at(-1)?.children.push({ id, text, children: [] });
  });
  return entries;
}
