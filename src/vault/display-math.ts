import { lineSpansOfCode } from './parse-markdown.ts';

const OPENING = /^([ \t>]*)\$\$((?:(?!\$\$).)*)$/;
const CLOSING = /^([ \t>]*)((?:(?!\$\$).)*)\$\$[ \t]*$/;

/** Whether a line of words holds one `$$` alone, which opens or closes a formula of several lines. */
export function sharesLineWithMath(body: string): boolean {
  return (
    body.includes('$$') &&
    body.split('\n').some((line) => {
      const at = line.indexOf('$$');
      if (at < 0 || line.includes('$$', at + 2)) return false;
      const [before, after] = [line.slice(0, at), line.slice(at + 2)];
      const opens = /^[ \t>]*$/.test(before) && /[^\s$]/.test(after);
      const closes = /^[ \t]*$/.test(after) && /[^\s>$]/.test(before);
      return opens || closes;
    })
  );
}

/**
 * Formulas between `$$` whose marks share a line with them, as
 * `$$\begin{aligned}` and `\end{aligned}$$`: for the parser, each mark has to
 * stand alone, and without an end the formula would take in the rest of the
 * note. Lines keep their number.
 */
export function displayMathOnItsOwn(body: string): string {
  const lines = body.split('\n');
  const isCode = lineSpansOfCode(body);
  for (let at = 0; at < lines.length; at++) {
    const opening = isCode(at) ? null : OPENING.exec(lines[at]!);
    if (!opening) continue;
    const end = lines.findIndex((line, index) => index > at && line.includes('$$'));
    const closing = end < 0 ? null : CLOSING.exec(lines[end]!);
    if (end < 0) break;
    if (closing) part(lines, at, end, opening, closing);
    at = end;
  }
  return lines.join('\n');
}

function part(
  lines: string[],
  start: number,
  end: number,
  [, indent = '', first = '']: RegExpExecArray,
  [, , last = '']: RegExpExecArray,
) {
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
