import type { Nodes } from 'mdast';
import { endOf, startOf } from './parse-markdown.ts';
import type { Mention } from './types.ts';

/** Nodes that may lead somewhere: their place in the text is kept. */
const POINTERS = new Set<string>([
  'link',
  'image',
  'linkReference',
  'imageReference',
  'html',
  'mdxJsxTextElement',
]);

/** The plain text of a paragraph, heading or table row, and where its links stand in it. */
export interface TextBlock {
  readonly text: string;
  readonly spans: ReadonlyMap<Nodes, readonly [start: number, end: number]>;
}

/**
 * Joins the words of a block as a reader sees them. `shown` gives the text of a
 * wiki-link, which can differ from its children.
 */
export function textBlock(
  block: Nodes,
  shown: (node: Nodes) => string | undefined = () => undefined,
): TextBlock {
  let text = '';
  const spans = new Map<Nodes, readonly [number, number]>();
  const walk = (node: Nodes) => {
    const start = text.length;
    const replacement = shown(node);
    if (replacement !== undefined) text += replacement;
    else if (node.type === 'break') text += ' ';
    else if (node.type === 'image' || node.type === 'imageReference') text += node.alt ?? '';
    else if (node.type === 'html') text += /^<br\b/i.test(node.value) ? ' ' : '';
    else if ('value' in node) text += joinLines(node.value);
    else if ('children' in node) {
      node.children.forEach((child) => {
        if (child.type === 'tableCell' && text !== '') text += ' · ';
        walk(child);
      });
    }
    if (POINTERS.has(node.type)) spans.set(node, [start, text.length]);
  };
  walk(block);
  return { text, spans };
}

// Chinese and Japanese are written without blanks between words.
const UNSPACED =
  /(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF00-\uFFEF])\n(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF00-\uFFEF])/gu;

/** Removes the line breaks of a source that are no space to a reader: those between signs of Chinese or Japanese. */
export function withoutCjkBreaks(text: string): string {
  return text.includes('\n') ? text.replace(UNSPACED, '') : text;
}

/** The lines of a text as one. */
export function joinLines(text: string): string {
  return withoutCjkBreaks(text).replaceAll('\n', ' ');
}

/** A mention is shown in one line: a longer sentence is cut around the link. */
const MENTION_LENGTH = 240;
const SENTENCE_END =
  /[.!?\u2026]["'\u201D\u2019)\]]*\s+(?=["'\u201C\u2018([]?[\p{Lu}\p{N}\p{Lo}])|[\u3002\uFF01\uFF1F]/gu;

/**
 * Tells the sentence of `text` that holds `[start, end)`. The ends of sentences
 * are looked for once: a paragraph may hold thousands of links.
 */
export function sentencesOf(text: string): (start: number, end: number) => Mention {
  const ends = [...text.matchAll(SENTENCE_END)].map((match) => ({
    index: match.index,
    stop: match.index + match[0].length,
  }));
  return (start, end) => {
    const from = ends[countWhile(ends, ({ stop }) => stop <= start) - 1]?.stop ?? 0;
    const to = ends[countWhile(ends, ({ index }) => index < end)]?.stop ?? text.length;
    return cutAround(text, from, to, start, end);
  };
}

/** How many items at the front fulfil a condition that all behind them fail. */
function countWhile<T>(items: readonly T[], holds: (item: T) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(items[middle]!)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function cutAround(text: string, from: number, to: number, start: number, end: number): Mention {
  const spare = Math.max(0, MENTION_LENGTH - (end - start));
  let left = Math.max(from, start - Math.floor(spare / 2));
  let right = Math.min(to, end + Math.ceil(spare / 2));
  if (left > from) left = wordStart(text, left, start);
  if (right < to) right = wordEnd(text, right, end);
  const before = (left > from ? '\u2026 ' : '') + text.slice(left, start).trimStart();
  const after = text.slice(end, right).trimEnd() + (right < to ? ' \u2026' : '');
  return {
    text: before + text.slice(start, end) + after,
    start: before.length,
    end: before.length + end - start,
  };
}

function wordStart(text: string, at: number, limit: number): number {
  const blank = text.slice(at, limit).indexOf(' ');
  return blank < 0 ? wholeSign(text, at) : at + blank + 1;
}

function wordEnd(text: string, at: number, limit: number): number {
  const blank = text.slice(limit, at).lastIndexOf(' ');
  return blank <= 0 ? wholeSign(text, at) : limit + blank;
}

/** A cut never parts the two halves of a sign, such as an emoji. */
function wholeSign(text: string, at: number): number {
  return /[\uDC00-\uDFFF]/.test(text.charAt(at)) ? at - 1 : at;
}

/** The first `limit` characters of a text, cut between words, with an ellipsis where something is missing. */
export function shortenText(text: string, limit: number): string {
  const folded = text.replace(/\s{2,}|[^\S ]/g, ' ').trim();
  if (folded.length <= limit) return folded;
  const blank = folded.lastIndexOf(' ', limit);
  return `${folded.slice(0, blank > limit / 2 ? blank : wholeSign(folded, limit)).replace(/[\s,;:.]+$/, '')}\u2026`;
}

/** How many words a text has, for an estimate of reading time. */
export function countWords(text: string): number {
  if (!MAY_BE_DENSE.test(text)) return countOf(WORD, text);
  // A word of Chinese or Japanese is some two signs long.
  return countOf(WORD, text.replace(DENSE, ' ')) + Math.round(countOf(DENSE, text) / 2);
}

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu;
const DENSE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;
/** Told at once of a text in other scripts. */
const MAY_BE_DENSE = /[\u2E80-\uFFFF]/;

/** How often a global pattern matches. */
function countOf(pattern: RegExp, text: string): number {
  let count = 0;
  for (pattern.lastIndex = 0; pattern.test(text);) count++;
  return count;
}

/** The source of a node. */
export function sourceOf(body: string, node: Nodes): string {
  return body.slice(startOf(node), endOf(node));
}
