import { passageOf } from '../vault/heading-lookup.ts';
import type { Heading, Outline } from '../vault/types.ts';

/** Where a passage is shown, other than in its own note. */
export interface PassagePlace {
  /** Put before every id of the passage, so that several can share a page. */
  readonly idPrefix: string;
  /** The level, 2 to 6, of the highest heading below the passage's own. */
  readonly level: number;
  /** Address of the note, for links to parts of it that are not in the passage. */
  readonly noteUrl: string;
}

/**
 * The HTML below one heading of a rendered note, up to the next heading that is
 * as high, made fit for another page. The heading itself is left out: the page
 * that shows a passage says what it is about.
 */
export function passageHtml(
  html: string,
  outline: Outline,
  heading: Heading,
  place: PassagePlace,
): string {
  const at = outline.headings.indexOf(heading);
  const inside = passageOf(outline.headings, at);
  const after = outline.headings[at + inside.length];
  const start = headingStart(html, heading);
  if (start < 0) return '';
  const bodyStart = html.indexOf('</h', start);
  const from = html.indexOf('>', bodyStart) + 1;
  const end = after ? headingStart(html, after) : html.indexOf('<section data-footnotes');
  const passage = html.slice(from, end < from ? undefined : end).trim();
  return relocate(passage, place);
}

function headingStart(html: string, { id }: Heading): number {
  const found = new RegExp(`<h[1-6] id="${id.replace(/[^\p{L}\p{N}-]/gu, '\\$&')}"`, 'u').exec(
    html,
  );
  return found?.index ?? -1;
}

const TAG = /<\/?[a-z][^<>]*>/g;

function relocate(html: string, { idPrefix, level, noteUrl }: PassagePlace): string {
  const ids = new Set([...html.matchAll(/<[a-z][^<>]* id="([^"]*)"/g)].map((match) => match[1]!));
  const highest = Math.min(
    ...[...html.matchAll(/<h([1-6])[ >]/g)].map((match) => Number(match[1])),
  );
  const shift = Number.isFinite(highest) ? level - highest : 0;
  const prefixReferences = (_: string, name: string, value: string) =>
    ` ${name}="${value.replace(/\S+/g, `${idPrefix}$&`)}"`;
  return html.replace(TAG, (tag) =>
    tag
      .replace(/^(<\/?h)([1-6])(?=[ >])/, (_, open: string, depth: string) => {
        return `${open}${Math.min(6, Math.max(2, Number(depth) + shift))}`;
      })
      .replace(/ id="/, ` id="${idPrefix}`)
      .replace(/url\(#/g, `url(#${idPrefix}`)
      .replace(/ (aria-(?:labelledby|describedby)|popovertarget)="([^"]*)"/g, prefixReferences)
      .replace(/ href="#([^"]*)"/, (_, fragment: string) => {
        const isInside = ids.has(decodeURIComponent(fragment));
        return isInside ? ` href="#${idPrefix}${fragment}"` : ` href="${noteUrl}#${fragment}"`;
      }),
  );
}
