/**
 * What is drawn with the same characters as a diagram but is none. Each rule
 * looks at rows or at strokes, not at the graph that came of them.
 */
import { EAST, hasPort, NORTH, SOUTH, stepX, WEST } from './direction.ts';
import { HEAD, STROKE } from './ink.ts';
import type { Reading } from './reading.ts';

/** Arrows that run from one upright line to another, as between life lines. */
export function isSequence({ ink }: Reading): boolean {
  let arrows = 0;
  ink.head.forEach((head, cell) => {
    if (ink.kind[cell] !== HEAD || (head !== EAST && head !== WEST)) return;
    const next = cell + stepX(head);
    const ports = ink.kind[next] === STROKE ? ink.ports[next]! : 0;
    if (hasPort(ports, NORTH) && hasPort(ports, SOUTH)) arrows++;
  });
  return arrows >= 2;
}

const BRANCH = /^[\s│|]*[├└╰+`|][─-]{1,3} ?[^\s\u2500-\u257F►▶→>-]/u;

/** Rows such as `├── name`. */
export function isTree({ grid }: Reading): boolean {
  return grid.rows.filter((row) => BRANCH.test(row.join(''))).length >= 2;
}

const RULER = /(?:\+-{1,3}(?=\+)){6}/u;
const TABLE_HEAD = /^\s*\|(?:\s*:?-+:?\s*\|){2,}\s*$/u;

/** A scale of bits or bytes, such as `+-+-+-+-+`, or a table of Markdown. */
export const isLayout = ({ grid }: Reading): boolean =>
  grid.rows.map((row) => row.join('')).some((row) => RULER.test(row) || TABLE_HEAD.test(row));

const AXIS = /^\s*[\d.,]+ ?[%kKMs]*\s*[┤┼]/u;
const NUMBERED = /^\s*\d[\d.,]*\s*[|│](?!.*[|│]\s*$)/u;
const BARS = /[█▓▒░▁▂▃▄▅▆▇]{3}/u;

/** An axis with numbers, bars, or numbered lines of a listing. */
export function isChart({ grid }: Reading): boolean {
  const rows = grid.rows.map((row) => row.join(''));
  const count = (pattern: RegExp): number => rows.filter((row) => pattern.test(row)).length;
  return count(AXIS) >= 2 || count(NUMBERED) >= 3 || count(BARS) >= 2;
}

/** An upright stroke between two columns of text, row after row, as in a listing. */
export function isListing({ ink, grid }: Reading): boolean {
  const divides = (x: number, y: number): boolean => {
    const row = grid.rows[y]!;
    if (ink.kind[y * ink.width + x] !== STROKE || !/[│|]/u.test(row[x]!)) return false;
    const [before, after] = [row.slice(0, x).join(''), row.slice(x + 1).join('')];
    return /\p{L}[^│|]*$/u.test(before) && /^ ?[^\s│|]/u.test(after);
  };
  for (let x = 0; x < ink.width; x++) {
    for (let y = 0, run = 0; y < ink.height; y++) {
      run = divides(x, y) ? run + 1 : 0;
      if (run >= 3) return true;
    }
  }
  return false;
}

const CALL = /^\s*\|(-+)>/u;

/** Calls listed one a row, each with an arrow as long as its call is deep. */
export function isTrace({ grid }: Reading): boolean {
  const depths = grid.rows.flatMap((row) => CALL.exec(row.join(''))?.[1]?.length ?? []);
  return depths.length >= 3 && new Set(depths).size >= 2;
}

const CODE =
  /[;{]\s*$|=>|::|==|\(\)|^\s*(?:\/\/|\$ |>>> |import |from |def |fn |let |const |var |function |return |class |if \()|^\s*-+>\s*\S+:\d+/u;
// Functions in a chain of arrows are what a drawing is about.
const CHAIN = /(?:→|[─-]+[►▶>]).*(?:→|[─-]+[►▶>])/u;
const LOG =
  /^\s*\[?\d{4}-\d\d-\d\d|^\s*\[?\d\d:\d\d:\d\d|^\s*(?:error|warning|note)(?:\[\w+\])?:/iu;
export function looksLikeCode({ grid }: Reading): boolean {
  const lines = grid.rows.map((row) => row.join('')).filter((line) => line.trim() !== '');
  const isCode = (line: string): boolean =>
    CODE.test(CHAIN.test(line) ? line.replaceAll('()', '') : line);
  const code = lines.filter((line) => isCode(line) || LOG.test(line));
  return code.length >= Math.max(1, lines.length * 0.15);
}
