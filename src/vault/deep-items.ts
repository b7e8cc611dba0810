import { columns, quoteDepth } from './indent.ts';
import { endOf, parseMarkdown, startOf, visit } from './parse-markdown.ts';
import { isLiteral, literalSpans } from './spans.ts';

const BLANKS = /^[ \t>]*/;
const MARKER = /^(?:[-+*]|\d{1,9}[.)])[ \t]+(?=\S)/;
/** What may begin a list below a line of text: a number only if it is the first. */
const FIRST_MARKER = /^(?:[-+*]|1[.)])[ \t]+\S/;
const MARKERS = /^[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)*/;

/** Columns by which a line is too deep to be anything but the text of the paragraph before it. */
const TOO_DEEP = 4;

/** An item that was moved: where its text begins as it is written, and where it begins now. */
interface Level {
  readonly written: number;
  readonly moved: number;
}

/**
 * Items right below a line of text that are indented so far that the parser
 * takes them for more of the text: they are moved to where they begin a list,
 * with all that is below them. Each line stays on its line.
 */
export function deepItemsAsLists(body: string): string {
  const lines = body.split('\n');
  if (!lines.some((line, at) => at > 0 && mayBeDeep(line, lines[at - 1]!))) return body;
  const tree = parseMarkdown(body);
  const literal = literalSpans(tree);
  visit(tree, (node) => {
    if (node.type !== 'paragraph' || !node.position) return;
    const { start, end } = node.position;
    if (!body.slice(startOf(node), endOf(node)).includes('\n')) return;
    const first = body.slice(body.lastIndexOf('\n', start.offset! - 1) + 1, start.offset);
    const base = columns(first);
    const depth = quoteDepth(first);
    const levels: Level[] = [];
    const quote = first.slice(0, first.lastIndexOf('>') + 1);
    // A blank behind the sign belongs to the quotation, if there is one.
    const inside = base - columns(quote) - (/^[ \t]/.test(first.slice(quote.length)) ? 1 : 0);
    const text = { base, inside: depth > 0 ? inside : base, levels };
    const sign = depth > 0 ? `${quote} ` : '';
    let offset = body.indexOf('\n', start.offset) + 1;
    for (let at = start.line; at < end.line; at++) {
      const line = lines[at]!;
      if (!isLiteral(literal, offset) && quoteDepth(line) === depth) {
        const shifted = moved(line, text);
        if (shifted !== undefined) lines[at] = sign + shifted;
      }
      offset += line.length + 1;
    }
  });
  return lines.join('\n');
}

/** A first look, without a parse: whether a line is an item, far to the right of the line before it. */
function mayBeDeep(line: string, before: string): boolean {
  const blanks = BLANKS.exec(line)![0];
  if (blanks === '' || !FIRST_MARKER.test(line.slice(blanks.length))) return false;
  if (before.slice(BLANKS.exec(before)![0].length).trim() === '') return false;
  return columns(blanks) >= columns(MARKERS.exec(before)![0]) + TOO_DEEP;
}

/** A paragraph: where its text begins, on the line and in the quotation that it is in, and the items so far. */
interface Text {
  readonly base: number;
  readonly inside: number;
  readonly levels: Level[];
}

/** A line of a paragraph as it is written in the quotation if it is an item, or lies below one. */
function moved(line: string, { base, inside, levels }: Text): string | undefined {
  const blanks = BLANKS.exec(line)![0];
  const text = line.slice(blanks.length);
  const at = columns(blanks);
  if (at < base + TOO_DEEP || (levels.length === 0 && !FIRST_MARKER.test(text))) return undefined;
  const marker = MARKER.exec(text)?.[0];
  while (marker !== undefined && levels.length > 0 && at < levels.at(-1)!.written) levels.pop();
  const to = levels.at(-1)?.moved ?? inside;
  if (marker !== undefined) {
    levels.push({ written: at + marker.length, moved: to + marker.length });
  }
  return ' '.repeat(to) + text;
}
