import { endOf, parseMarkdown, startOf, visit } from './parse-markdown.ts';
import { CODE, isLiteral, spansOf, withBackslashes } from './spans.ts';
import type { Nodes } from 'mdast';

/** Rounds of escaping, each of which settles one price of every paragraph; fewer in a text too long for it. */
const MAX_ROUNDS = 40;
const MAX_SIGNS = 500_000;

/**
 * Writes `\$` where the parser would take a price, or a part of a link's target,
 * for a formula. By the rule of the application, and of Pandoc, a formula's
 * opening `$` has no blank behind it, its closing one no blank before it and no
 * digit behind it.
 */
export function escapePrices(body: string): string {
  let escaped = nameDollars(escapeInTargets(body));
  const rounds = Math.min(MAX_ROUNDS, Math.ceil(MAX_SIGNS / body.length));
  for (let round = 0; round < rounds; round++) {
    const prices = offsetsOfPrices(escaped);
    if (prices.length === 0) break;
    escaped = withBackslashes(escaped, prices);
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

/** A formula within a line by the application's rule, which may hold `\$`. */
const FORMULA = /(?<![\\$])\$(?![\s$])(?:\\[^\n]|[^\\$\n])+?(?<!\s)\$(?![\d$])/g;

/** Names the dollars of `$\$5$`: for the parser any `$` would end the formula. */
function nameDollars(body: string): string {
  if (!body.includes('\\$')) return body;
  const spans = spansOf(parseMarkdown(body), CODE);
  return body.replace(FORMULA, (formula, at: number) =>
    isLiteral(spans, at) ? formula : formula.replaceAll('\\$', '\\text{\\textdollar}'),
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
