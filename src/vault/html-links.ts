import { decodeEntities } from './entities.ts';

/** A link or a file to show, in an HTML element or its like. */
export interface HtmlLink {
  readonly url: string;
  /** True for what is shown in place: a picture, a film. */
  readonly embed: boolean;
  readonly alt: string | undefined;
  /** Line on which its tag begins, counted from 0. */
  readonly line: number;
  /** Where in that line, from 0. */
  readonly column: number;
  /** The words between the tag and its end, tags removed; for embeds empty. */
  readonly text: string;
}

/** What a piece of HTML points to, and the anchors that it sets. */
export interface HtmlFindings {
  readonly links: readonly HtmlLink[];
  readonly anchors: readonly string[];
}

/** The attribute by which an element points into the vault. */
const POINTING: Readonly<Record<string, readonly string[]>> = {
  a: ['href'],
  img: ['src'],
  video: ['src', 'poster'],
  audio: ['src'],
  source: ['src'],
  track: ['src'],
};

// Comments and scripts first, so that nothing in them counts. A part that is
// never closed runs to the end: no input makes the search start over.
const MARKUP =
  /<!--[\s\S]*?(?:-->|$)|<(script|style)\b[\s\S]*?(?:<\/\1\s*>|$)|<([a-z][a-z\d-]*)((?:[^>"']|"[^"]*(?:"|$)|'[^']*(?:'|$))*)(?:>|$)/gi;
const ATTRIBUTE = /(?<![a-z-])([a-z][a-z-]*)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi;
const INNER_TEXT_LENGTH = 2000;

/** Reads raw HTML, as far as links go. Costs time in proportion to its length, whatever it holds. */
export function htmlFindings(html: string): HtmlFindings {
  const links: HtmlLink[] = [];
  const anchors: string[] = [];
  const placeAt = placesIn(html);
  for (const match of html.matchAll(MARKUP)) {
    const name = match[2]?.toLowerCase();
    if (name === undefined) continue;
    const attributes = attributesOf(match[3] ?? '');
    const text = name === 'a' ? textUpTo(html, '</a', match.index + match[0].length) : '';
    for (const found of pointersOf(name, attributes)) {
      links.push({ ...found, ...placeAt(match.index), text });
    }
    const anchor = attributes.get('id') ?? (name === 'a' ? attributes.get('name') : undefined);
    if (anchor !== undefined) anchors.push(anchor);
  }
  return { links, anchors };
}

/** Tells line and column of offsets that are asked for in ascending order. */
function placesIn(text: string) {
  let line = 0;
  let lineStart = 0;
  return (offset: number) => {
    for (let end = text.indexOf('\n', lineStart); end >= 0 && end < offset;) {
      line++;
      lineStart = end + 1;
      end = text.indexOf('\n', lineStart);
    }
    return { line, column: offset - lineStart };
  };
}

/** What an element with these attributes points to; the same for HTML and for JSX. */
export function pointersOf(name: string, attributes: ReadonlyMap<string, string>) {
  return (POINTING[name] ?? []).flatMap((attribute) => {
    const url = attributes.get(attribute);
    return url === undefined ? [] : { url, embed: name !== 'a', alt: attributes.get('alt') };
  });
}

function attributesOf(source: string): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name, ...values] of source.matchAll(ATTRIBUTE)) {
    const value = values.find(Boolean) ?? '';
    attributes.set(name!.toLowerCase(), decodeEntities(value.trim()));
  }
  return attributes;
}

function textUpTo(html: string, closing: string, from: number): string {
  const rest = html.slice(from, from + INNER_TEXT_LENGTH);
  const end = rest.toLowerCase().indexOf(closing);
  return (end < 0 ? '' : rest.slice(0, end))
    .replace(/<[^>]*>/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
