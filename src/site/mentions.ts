import { proseHtml } from '../markdown/prose.ts';
import type { Mention } from '../vault/types.ts';
import type { Backlink, Note } from '../vault/index.ts';

/** All mentions by one note. */
export interface MentionGroup {
  readonly from: Note;
  readonly mentions: readonly Backlink[];
}

/** A page stays a page: notes beyond this many are counted, not listed. */
export const SHOWN_SOURCES = 100;
const SHOWN_MENTIONS = 3;

/**
 * Mentions by the note they stand in. The same sentence is shown once, and at
 * most a few of one note.
 */
export function groupMentions(backlinks: readonly Backlink[]): readonly MentionGroup[] {
  const groups = new Map<Note, Backlink[]>();
  for (const backlink of backlinks) {
    const group = groups.get(backlink.from);
    if (group === undefined) groups.set(backlink.from, [backlink]);
    else if (
      group.length < SHOWN_MENTIONS &&
      !group.some(({ mention }) => mention.text === backlink.mention.text)
    ) {
      group.push(backlink);
    }
  }
  return [...groups].map(([from, mentions]) => ({ from, mentions }));
}

/** A sentence as HTML, the words of the link marked. */
export function mentionHtml({ text, start, end }: Mention): string {
  const [before, link, after] = [text.slice(0, start), text.slice(start, end), text.slice(end)];
  return `${proseHtml(before)}<mark>${proseHtml(link)}</mark>${proseHtml(after)}`;
}
