import { admonitionsAsCallouts } from './admonitions.ts';
import { displayMathOnItsOwn } from './display-math.ts';
import { removeComments, type Span } from './comments.ts';
import { endOf, parseMarkdown, startOf, visit } from './parse-markdown.ts';
import type { Nodes, Root } from 'mdast';

/**
 * The body as it is parsed everywhere: what the dialect writes otherwise than
 * the parser reads it is put into the parser's words. Comments go, prices are
 * no formulas, `^[text]` becomes a footnote, `<% %>` becomes code. Lines keep
 * their numbers; literal text (code, math, HTML, addresses) stays as it is.
 */
export function prepareBody(body: string): string {
  // First of all: each empty alias doubles the time that a parse takes.
  let prepared = EMPTY_ALIAS.test(body) ? dropEmptyAliases(body) : body;
  prepared = admonitionsAsCallouts(prepared);
  if (prepared.includes('$$')) prepared = displayMathOnItsOwn(prepared);
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

const CODE = new Set<string>(['code', 'inlineCode', 'html']);
const MATH = ['math', 'inlineMath'];
const LITERAL = new Set<string>([...CODE, ...MATH]);

/** Where the dialect's marks are text: code, math, HTML, and the addresses of links. */
function literalSpans(tree: Root, types = LITERAL): Span[] {
  const spans = spansOf(tree, types);
  visit(tree, (node) => {
    if (node.type === 'image') spans.push([startOf(node), endOf(node)]);
    if (node.type !== 'link') return;
    const last = node.children.at(-1);
    spans.push([last ? endOf(last) : startOf(node), endOf(node)]);
  });
  return merged(spans);
}

/** Where nodes of these types stand. */
function spansOf(tree: Root, types: ReadonlySet<string>): Span[] {
  const spans: Span[] = [];
  visit(tree, (node) => {
    if (types.has(node.type)) spans.push([startOf(node), endOf(node)]);
  });
  return merged(spans);
}

/** The same places in order, none within another: so that one look halves what is left. */
function merged(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const [start, end] of spans.toSorted((a, b) => a[0] - b[0])) {
    const last = result.at(-1);
    if (last && start < last[1]) result[result.length - 1] = [last[0], Math.max(last[1], end)];
    else result.push([start, end]);
  }
  return result;
}

/** @param spans in order, none within another */
function isLiteral(spans: readonly Span[], at: number): boolean {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]![1] <= at) low = middle + 1;
    else high = middle;
  }
  return low < spans.length && spans[low]![0] <= at;
}

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
  return tildes
    .sort((a, b) => b - a)
    .reduce((text, at) => `${text.slice(0, at)}\\${text.slice(at)}`, body);
}

/** `<% %>` is run by the Templater plugin alone; as code it is shown whole, and nothing in it is a link. */
function templatesAsCode(body: string): string {
  const spans = literalSpans(parseMarkdown(body));
  return body.replace(/<%(?:(?!\n[ \t]*\n)[^])*?%>/g, (template, at: number) => {
    if (isLiteral(spans, at)) return template;
    const runs = template.match(/`+/g) ?? [];
    const fence = '`'.repeat(1 + Math.max(0, ...runs.map((run) => run.length)));
    return `${fence}${template}${fence}`;
  });
}

/** Rounds of escaping, each of which settles one price of every paragraph. */
const MAX_ROUNDS = 40;

/**
 * Writes `\$` where the parser would take a price, or a part of a link's target,
 * for a formula. By the rule of the application, and of Pandoc, a formula's
 * opening `$` has no blank behind it, its closing one no blank before it and no
 * digit behind it.
 */
function escapePrices(body: string): string {
  let escaped = escapeInTargets(body);
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const prices = offsetsOfPrices(escaped);
    if (prices.length === 0) break;
    for (const at of prices.toReversed()) escaped = `${escaped.slice(0, at)}\\${escaped.slice(at)}`;
  }
  return escaped;
}

function escapeInTargets(body: string): string {
  const targets = /\[\[[^[\]\n]*\$[^\n]*?\]\]/g;
  if (!targets.test(body)) return body;
  const spans = spansOf(parseMarkdown(body), CODE);
  return body.replace(targets, (link, at: number) =>
    isLiteral(spans, at) ? link : link.replace(/(?<!\\)\$/g, '\\$'),
  );
}

/** The first price of each paragraph: only once it is escaped, the next can be told. */
function offsetsOfPrices(body: string): number[] {
  const offsets: number[] = [];
  let settled: Nodes | undefined;
  visit(parseMarkdown(body), (node, parents) => {
    if (node.type !== 'inlineMath' || parents.at(-1) === settled) return;
    const source = body.slice(startOf(node), endOf(node));
    if (source.startsWith('$$') || !isPrice(source.slice(1, -1), body.charAt(endOf(node)))) return;
    offsets.push(startOf(node));
    settled = parents.at(-1);
  });
  return offsets;
}

function isPrice(formula: string, next: string): boolean {
  const isEscaped = /\\*$/.exec(formula)![0].length % 2 === 1;
  return /^\s|\s$/.test(formula) || isEscaped || /\d/.test(next);
}

/** `^[text]` becomes a reference, its text a definition behind the body. */
function extractFootnotes(body: string): string {
  const tree = parseMarkdown(body);
  const literal = literalSpans(tree);
  const whole = spansOf(tree, new Set([...LITERAL, 'link', 'image']));
  const definitions: string[] = [];
  let result = '';
  let from = 0;
  for (let at = body.indexOf('^['); at >= 0; at = body.indexOf('^[', Math.max(at + 2, from))) {
    const isText = isLiteral(literal, at) || body[at - 1] === '\\';
    const end = isText ? -1 : closingBracket(body, at + 1, whole);
    if (end < 0) continue;
    const text = body.slice(at + 2, end);
    const id = `inline-${definitions.length + 1}`;
    definitions.push(`[^${id}]: ${text.replace(/\s+/g, ' ').trim()}`);
    result += `${body.slice(from, at)}[^${id}]${text.replace(/[^\n]+/g, '')}`;
    from = end + 1;
  }
  if (definitions.length === 0) return body;
  const extracted = `${result}${body.slice(from)}\n\n${definitions.join('\n\n')}\n`;
  // An unclosed fence would swallow the definitions: then the text stays as it was written.
  const last = parseMarkdown(extracted).children.at(-1);
  return last?.type === 'footnoteDefinition' ? extracted : body;
}

/** The bracket that closes the one at `open`, within the same block; those of links and code don't count. */
function closingBracket(body: string, open: number, whole: readonly Span[]): number {
  let depth = 0;
  for (let at = open; at < body.length; at++) {
    const span = whole.find(([start, end]) => start <= at && at < end);
    if (span) at = span[1];
    const sign = body[at];
    if (sign === '\n' && /^\n[ \t>]*(?:\n|$)/.test(body.slice(at, at + 80))) return -1;
    if ((sign !== '[' && sign !== ']') || body[at - 1] === '\\') continue;
    depth += sign === '[' ? 1 : -1;
    if (depth === 0) return at;
  }
  return -1;
}
