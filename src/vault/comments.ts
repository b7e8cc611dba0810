import type { Span } from './spans.ts';

/** Where `%%` is text, in order. */
export interface Literal {
  /** Code, math, addresses. */
  readonly always: readonly Span[];
  /** HTML, in which `%%` on a line of its own is a mark all the same. */
  readonly withinLines: readonly Span[];
}

/**
 * Removes `%%comments%%`, inline and over several lines, keeping every line
 * break so that line numbers stay true. Inside a protected span (code, math,
 * HTML, link targets) `%%` is text. What begins a line hides any number of
 * paragraphs, and on a line of its own, unclosed, all the rest; what begins
 * within a line ends in the same paragraph or is text.
 */
export function removeComments(text: string, literal: Literal): string {
  const marks = findMarks(text, literal);
  let result = '';
  let from = 0;
  for (let at = 0; at < marks.length; at++) {
    const open = marks[at]!;
    const close = marks[at + 1];
    const isBlock = beginsLine(text, open);
    if (close === undefined && !standsAlone(text, open)) break;
    if (!isBlock && /\n[ \t]*\n/.test(text.slice(open, close))) continue;
    result += text.slice(from, open);
    const end = close === undefined ? text.length : close + 2;
    result += text.slice(open, end).replace(/[^\n]+/g, '');
    from = end;
    at++;
  }
  return result + text.slice(from);
}

function findMarks(text: string, { always, withinLines }: Literal): number[] {
  const marks: number[] = [];
  const isProtected = lookup(always);
  const isInHtml = lookup(withinLines);
  for (let at = text.indexOf('%%'); at >= 0; at = text.indexOf('%%', at + 2)) {
    const isText = isProtected(at) || (isInHtml(at) && !standsAlone(text, at));
    if (!isText) marks.push(at);
  }
  return marks;
}

/** Tells whether offsets, asked for in ascending order, lie in one of the spans. */
function lookup(spans: readonly Span[]): (at: number) => boolean {
  let span = 0;
  return (at) => {
    while (span < spans.length && spans[span]![1] <= at) span++;
    return span < spans.length && spans[span]![0] <= at;
  };
}

function standsAlone(text: string, at: number): boolean {
  return beginsLine(text, at) && /^%%[^\S\n]*(?:\n|$)/.test(text.slice(at, at + LONGEST_BLANK));
}

function beginsLine(text: string, at: number): boolean {
  return /(?:^|\n)[^\S\n]*$/.test(text.slice(Math.max(0, at - LONGEST_BLANK), at));
}

/** Blanks around a mark; a line of marks is not looked through for each of them. */
const LONGEST_BLANK = 100;
