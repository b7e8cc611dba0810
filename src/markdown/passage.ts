import { decodeAddress } from '../vault/markdown-link.ts';
import { passageOf } from '../vault/heading-lookup.ts';
import type { Heading, Outline } from '../vault/types.ts';

/** Where a passage is shown, other than in its own note. */
export interface PassagePlace {
  /** Put before every id of the passage, so that several can share a page. */
  readonly idPrefix: string;
  /** The level, 2 to 6, of the highest heading in it. */
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
  return relocate(cutPassage(html, outline, heading) ?? '', place).html;
}

/** The HTML below a heading, as it is; undefined where the HTML does not have the heading. */
export function cutPassage(html: string, outline: Outline, heading: Heading): string | undefined {
  const at = outline.headings.indexOf(heading);
  const inside = passageOf(outline.headings, at);
  const after = outline.headings[at + inside.length];
  const start = headingStart(html, heading);
  if (start < 0) return undefined;
  const from = html.indexOf('>', html.indexOf('</h', start)) + 1;
  const end = after ? headingStart(html, after) : html.search(FOOTNOTES);
  return insideContainer(html.slice(from, end < from ? undefined : end)).trim();
}

// Only a page's own notes: those of an embed have another id.
const FOOTNOTES = /<section data-footnotes[^>]*>\s*<h2 class="sr-only" id="footnote-label"/;

function headingStart(html: string, { id }: Heading): number {
  return html.search(new RegExp(`<h[1-6] id="${escapeRegExp(id)}"`, 'u'));
}

/** The HTML of the element with this id, as it is; undefined where there is none. */
export function cutElement(html: string, id: string): string | undefined {
  const start = html.search(new RegExp(`<[a-z][a-z\\d]*[^<>]* id="${escapeRegExp(id)}"`, 'u'));
  if (start < 0) return undefined;
  const rest = html.slice(start);
  const name = /^<([a-z][a-z\d]*)/.exec(rest)![1]!;
  const first = rest.indexOf('>') + 1;
  const content = insideContainer(rest.slice(first));
  const element = `${rest.slice(0, first)}${content}</${name}>`;
  return name === 'li' ? `<ul>${element}</ul>` : element;
}

function escapeRegExp(id: string): string {
  return id.replace(/[^\p{L}\p{N}_-]/gu, '\\$&');
}

const TAG = /<(\/?)([a-z][a-z\d-]*)((?:\s+[^\s=>"]+(?:="[^"]*")?)*)\s*\/?>/g;
const VOID = /^(?:area|br|col|hr|img|input|source|track|wbr)$/;

/** The HTML up to the end of the element in which it begins. */
function insideContainer(html: string): string {
  let depth = 0;
  for (const { 0: tag, 1: slash, 2: name, index } of html.matchAll(TAG)) {
    if (VOID.test(name!) || tag.endsWith('/>')) continue;
    depth += slash === '/' ? -1 : 1;
    if (depth < 0) return html.slice(0, index);
  }
  return html;
}

/**
 * Makes the HTML of a note fit for another page: ids unique, levels of headings
 * shifted, links to parts of the note that stay behind leading back to it.
 *
 * @returns the HTML, and by how many levels its headings were lowered
 */
export function relocate(
  html: string,
  { idPrefix, level, noteUrl }: PassagePlace,
): { html: string; shift: number } {
  const tags = [...html.matchAll(TAG)];
  const ids = new Set(tags.flatMap(([, , , attributes]) => ID.exec(attributes!)?.[1] ?? []));
  const levels = tags.flatMap(([, , name]) => /^h([1-6])$/.exec(name!)?.[1] ?? []).map(Number);
  const shift = levels.length > 0 ? level - Math.min(...levels) : 0;
  const moved = html.replace(
    TAG,
    (tag: string, slash: string, name: string, attributes: string) => {
      const depth = /^h([1-6])$/.exec(name)?.[1];
      const newName =
        depth === undefined ? name : `h${Math.min(6, Math.max(2, Number(depth) + shift))}`;
      if (attributes === '') return newName === name ? tag : `<${slash}${newName}>`;
      const moved = moveAttributes(attributes, ids, idPrefix, noteUrl);
      return `<${slash}${newName}${moved}${tag.endsWith('/>') ? '/>' : '>'}`;
    },
  );
  return { html: moved, shift };
}

const ID = /\sid="([^"]*)"/;

function moveAttributes(
  attributes: string,
  ids: ReadonlySet<string>,
  idPrefix: string,
  noteUrl: string,
): string {
  return attributes
    .replace(ID, ` id="${idPrefix.replaceAll('$', '$$$$')}$1"`)
    .replace(
      /\s(headers|popovertarget|aria-(?:labelledby|describedby))="([^"]*)"/g,
      (_, name: string, list: string) => {
        // What stays behind can't describe anything here.
        const moved = list.split(' ').filter((id) => ids.has(id));
        return moved.length === 0 ? '' : ` ${name}="${moved.map((id) => idPrefix + id).join(' ')}"`;
      },
    )
    .replace(/url\(#/g, () => `url(#${idPrefix}`)
    .replace(/\shref="#([^"]*)"/, (_, fragment: string) => {
      const isInside = ids.has(decodeAddress(fragment));
      return isInside ? ` href="#${idPrefix}${fragment}"` : ` href="${noteUrl}#${fragment}"`;
    });
}
