import { admonitionsAsCallouts } from './admonitions.ts';
import { calloutTitlesAsText } from './callout-lines.ts';
import { deepItemsAsLists } from './deep-items.ts';
import { displayMathOnItsOwn } from './display-math.ts';
import { removeComments } from './comments.ts';
import { extractFootnotes } from './inline-footnotes.ts';
import { escapePrices } from './prices.ts';
import { CODE, isLiteral, literalSpans, MATH, spansOf, withBackslashes } from './spans.ts';
import { endOf, parseMarkdown, startOf, visit } from './parse-markdown.ts';

/**
 * The body as it is parsed everywhere: what the dialect writes otherwise than
 * the parser reads it is put into the parser's words. Comments go, prices are
 * no formulas, `^[text]` becomes a footnote, `<% %>` becomes code. Lines keep
 * their numbers; literal text (code, math, HTML, addresses) stays as it is.
 */
export function prepareBody(body: string): string {
  // First of all: each empty alias doubles the time that a parse takes.
  let prepared = body.replace(DEEP, '$1\\');
  if (EMPTY_ALIAS.test(prepared)) prepared = dropEmptyAliases(prepared);
  prepared = calloutTitlesAsText(admonitionsAsCallouts(prepared));
  if (prepared.includes('$$')) prepared = displayMathOnItsOwn(prepared);
  prepared = deepItemsAsLists(prepared);
  if (BARS_IN_ROW.test(prepared)) prepared = escapeBarsInRows(prepared);
  if (SINGLE_TILDES.test(prepared)) prepared = escapeSingleTildes(prepared);
  if (LINKED_EMBED.test(prepared)) prepared = linkedEmbedsAsImages(prepared);
  if (prepared.includes('%%')) {
    const tree = parseMarkdown(prepared);
    prepared = removeComments(prepared, {
      always: literalSpans(tree, new Set(['code', 'inlineCode', ...MATH])),
      withinLines: spansOf(tree, new Set(['html'])),
    });
  }
  if (prepared.includes('<%')) prepared = templatesAsCode(prepared);
  if (prepared.includes('$')) prepared = escapePrices(prepared);
  if (prepared.includes('^[')) prepared = extractFootnotes(prepared);
  return prepared;
}

/** Quotations and lists within one another, more than anybody reads or any browser shows: further signs are text. */
const DEEP = /^((?:[ \t]*(?:>|[-+*][ \t]|\d{1,9}[.)][ \t])){80}[ \t]*)(?=[>*+-]|\d+[.)])/gm;

const LINKED_EMBED = /!\[\[([^[\]|\n]+)(?:\|([^[\]\n]*))?\]\](?=[^[\]\n]*\]\()/;

/** `[![[image.png|50]]](url)` is `[![50](image.png)](url)`: the parser knows images in links by that name only. */
function linkedEmbedsAsImages(body: string): string {
  // As with empty aliases, each of these doubles the time of a parse: look for code without them.
  const spans = spansOf(parseMarkdown(body.replaceAll('[![[', 'xxxx')), CODE);
  return body.replace(
    new RegExp(LINKED_EMBED, 'g'),
    (link, target: string, alias: string | undefined, at: number) => {
      const url = encodeURI(target.trim()).replaceAll('(', '%28').replaceAll(')', '%29');
      return isLiteral(spans, at) ? link : `![${alias ?? ''}](${url})`;
    },
  );
}

const EMPTY_ALIAS = /(\[\[[^[\]|\n\\]+)\\?\|[ \t|]*\]\]/;

/** `[[Note|]]` is `[[Note]]`; the parser would take what follows the bar, whatever it is, for its text. */
function dropEmptyAliases(body: string): string {
  // Where code is does not depend on the bar, and without it the parse is quick.
  const spans = spansOf(parseMarkdown(body.replace(/\|(?=[ \t|]*\]\])/g, 'x')), CODE);
  return body.replace(new RegExp(EMPTY_ALIAS, 'g'), (link, start: string, at: number) =>
    isLiteral(spans, at) ? link : `${start}]]`,
  );
}

const BARS_IN_ROW = /^[ \t>]*\|[^\n]*\[\[[^[\]|\n]*[^[\]|\n\\]\|[^[\]\n]*\]\]/m;

/** `| [[Note|text]] |` is one cell, though by the letter the bar of the link would end it. */
function escapeBarsInRows(body: string): string {
  const spans = spansOf(parseMarkdown(body), CODE);
  return body.replace(/^([ \t>]*)\|[^\n]*$/gm, (row, indent: string, at: number) =>
    isLiteral(spans, at + indent.length)
      ? row
      : row.replace(/\[\[[^[\]\n]*\]\]/g, (link) => link.replace(/(?<!\\)\|/g, '\\|')),
  );
}

const SINGLE_TILDES = /(?<![~\\])~(?!~)[^~\n]*[^~\n\\]~(?!~)/;

/** `H~2~O`: the application strikes out between two tildes only. */
function escapeSingleTildes(body: string): string {
  const tildes: number[] = [];
  visit(parseMarkdown(body), (node) => {
    if (node.type !== 'delete' || body.startsWith('~~', startOf(node))) return;
    tildes.push(startOf(node), endOf(node) - 1);
  });
  return withBackslashes(
    body,
    tildes.sort((a, b) => a - b),
  );
}

/** `<% %>` is run by the Templater plugin alone; as code it is shown whole, and nothing in it is a link. */
function templatesAsCode(body: string): string {
  const spans = literalSpans(parseMarkdown(body));
  const parts: string[] = [];
  let from = 0;
  let blank = -1;
  for (let at = body.indexOf('<%'); at >= 0; at = body.indexOf('<%', Math.max(at + 2, from))) {
    const end = body.indexOf('%>', at + 2);
    if (end < 0) break;
    if (blank < at) blank = blankLineFrom(body, at);
    if (end > blank || isLiteral(spans, at) || isInTarget(body, at)) continue;
    const template = body.slice(at, end + 2);
    const runs = template.match(/`+/g) ?? [];
    const fence = '`'.repeat(1 + Math.max(0, ...runs.map((run) => run.length)));
    parts.push(body.slice(from, at), fence, template, fence);
    from = end + 2;
  }
  return parts.join('') + body.slice(from);
}

/** Whether a place lies in a wiki-link or in an address, where backticks would be part of the name. */
function isInTarget(body: string, at: number): boolean {
  const before = body.slice(body.lastIndexOf('\n', at) + 1, at);
  return /\[\[[^\]]*$|https?:\/\/\S*$/.test(before);
}

function blankLineFrom(body: string, from: number): number {
  const pattern = /\n[ \t]*\n/g;
  pattern.lastIndex = from;
  return pattern.exec(body)?.index ?? body.length;
}
