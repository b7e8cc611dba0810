import { parseMarkdown } from './parse-markdown.ts';
import { isLiteral, LITERAL, literalSpans, spansOf, type Span } from './spans.ts';

/** `^[text]` becomes a reference, its text a definition behind the body. */
export function extractFootnotes(body: string): string {
  const tree = parseMarkdown(body);
  const literal = literalSpans(tree);
  const closings = closingBrackets(body, spansOf(tree, new Set([...LITERAL, 'link', 'image'])));
  const definitions: string[] = [];
  let result = '';
  let from = 0;
  for (let at = body.indexOf('^['); at >= 0; at = body.indexOf('^[', Math.max(at + 2, from))) {
    const isText = isLiteral(literal, at) || body[at - 1] === '\\';
    const end = isText ? undefined : closings.get(at + 1);
    if (end === undefined) continue;
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

/** The bracket that closes each one, within the same block; those of links and code don't count. */
function closingBrackets(body: string, whole: readonly Span[]): ReadonlyMap<number, number> {
  const closings = new Map<number, number>();
  const open: number[] = [];
  let span = 0;
  for (const { 0: sign, index } of body.matchAll(/\\[^\n]|[[\]]|\n[ \t>]*(?=\n|$)/g)) {
    while (span < whole.length && whole[span]![1] <= index) span++;
    if (span < whole.length && whole[span]![0] <= index) continue;
    if (sign.startsWith('\n')) open.length = 0;
    else if (sign === '[') open.push(index);
    else if (sign === ']') {
      const start = open.pop();
      if (start !== undefined) closings.set(start, index);
    }
  }
  return closings;
}
