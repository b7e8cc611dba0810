import { endOf, startOf, visit } from './parse-markdown.ts';
import type { Root } from 'mdast';

/** A span of a text: `[start, end)`, in UTF-16 units. */
export type Span = readonly [start: number, end: number];

export const CODE = new Set<string>(['code', 'inlineCode', 'html']);
export const MATH = ['math', 'inlineMath'];
/** What is no text of the note's. */
export const LITERAL = new Set<string>([...CODE, ...MATH]);

/** Where the dialect's marks are text: code, math, HTML, and the addresses of links. */
export function literalSpans(tree: Root, types = LITERAL): Span[] {
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
export function spansOf(tree: Root, types: ReadonlySet<string>): Span[] {
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
export function isLiteral(spans: readonly Span[], at: number): boolean {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]![1] <= at) low = middle + 1;
    else high = middle;
  }
  return low < spans.length && spans[low]![0] <= at;
}

/**
 * A text with a backslash at each of these places.
 *
 * @param offsets in order
 */
export function withBackslashes(text: string, offsets: readonly number[]): string {
  const parts = offsets.map((at, index) => text.slice(offsets[index - 1] ?? 0, at));
  return [...parts, text.slice(offsets.at(-1) ?? 0)].join('\\');
}
