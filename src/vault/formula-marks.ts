import type { Span } from './spans.ts';

/** A run of dollar signs. */
interface Run {
  at: number;
  length: number;
}

/**
 * Where `$$` opens or closes a formula. Of `$a$$b$`, two formulas within a
 * line, and of escaped signs there is none; `$$$$` closes one and opens the next.
 *
 * @param code where dollars are dollars, in order
 */
export function marksOfFormulas(body: string, code: readonly Span[]): number[] {
  const marks: number[] = [];
  for (const line of runsByLine(body, code)) {
    for (let at = 0; at < line.length; at++) {
      const run = line[at]!;
      const next = line[at + 1];
      if (run.length === 2) marks.push(run.at);
      else if (run.length === 4) marks.push(run.at, run.at + 2);
      else if (run.length === 1 && next && isInline(body, run.at, next.at)) {
        next.at++;
        next.length--;
        if (next.length === 0) at++;
      }
    }
  }
  return marks;
}

/** Whether a `$` at `open` and one at `close` hold a formula; by the application's rule prices don't. */
function isInline(body: string, open: number, close: number): boolean {
  return /\S/.test(body.charAt(open + 1)) && /\S/.test(body.charAt(close - 1));
}

function runsByLine(body: string, code: readonly Span[]): Run[][] {
  const lines: Run[][] = [];
  let line: Run[] = [];
  let span = 0;
  for (const { index, 0: found } of body.matchAll(/\\[^\n]|\$+|\n/g)) {
    if (found === '\n') {
      if (line.length > 0) lines.push(line);
      line = [];
      continue;
    }
    while (span < code.length && code[span]![1] <= index) span++;
    const isCode = span < code.length && code[span]![0] <= index;
    if (found.startsWith('$') && !isCode) line.push({ at: index, length: found.length });
  }
  if (line.length > 0) lines.push(line);
  return lines;
}
