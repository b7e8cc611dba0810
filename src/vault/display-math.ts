import type { Span } from './spans.ts';
import { marksOfFormulas } from './formula-marks.ts';
import { columns, quoteDepth } from './indent.ts';
import { endOf, parseMarkdown, startOf, visit } from './parse-markdown.ts';

/** A formula between two `$$`: where each of them begins. */
type Formula = readonly [open: number, close: number];

/**
 * Formulas between `$$` that the parser would miss or never end, since it wants
 * each mark on a line of its own, or both on one line: `$$\begin{aligned}`, text
 * before the first mark or behind the second, one formula right behind another.
 * A mark without a partner is text. Lines keep their number. Costs time in
 * proportion to the text.
 */
export function displayMathOnItsOwn(body: string): string {
  if (rewrite(body, []) === body) return body;
  return rewrite(body, codeIn(body));
}

/** Code and HTML. The marks are hidden from the parser, which might take all that follows for a formula. */
function codeIn(body: string): Span[] {
  const spans: Span[] = [];
  visit(parseMarkdown(body.replaceAll('$', 'x')), (node) => {
    if (node.type === 'code' || node.type === 'inlineCode' || node.type === 'html') {
      spans.push([startOf(node), endOf(node)]);
    }
  });
  return spans;
}

function rewrite(body: string, code: readonly Span[]): string {
  const marks = marksOfFormulas(body, code);
  const result: string[] = [];
  let from = 0;
  /** Lines that a formula gave up, to be made up for at the end of its last one. */
  let owed = '';
  const copy = (to: number) => {
    const text = body.slice(from, to);
    const lineEnd = owed === '' ? -1 : text.indexOf('\n');
    if (lineEnd < 0) result.push(text);
    else {
      result.push(text.slice(0, lineEnd), owed, text.slice(lineEnd));
      owed = '';
    }
    from = to;
  };
  for (let at = 0; at < marks.length; at++) {
    const open = marks[at]!;
    const close = marks[at + 1];
    if (close === undefined || !isFormula(body, [open, close])) {
      copy(open);
      if (isAtLineStart(body, open)) {
        result.push('\\$\\$');
        from = open + 2;
      }
      continue;
    }
    copy(open);
    // One right behind another would be one run of signs.
    if (from > 0 && marks[at - 1] === open - 2) result.push(' ');
    const written = writtenFormula(body, [open, close]);
    result.push(written.formula);
    owed += written.owed;
    from = close + 2;
    at++;
  }
  copy(body.length);
  return result.join('') + owed;
}

/** What begins a line may hold blank lines; what begins within one ends in the same paragraph, but for an environment. */
function isFormula(body: string, [open, close]: Formula): boolean {
  const inside = body.slice(open + 2, close).trim();
  if (isAtLineStart(body, open) || !/\n[ \t>]*\n/.test(inside)) return true;
  return inside.startsWith('\\begin{') && inside.endsWith('}');
}

/** A formula as the parser reads it, and the line ends that are missing in it. */
function writtenFormula(body: string, [open, close]: Formula) {
  const source = body.slice(open, close + 2);
  const lines = source.slice(2, -2).split('\n');
  if (lines.length === 1) return { formula: source, owed: '' };
  const before = lineBefore(body, open);
  const behind = lineBehind(body, close + 2);
  const isBlock = /^[ \t>]*$/.test(before) && behind.trim() === '';
  const prefixes = lines.map((line, at) => (at === 0 ? '' : quotePrefix(line, before)));
  const words = lines.map((line, at) => line.slice(prefixes[at]!.length));
  const isApart = words[0]!.trim() === '' && words.at(-1)!.trim() === '' && behind.trim() === '';
  const isInside = staysInside(before, lines, words);
  if (isApart && isInside && isAtLineStart(body, open)) return { formula: source, owed: '' };
  if (isBlock && isInside && lines.length > 2)
    return { formula: blockOf(words, prefixes), owed: '' };
  const inline = words
    .map((line) => line.replace(/(?<!\\)%.*/, '').trim())
    .filter((line) => line !== '')
    .join(' ');
  if (isAtLineStart(body, open)) {
    const owed = prefixes.slice(1).map((prefix) => `\n${prefix.trimEnd()}`);
    return { formula: `$$ ${inline} $$`, owed: owed.join('') };
  }
  // Lines that say nothing in a formula, and end no paragraph.
  const rest = prefixes.slice(1).map((prefix) => `\n${prefix}${EMPTY_GROUP}`);
  return { formula: `$$ ${inline}${rest.join('')}$$`, owed: '' };
}

/** Whether all lines of a formula lie in the list item and the quotation in which it begins. */
function staysInside(before: string, lines: readonly string[], words: readonly string[]): boolean {
  const depth = quoteDepth(before);
  const inQuote = before.replace(/^[ \t>]*> ?/, '');
  const indent = columns(inQuote.replace(/\S/g, ' '));
  return lines.every((line, at) => {
    if (at === 0 || words[at]!.trim() === '') return true;
    const quote = line.slice(0, line.length - words[at]!.length);
    return quoteDepth(quote) === depth && columns(/^[ \t]*/.exec(words[at]!)![0]) >= indent;
  });
}

/** What fills the lines that a formula no longer needs. */
const EMPTY_GROUP = '{}';

/** The TeX of a formula as its author wrote it. */
export function withoutFilling(formula: string): string {
  return formula.replace(/(?:\n\{\})+$/, '');
}

/** Both marks on lines of their own: what shared a line with them moves to the next, and to the one before. */
function blockOf(words: readonly string[], prefixes: readonly string[]): string {
  const inside = words.slice(1, -1);
  inside[0] = `${words[0]!} ${inside[0]!}`.trimStart();
  const last = inside.length - 1;
  inside[last] = `${inside[last]!} ${words.at(-1)!.trim()}`.trimEnd();
  const lines = inside.map((line, at) => prefixes[at + 1]! + line);
  return ['$$', ...lines, `${prefixes.at(-1)!}$$`].join('\n');
}

/** The marks of quotations before a line, no more of them than the formula's first line has. */
function quotePrefix(line: string, before: string): string {
  const depth = quoteDepth(before);
  if (depth === 0) return '';
  return new RegExp(`^(?:[ \\t]*>){0,${depth}} ?`).exec(line)![0];
}

function lineBefore(body: string, at: number): string {
  return body.slice(body.lastIndexOf('\n', at - 1) + 1, at);
}

function lineBehind(body: string, at: number): string {
  const end = body.indexOf('\n', at);
  return body.slice(at, end < 0 ? undefined : end);
}

/** Whether nothing stands before a mark but what opens quotations, lists and tasks. */
function isAtLineStart(body: string, at: number): boolean {
  const near = body.slice(Math.max(0, at - LONGEST_START), at);
  const lineStart = near.lastIndexOf('\n') + 1;
  if (lineStart === 0 && near.length === LONGEST_START) return false;
  const before = near.slice(lineStart);
  return /^[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+(?:\[.\][ \t]+)?)*$/.test(before);
}

/** More than quotations, lists and tasks put before a text; nothing longer is looked at for each mark. */
const LONGEST_START = 200;
