import { parseMarkdown, visit } from './parse-markdown.ts';

/** A line with one `$$` in it: what stands before and behind. */
interface Marked {
  readonly before: string;
  readonly behind: string;
}

/**
 * Formulas between `$$` whose marks share a line with them, as
 * `$$\begin{aligned}` and `\end{aligned}$$`: for the parser, each mark has to
 * stand alone, and without an end the formula would take in the rest of the
 * note. Lines keep their number. Costs time in proportion to the text.
 */
export function displayMathOnItsOwn(body: string): string {
  const lines = body.split('\n');
  let code: ReadonlySet<number> | undefined;
  for (let at = 0; at < lines.length; at++) {
    const opening = markIn(lines[at]!);
    if (!opening || !/^[ \t>]*$/.test(opening.before)) continue;
    code ??= linesOfCode(body);
    if (code.has(at)) continue;
    let end = at + 1;
    while (end < lines.length && !lines[end]!.includes('$$')) end++;
    const closing = markIn(lines[end] ?? '');
    if (closing?.behind.trim() === '') part(lines, at, end, opening, closing);
    at = end;
  }
  return lines.join('\n');
}

function markIn(line: string): Marked | undefined {
  const at = line.indexOf('$$');
  if (at < 0 || line.includes('$$', at + 1)) return undefined;
  return { before: line.slice(0, at), behind: line.slice(at + 2) };
}

/** The lines, from 0, that are code or HTML. */
function linesOfCode(body: string): ReadonlySet<number> {
  const lines = new Set<number>();
  visit(parseMarkdown(body), ({ type, position }) => {
    if ((type !== 'code' && type !== 'html') || !position) return;
    for (let line = position.start.line; line <= position.end.line; line++) lines.add(line - 1);
  });
  return lines;
}

function part(lines: string[], start: number, end: number, opening: Marked, closing: Marked) {
  const indent = opening.before;
  const first = opening.behind;
  const last = closing.before.replace(/^[ \t>]+/, '');
  if (first.trim() === '' && last === '') return;
  if (end === start + 1) {
    lines[start] = `${indent}$$${first} ${last}$$`;
    lines[end] = indent.trimEnd();
    return;
  }
  const rest = lines[start + 1]!.slice(indent.length);
  lines[start] = `${indent}$$`;
  lines[start + 1] = `${indent}${first} ${rest}`;
  lines[end - 1] = `${lines[end - 1]!} ${last}`.trimEnd();
  lines[end] = `${indent}$$`;
}
