/**
 * What is drawn with the same characters as a diagram but is none. Each rule
 * looks at rows or at strokes, not at the graph that came of them.
 */
import { EAST, hasPort, HORIZONTAL, isVertical, NORTH, SOUTH, stepX, WEST } from './direction.ts';
import { charAt, textBetween } from './grid.ts';
import { BLANK, HEAD, INSIDE, STROKE } from './ink.ts';
import { plainRows } from './plain-rows.ts';
import type { Reading } from './reading.ts';
import { rowText } from './row-text.ts';
import { slantOf } from './strokes.ts';

const SHORTEST_MESSAGE = 6;
// Rows after which a pair of upright lines is no mere way around a thing.
const LONGEST_BEND = 5;
// How far from its life lines the arrow of a message may end.
const ASIDE = 3;

/**
 * Arrows that run from one upright line to another, beside it or in it, as between
 * life lines. One is enough where it touches one of two that run through many rows.
 */
export function isSequence({ grid, ink }: Reading): boolean {
  const isUpright = (cell: number): boolean => {
    const ports = ink.kind[cell] === STROKE ? ink.ports[cell]! : 0;
    return hasPort(ports, NORTH) && hasPort(ports, SOUTH);
  };
  const isPlain = (cell: number): boolean =>
    isUpright(cell) && /[│|]/u.test(charAt(grid, cell % ink.width, Math.floor(cell / ink.width)));
  /** The column of the life line beyond one end of an arrow, blanks between only. */
  const lifeLine = (cell: number, step: number): number => {
    let at = cell;
    for (let n = 0; n < ASIDE && ink.kind[at] === BLANK; n++) at += step;
    return isPlain(at) ? at % ink.width : -1;
  };
  /** Rows through which a life line runs, of those around one row. */
  const heightAt = (x: number, y: number): number => {
    let [top, end] = [y, y];
    while (x >= 0 && isPlain((top - 1) * ink.width + x)) top--;
    while (x >= 0 && isPlain((end + 1) * ink.width + x)) end++;
    return end - top;
  };
  // Two that meet in one place join there.
  const arrows = new Set<number>();
  const pairs = new Map<string, number>();
  let isMessage = false;
  ink.head.forEach((head, cell) => {
    if (ink.kind[cell] !== HEAD || (head !== EAST && head !== WEST)) return;
    const step = stepX(head);
    const next = cell + step;
    if (isUpright(next)) arrows.add(next);
    else if (isUpright(cell - ink.width) && isUpright(cell + ink.width)) arrows.add(cell);
    let tail = cell - step;
    while (ink.ports[tail] === HORIZONTAL) tail -= step;
    if (Math.abs(cell - tail) <= SHORTEST_MESSAGE) return;
    const ends = [lifeLine(tail, -step), lifeLine(next, step)].sort((a, b) => a - b);
    const isTall = ends.every((x) => heightAt(x, Math.floor(cell / ink.width)) >= LONGEST_BEND);
    isMessage ||= (isPlain(next) || isPlain(tail)) && isTall;
    if (!ends.includes(-1)) pairs.set(ends.join(), (pairs.get(ends.join()) ?? 0) + 1);
  });
  return arrows.size >= 2 || isMessage || Math.max(0, ...pairs.values()) >= 2;
}

const BRANCH = /^[\s│|]*[├└╰+`|][─-]{1,3} ?[^\s\u2500-\u257F►▶→>-]/u;

const ARROW = /[─-][►▶>]|[→►▶]/u;
// Names of files and folders are no answers.
const ANSWERED =
  /[├└╰+`|][─-]{1,3}(?![─-]) ?(?!\S*(?:\.\w|\/))\S(?:(?! {2}|[─-]{2}).)* *(?:─+[►▶→>]|-{2,}>)/u;
const TRUNKS = /^[\s│|]*$/u;
const CHAIN_OF_THREE = /\S.*(?:→|[─-]+[►▶>]).*\S.*(?:→|[─-]+[►▶>])/u;

/**
 * Rows such as `├── name`; those that lead on from the end of a chain are branches
 * of it, and so are those of `├─ yes ──▶ next`, with the name set into the line, down
 * to the last.
 */
export function isTree({ grid }: Reading): boolean {
  const plain = plainRows(grid);
  const rows = grid.rows.map((row, y) => (plain.has(y) ? '' : row.join('')));
  const first = rows.findIndex((row) => BRANCH.test(row));
  const branches = rows.filter((row) => BRANCH.test(row));
  const above = rows.slice(0, Math.max(0, first)).findLast((row) => !TRUNKS.test(row)) ?? '';
  const leads = CHAIN_OF_THREE.test(above);
  // What has branches of its own need not lead on itself.
  const column = (row: string | undefined): number => row?.search(/[^\s│|]/u) ?? -1;
  const leadOn = branches.every(
    (row, i) => (leads ? ARROW : ANSWERED).test(row) || column(branches[i + 1]) > column(row),
  );
  return branches.length >= 2 && !leadOn;
}

const RULER = /(?:\+-{1,3}(?=\+)){6}/u;
const TABLE_HEAD = /^\s*\|(?:\s*:?-+:?\s*\|){2,}\s*$/u;

const CELLS = /(?:\[[^\][]{0,4}\]){5}|(?:\[[^\][]{0,8}\]){4}/u;
// A row of fields, whose bars nothing above or below goes on with.
const FIELDS = /^\s*\|(?:[^|]*[\p{L}\p{N}][^|]*\|){2,}\s*$/u;

// The rule between two rows, and two columns, of a table whose outer borders are missing.
const CROSS = /[├┼]─{3,}┼─{3,}[┤┼]/gu;

/**
 * A scale of bits or bytes, such as `+-+-+-+-+`, cells such as `[0][1][0]` or
 * `| a | b |` without borders, a table of Markdown, or one with inner borders only.
 */
export function isLayout({ grid, frames, ink }: Reading): boolean {
  const isBare = (y: number, x: number): boolean =>
    [y - 1, y + 1].every((at) => /[^|+\-─│]/u.test(grid.rows[at]?.[x] ?? ' '));
  return grid.rows.some((cells, y) => {
    const row = cells.join('');
    if ([RULER, CELLS, TABLE_HEAD].some((pattern) => pattern.test(row))) return true;
    const rules = [...rowText(cells).matchAll(CROSS)];
    const isCells = ({ index, 0: { length } }: RegExpExecArray): boolean =>
      ink.kind[y * ink.width + index + 1] === STROKE &&
      [y - 1, y + 1].every((at) =>
        /[\p{L}\p{N}]/u.test(textBetween(grid, at, index, index + length)),
      );
    if (rules.some(isCells)) return true;
    if (frames.places.length > 0 || !FIELDS.test(row)) return false;
    return cells.every((char, x) => char !== '|' || isBare(y, x));
  });
}

// A number, with its unit or without: `20`, `5 %`, `100ms`.
const AXIS = /^\s*[\d.,]+ ?[%\p{L}]{0,3}\s*[┤┼]/u;
const TICK = /^\s*-?\d[\d.,]* ?[%\p{L}]{0,3}\s*[│|┤┼└+]/u;
const AXES = /^\s*-?\d[\d.,]* ?[%\p{L}]{0,3}\s*[└┼+][─-]{5,}/u;
const NUMBERED = /^\s*\d[\d.,]*\s*[|│](?!.*[|│]\s*$)/u;
const BARS = /[█▓▒░▁▂▃▄▅▆▇]{3}|([■▲◆])\1{2}/u;
// `Time ─────►`, or a lone arrow to a unit of it.
const TIMELINE =
  /^\s*time\s*:?\s*[─-]{4,}[►▶>→]\s*$|^\s*时间\s*[─-]*[►▶>→]|^\s*[─-]{6,}[►▶>→]\s*(?:time|hours|days|ms|s)\s*$/iu;
const POINTS = /[●○◉◆◇][─-]{2,}[●○◉◆◇]/u;

/** An axis with numbers or of time, bars, points on a line, or numbered lines of a listing. */
export function isChart({ grid }: Reading): boolean {
  const rows = grid.rows.map((row) => row.join(''));
  const count = (pattern: RegExp): number => rows.filter((row) => pattern.test(row)).length;
  const plotted = count(AXES) >= 1 && count(TICK) >= 3;
  const drawn = count(POINTS) + count(TIMELINE) >= 1;
  return plotted || drawn || count(AXIS) >= 2 || count(NUMBERED) >= 3 || count(BARS) >= 2;
}

/** Curves of slanted heads, one behind the other. */
export const isDrawnOfHeads = ({ grid }: Reading): boolean =>
  grid.rows.some((row, y) =>
    row.some((char, x) => {
      const isSlanted = /[↖↗↘↙]/u.test(char);
      return isSlanted && grid.rows[y + 1]?.[x + slantOf(char)] === char;
    }),
  );

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

/** Texts between two upright strokes that end there: boxes without their other borders. */
export function isHalfBoxed({ grid, ink }: Reading): boolean {
  const isStub = (x: number, y: number): boolean =>
    ink.owner[y * ink.width + x] === undefined &&
    ink.kind[y * ink.width + x] !== INSIDE &&
    /[│|]/u.test(grid.rows[y]![x]!) &&
    [y - 1, y + 1].every((at) => (grid.rows[at]?.[x] ?? ' ') === ' ');
  let found = 0;
  const plain = plainRows(grid);
  grid.rows.forEach((row, y) => {
    if (plain.has(y)) return;
    for (const { index, 0: piece } of rowText(row).matchAll(/[│|][^│|]+(?=[│|])/gu))
      if (/[\p{L}\p{N}]/u.test(piece) && isStub(index, y) && isStub(index + piece.length, y))
        found++;
  });
  return found >= 2;
}

const CALL = /^\s*\|(-+)>/u;

/** Calls listed one a row, each with an arrow as long as its call is deep. */
export function isTrace({ grid }: Reading): boolean {
  const depths = grid.rows.flatMap((row) => CALL.exec(row.join(''))?.[1]?.length ?? []);
  return depths.length >= 3 && new Set(depths).size >= 2;
}

// Signs that a text in a drawing may have as well.
const SIGNS = /(?<!=)=>|==(?!=*>)/u;
const CODE =
  /[;{]\s*$|\bfn ?\(|^\s*(?:\/\/|\$ |>>> |> [a-z]|import |from |def |fn |let |const |var |function |return |class |if \()|^\s*-+>\s*\S+:\d+|^\s*[\w']+\s+::\s|^\s*\w+\s*=\s*[[{("']/u;
// Functions in a chain of arrows are what a drawing is about.
const CHAIN = /(?:→|[─-]+[►▶>]).*(?:→|[─-]+[►▶>])/u;
// Names of functions are code only where nothing is drawn.
const FEWEST_ARROWS = 2;
const FEWEST_NAMES = 2;
const NAMED = /::|\(\)/u;
const LOG =
  /^\s*\[?\d{4}-\d\d-\d\d|^\s*\[?\d\d:\d\d:\d\d|^\s*(?:error|warning|note)(?:\[\w+\])?:|^\s+at \S+:\d+/iu;
const STATEMENT = /[;{]\s*$|^\s*(?:\/\/|\}|\*\/|\/\*)/u;
const MOSTLY = 0.4;

/** Whether most rows are statements or comments, a drawing among them or not. */
export function isProgram({ grid }: Reading): boolean {
  const lines = grid.rows.map((row) => row.join('')).filter((line) => line.trim() !== '');
  return lines.filter((line) => STATEMENT.test(line)).length >= lines.length * MOSTLY;
}

export function looksLikeCode({ grid, nets }: Reading): boolean {
  const lines = grid.rows.map((row) => row.join('')).filter((line) => line.trim() !== '');
  const drawn = nets.filter(
    ({ terminals }) =>
      terminals.length > 1 && terminals.some(({ direction }) => isVertical(direction)),
  );
  const isDrawn = drawn.length >= FEWEST_ARROWS;
  const code = lines.filter(
    (line) =>
      CODE.test(line) || LOG.test(line) || (!isDrawn && SIGNS.test(line) && !CHAIN.test(line)),
  ).length;
  const named = lines.filter((line) => NAMED.test(line) && !CHAIN.test(line)).length;
  const isNamed = !isDrawn && named >= FEWEST_NAMES;
  return code + (isNamed ? named : 0) >= Math.max(1, lines.length * 0.15);
}
