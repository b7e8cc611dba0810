import { EAST, hasPort, SOUTH, VERTICAL, WEST } from './direction.ts';
import { charAt, textBetween } from './grid.ts';
import { BLANK, firstInk, HEAD, kindAt, pastBlanks, STROKE, TEXT, type Ink } from './ink.ts';
import { rowsAtArrows, stepRows } from './plain-rows.ts';
import { slantOf } from './strokes.ts';

/** A run of text in one row, ended by two blanks or by a stroke. */
export interface Segment {
  readonly y: number;
  readonly from: number;
  /** The column after its last. */
  readonly to: number;
  readonly text: string;
}

const WORD_GAP = 2;
// Before a remark in brackets, and in a step of a flow.
const WIDEST_GAP = 3;
// An item of an item, in `│  ├─ peas`.
const NESTED = /^[├└╰│|][─ -]/u;
const REMARK = /^\([^()]*\)/u;
const LED_FROM = /^[\p{L}\p{N}].*\s(?:→|[-─]+[>►▶])\s/u;
const WALL_GAP = 10;
// An arrow that was read as text: `weigh()   → flour`.
const SAID = /^→ \S/u;
// An arrow that was read as text opens a margin note.
const NOTE_ARROW = /[←⟵]/u;

const FARTHEST_WALL = 24;
const PADDED = /^\[[^[\]]+$/u;
const CLOSES = /^ +\]/u;

// `[a][b]` are two, and `[a b]` is one.
const WORDS = /\[[^\][]+\](?=[\s[]|$)|\S+/gu;
// What opens an item of a list, or a remark.
const MARK = /^(?:[-*•·] |[([])/u;

/** Columns of a run of text to which lines lead that end right above it. */
function endsAbove(ink: Ink, y: number, from: number, to: number): number[] {
  const isEnd = (x: number): boolean => {
    const cell = (y - 1) * ink.width + x;
    const kind = kindAt(ink, x, y - 1);
    if (kind === HEAD) return ink.head[cell] === SOUTH;
    return kind === STROKE && hasPort(ink.ports[cell]!, SOUTH);
  };
  const slantAt = (x: number): number => slantOf(charAt(ink.grid, x, y - 1));
  return Array.from({ length: to - from }, (_, i) => from + i).filter((x) =>
    [-1, 0, 1].some((aside) => isEnd(x + aside) && slantAt(x + aside) === -aside),
  );
}

/** Whether lines that end above a row in these columns are the branches of one fork. */
function isFork(ink: Ink, y: number, ends: readonly number[]): boolean {
  const tops = ends.map((x) => {
    let top = y - 1;
    while (ink.kind[top * ink.width + x] === HEAD || ink.ports[top * ink.width + x] === VERTICAL)
      top--;
    return top;
  });
  const [top] = tops as [number];
  const isLevel = (x: number): boolean =>
    kindAt(ink, x, top) === STROKE &&
    [EAST, WEST].some((direction) => hasPort(ink.ports[top * ink.width + x]!, direction));
  const [first, last] = [ends[0]!, ends.at(-1)!];
  return (
    tops.every((other) => other === top) &&
    Array.from({ length: last - first + 1 }, (_, i) => first + i).every(isLevel)
  );
}

/**
 * Columns at which the words of a run of text part, when lines end right above
 * them in the columns given, one over each word, or the branches of one fork: so
 * many texts are named there.
 */
function partsBelowEnds(
  ink: Ink,
  y: number,
  [from, to]: readonly [number, number],
  ends: readonly number[],
): readonly number[] {
  if (ends.length < 2) return [];
  const words = [...textBetween(ink.grid, y, from, to).matchAll(WORDS)].map(
    ({ index, 0: { length } }) => ({ from: from + index, to: from + index + length }),
  );
  const wordOf = (x: number): number => words.findIndex((word) => word.from <= x && x < word.to);
  const named = ends.map(wordOf);
  if (named.includes(-1) || new Set(named).size < ends.length) return [];
  if (ends.length < words.length && !isFork(ink, y, ends)) return [];
  const nearest = (word: { from: number; to: number }): number => {
    const away = ends.map((x) => Math.abs(2 * x - word.from - word.to));
    return away.indexOf(Math.min(...away));
  };
  const owners = words.map((word, i) => (named.includes(i) ? named.indexOf(i) : nearest(word)));
  return words.flatMap((word, i) => (i > 0 && owners[i] !== owners[i - 1] ? [word.from] : []));
}

/** Whether a gap in a text stands in brackets, which a text behind it closes. */
function isBracketed(ink: Ink, y: number, from: number, end: number, at: number): boolean {
  const before = textBetween(ink.grid, y, from, end);
  // `[a      ]` is padded to the width of others.
  if (PADDED.test(before) && CLOSES.test(textBetween(ink.grid, y, end, end + FARTHEST_WALL)))
    return true;
  // `[    a    ]` is a box without borders.
  if (at - end > (before.lastIndexOf('[ ') >= 0 || before.endsWith('[') ? WALL_GAP : WORD_GAP))
    return false;
  const opened = Math.max(before.lastIndexOf('('), before.lastIndexOf('['));
  if (opened <= Math.max(before.lastIndexOf(')'), before.lastIndexOf(']'))) return false;
  for (let x = end; x < ink.width; x++) {
    const kind = kindAt(ink, x, y);
    if (kind !== TEXT && kind !== BLANK) return false;
    if (/[)\]]/u.test(charAt(ink.grid, x, y))) return true;
  }
  return false;
}

/** Whether a row of a flow that runs down belongs to a step that takes several rows, or one. */
type Step = 'of rows' | 'of one row';

/** Whether a remark `(like this)` begins in a cell, below nothing else, or below one that does. */
function isLoneRemark(ink: Ink, y: number, x: number): boolean {
  const remark = REMARK.exec(textBetween(ink.grid, y, x, ink.width))?.[0].length ?? 0;
  const isBare = textBetween(ink.grid, y - 1, x, x + remark).trim() === '';
  return remark > 0 && (isBare || isLoneRemark(ink, y - 1, x));
}

/**
 * Whether a text goes on behind the blanks at its end: with an arrow that is text or a
 * lone remark; in a step with what an arrow leaves, `1. Sow   peas → beans`, or in a
 * step of rows with what a colon opens; and with an item of an item.
 */
function goesOnBehind(ink: Ink, y: number, end: number, step: Step | undefined): boolean {
  const last = charAt(ink.grid, end - 1, y);
  const isNamed = step === 'of rows' && /[:：]/u.test(last || charAt(ink.grid, end - 2, y));
  const at = pastBlanks(ink, end, y, 1);
  if (at - end > WALL_GAP || kindAt(ink, at, y) !== TEXT) return false;
  const rest = textBetween(ink.grid, y, at, ink.width);
  if (isNamed || SAID.test(rest)) return true;
  if (at - end > WIDEST_GAP) return false;
  return (
    isLoneRemark(ink, y, at) ||
    (step === 'of one row' && LED_FROM.test(rest)) ||
    (/[│|]/u.test(last) && NESTED.test(rest))
  );
}

/** The column after the run of text that begins in a cell. */
function endOfRun(ink: Ink, y: number, x: number, stepAt: (y: number) => Step | undefined): number {
  let end = x;
  const step = firstInk(ink, y) === y * ink.width + x ? stepAt(y) : undefined;
  const goesOn = (at: number): boolean =>
    at - end < WORD_GAP || isBracketed(ink, y, x, end, at) || goesOnBehind(ink, y, end, step);
  for (let at = x; goesOn(at); at++) {
    const kind = kindAt(ink, at, y);
    if (kind === TEXT && at > x && NOTE_ARROW.test(charAt(ink.grid, at, y))) break;
    // `[a] [b]` are two things.
    if (at > x && charAt(ink.grid, at, y) === '[' && textBetween(ink.grid, y, at - 2, at) === '] ')
      break;
    if (kind === TEXT) end = at + 1;
    else if (kind !== BLANK) break;
  }
  return end;
}

/** First column, and the column after the last, of each run of text in a row. */
function runsIn(
  ink: Ink,
  y: number,
  stepAt: (y: number) => Step | undefined,
): (readonly [number, number])[] {
  const runs: (readonly [number, number])[] = [];
  for (let x = 0; x < ink.width; x++) {
    if (kindAt(ink, x, y) !== TEXT) continue;
    const end = endOfRun(ink, y, x, stepAt);
    runs.push([x, end]);
    x = end;
  }
  return runs;
}

/** The runs of text in each row, parted below lines and below the texts of the row above. */
export function segmentsOf(ink: Ink): Segment[][] {
  const rows: Segment[][] = [];
  const [ofRows, atArrows] = [stepRows(ink.grid), rowsAtArrows(ink.grid)];
  const stepAt = (y: number): Step | undefined =>
    ofRows.has(y) ? 'of rows' : atArrows.has(y) ? 'of one row' : undefined;
  /** Columns at which texts of the row above begin; true for those that only a mark may part. */
  let parts = new Map<number, boolean>();
  for (let y = 0; y < ink.height; y++) {
    const above = parts;
    parts = new Map();
    const row: Segment[] = [];
    const runs = runsIn(ink, y, stepAt);
    const ends = runs.map(([x, end]) => endsAbove(ink, y, x, end));
    // As many lines as texts lead to one each.
    const isOneEach = runs.length > 1 && ends.flat().length === runs.length;
    runs.forEach(([x, end], run) => {
      // The next row of such texts, or of lists of them, parts where they do.
      const isBlank = (at: number): boolean => kindAt(ink, at - 1, y) === BLANK;
      const isMarked = (at: number): boolean => MARK.test(textBetween(ink.grid, y, at, at + 2));
      const goesOn = ([at, needsMark]: readonly [number, boolean]): boolean =>
        at > x && at < end && isBlank(at) && (!needsMark || isMarked(at));
      const own = isOneEach ? [] : partsBelowEnds(ink, y, [x, end], ends[run]!);
      const cuts = own.length > 0 ? own : [...above].filter(goesOn).map(([at]) => at);
      if (above.has(x) || ends[run]!.length > 0) parts.set(x, true);
      for (const at of cuts) parts.set(at, own.length === 0 && above.get(at)!);
      [x, ...cuts].forEach((from, i) => {
        const next = cuts[i] ?? end;
        const to = isBlank(next) ? next - 1 : next;
        row.push({ y, from, to, text: textBetween(ink.grid, y, from, to).trim() });
      });
    });
    rows.push(row);
  }
  return rows;
}
