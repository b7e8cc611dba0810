import { defineMdastPlugin, markdownToHtml, type Features } from 'satteri';

/** A piece of a note's raw HTML. */
export type HtmlToken =
  | { readonly kind: 'text'; readonly source: string }
  | { readonly kind: 'hidden'; readonly source: string }
  | {
      readonly kind: 'open' | 'close';
      readonly source: string;
      /** Lower-case. */
      readonly name: string;
      readonly attributes: ReadonlyMap<string, string>;
      /** Written `<x/>`. */
      readonly selfClosing: boolean;
    };

const MARKUP =
  /<!--[^]*?(?:-->|$)|<\?[^]*?(?:\?>|$)|<![a-z[][^]*?(?:>|$)|<(\/?)([a-z][a-z\d:_.-]*)((?:\s+[^\s=>/"'<]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*)\s*(\/?)>/gi;
const ATTRIBUTE = /([^\s=>/"'<]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g;

/**
 * The tags of a piece of HTML and the text between them, in order. Whatever is
 * no whole tag is text; comments and declarations are hidden.
 */
export function* htmlTokens(html: string): Generator<HtmlToken> {
  let from = 0;
  for (const match of html.matchAll(MARKUP)) {
    const [source, slash, name, attributes = '', selfClosing] = match;
    if (match.index > from) yield { kind: 'text', source: html.slice(from, match.index) };
    from = match.index + source.length;
    if (name === undefined) yield { kind: 'hidden', source };
    else {
      yield {
        kind: slash === '/' ? 'close' : 'open',
        source,
        name: name.toLowerCase(),
        attributes: readAttributes(attributes),
        selfClosing: selfClosing === '/',
      };
    }
  }
  if (from < html.length) yield { kind: 'text', source: html.slice(from) };
}

function readAttributes(source: string): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name, double, single, bare] of source.matchAll(ATTRIBUTE)) {
    const value = double ?? single ?? bare ?? '';
    if (!attributes.has(name!.toLowerCase())) attributes.set(name!.toLowerCase(), value);
  }
  return attributes;
}

/** Whether a note may hold HTML: a `<` before a name that is no address in angle brackets. */
function mayHoldHtml(source: string): boolean {
  return /<(?:[!?/]|[a-z][a-z\d-]*(?:[\s/>]|$))/im.test(source);
}

/**
 * Whether a note holds HTML, by the parser's own word: a tag in code is none.
 * To make HTML part of a page is dear, and to look for some first is not.
 */
export function holdsHtml(source: string, features: Features): boolean {
  if (!mayHoldHtml(source)) return false;
  let isFound = false;
  const finder = defineMdastPlugin({
    name: 'lectern:find-html',
    html() {
      isFound = true;
    },
  });
  markdownToHtml(source, { features, mdastPlugins: [finder] });
  return isFound;
}

/** Elements without an end tag. */
export const VOID_ELEMENTS = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
);

/** Elements whose end tag may be left out; an end tag too many would make an element of its own. */
export const OPTIONAL_END = new Set(
  'p li dt dd tr td th thead tbody tfoot colgroup caption rt rp'.split(' '),
);
