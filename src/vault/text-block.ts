import type { Nodes } from 'mdast';
import { endOf, startOf } from './parse-markdown.ts';
import type { Mention } from './types.ts';

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
    else if (node.type === 'image') text += node.alt ?? '';
    else if (node.type === 'html') text += /^<br\b/i.test(node.value) ? ' ' : '';
    else if ('value' in node) text += node.value.replaceAll('\n', ' ');
    else if ('children' in node) {
      node.children.forEach((child) => {
        if (child.type === 'tableCell' && text !== '') text += ' · ';
        walk(child);
      });
    }
    if (node.type === 'link' || node.type === 'image') spans.set(node, [start, text.length]);
  };
  walk(block);
  return { text, spans };
}

/** A mention is shown in one line: a longer sentence is cut around the link. */
const MENTION_LENGTH = 240;
const SENTENCE_END =
  /[.!?\u2026]["'\u201D\u2019)\]]*\s+(?=["'\u201C\u2018([]?[\p{Lu}\p{N}\p{Lo}])|[\u3002\uFF01\uFF1F]/gu;

/** The sentence of `text` that holds `[start, end)`. */
export function sentenceAround(text: string, start: number, end: number): Mention {
  let from = 0;
  let to = text.length;
  for (const match of text.matchAll(SENTENCE_END)) {
    const stop = match.index + match[0].length;
    if (stop <= start) from = stop;
    else if (match.index >= end) {
      to = stop;
      break;
    }
  }
  return cutAround(text, from, to, start, end);
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
  const blank = text.indexOf(' ', at);
  return blank < 0 || blank >= limit ? at : blank + 1;
}

function wordEnd(text: string, at: number, limit: number): number {
  const blank = text.lastIndexOf(' ', at);
  return blank <= limit ? at : blank;
}

/** The first `limit` characters of a text, cut between words, with an ellipsis where something is missing. */
export function shortenText(text: string, limit: number): string {
  const folded = text.replace(/\s+/g, ' ').trim();
  if (folded.length <= limit) return folded;
  const blank = folded.lastIndexOf(' ', limit);
  return `${folded.slice(0, blank > limit / 2 ? blank : limit).replace(/[\s,;:.]+$/, '')}\u2026`;
}

/** The source of a node. */
export function sourceOf(body: string, node: Nodes): string {
  return body.slice(startOf(node), endOf(node));
}
