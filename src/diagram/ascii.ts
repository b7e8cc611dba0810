import { EAST, HORIZONTAL, NORTH, port, type Ports, SOUTH, VERTICAL, WEST } from './direction.ts';
import { isHead, WORD } from './letter-heads.ts';
import { BORDER, HEAD, STROKE, TEXT } from './ink.ts';
import { inBrackets, isProseRow, verticalInk } from './prose.ts';
import { rowText } from './row-text.ts';
import type { Sheet } from './sheet.ts';
import { drawnHead, possibleHead } from './strokes.ts';

const SHORTEST_UNDERSCORES = 3;
const LETTER = /[\p{L}\p{N}]/u;
// A box of one row, between two bars.
const WALLED = /^\| [^\s|](?:[^|]*[^\s|])? \|/u;
// The name of a state, as physicists write it: `|0⟩`.
const KET = /^\|[^\s|]{1,12}[⟩〉]/u;
const PARTING = /(?<=[^\s|] {2})\|(?= {2}[^\s|])/gu;

/** ASCII runs of `-` and `=`, with the heads at their ends. */
export function markAsciiRuns(sheet: Sheet): void {
  for (let y = 0; y < sheet.ink.height; y++) {
    const row = sheet.ink.grid.rows[y]!;
    const shafts = partedShafts(sheet, y);
    for (let x = 0; x < row.length; x++) {
      if (!isDash(sheet, x, y)) continue;
      let end = x;
      while (isDash(sheet, end + 1, y)) end++;
      // A dash in the label of a shaft is text.
      const isPart = shafts.some(
        ([from, to]) => (from <= x && x <= from + 1) || (to - 2 <= end && end < to),
      );
      if (isPart || isLine(sheet, x, end, y)) {
        for (let at = x; at <= end; at++) sheet.set(at, y, STROKE, HORIZONTAL);
      }
      x = end;
    }
  }
}

function isDash(sheet: Sheet, x: number, y: number): boolean {
  return sheet.isOpen(x, y) && /[-=−–—]/u.test(sheet.char(x, y));
}

// `===` that stands apart between two things compares them.
function isComparison(sheet: Sheet, from: number, to: number, y: number): boolean {
  const apart = [from - 2, from - 1, to + 1, to + 2].every((x) => sheet.char(x, y) === ' ');
  return apart && sheet.char(from, y) === '=' && sheet.char(to, y) === '=';
}

function isLine(sheet: Sheet, from: number, to: number, y: number): boolean {
  const [west, east] = [sheet.char(from - 1, y), sheet.char(to + 1, y)];
  const length = to - from + 1;
  const heads =
    (/[>]/u.test(east) && !WORD.test(sheet.char(to + 2, y))) ||
    (/[<]/u.test(west) && !WORD.test(sheet.char(from - 2, y))) ||
    // A head in the midst of a line.
    (/[<>]/u.test(east) && isDash(sheet, to + 2, y)) ||
    sheet.kind(from - 1, y) === HEAD ||
    sheet.kind(to + 1, y) === HEAD;
  const touches = (x: number): boolean =>
    sheet.kind(x, y) === BORDER || sheet.kind(x, y) === STROKE || sheet.char(x, y) === '+';
  if (length === 3 && isComparison(sheet, from, to, y)) return false;
  if (length >= 3) return true;
  if (touches(from - 1) || touches(to + 1))
    return length > 1 || !WORD.test(west) || !WORD.test(east);
  if (!heads) return false;
  // `label->|`: text stands where the shaft began.
  if (sheet.kind(to + 2, y) === BORDER || sheet.kind(from - 2, y) === BORDER) return true;
  // `label -> |`
  if (east === '>' && sheet.char(to + 2, y) === ' ' && sheet.kind(to + 3, y) === BORDER)
    return true;
  // `a -> b` is an arrow only with blanks around it, and prose beside boxes.
  const before = west === '<' ? sheet.char(from - 2, y) : west;
  const loose = !/[\p{L}\p{N}_\-=<>:.]/u.test(before) || length >= 2;
  return loose && (length >= 2 || !isProseRow(sheet, from, y)) && !inBrackets(sheet, from, y);
}

// A label set into a line between two boxes leaves little of the line: `| -yes-> |`.
const LABELLED_SHAFT = /(?<=[|│+] ?)<?-{1,2} ?[\p{L}\p{N}][^-+|<>│]* ?-{1,2}>?(?= ?[|│+])/gu;

// A label set into a line: `--[yes]--`, `--yes-->`, `--(1) yes-->`, `<--yes--`.
const BRACKETED =
  /-{2,}[[(][^\])]+[\])]-{2,}>?|(?<=^|\s)-{2,}[\p{L}\p{N}([](?:[^<>|│]*[^\s<>|│-])?-{2,}>(?=\s|$)|(?<=\s)<-{2,}[\p{L}\p{N}([](?:[^<>|│]*?[^\s<>|│-])?-{2,}(?=\s)/gu;

// The number of a message in the shaft of its arrow: `|<-(2)- text --|`.
const NUMBERED = /(?<=[|│+] ?)<?-+\(\w{1,3}\)-+/gu;

// `a -- yes --> b`, as Mermaid has it.
const SPACED = /(?<=\S +)-{2,} [\p{L}\p{N}("'](?:[^<>|│]*?[^\s<>|│-])? -+>(?= \S)/gu;

// A whole arrow with its head in its midst: `->-`.
const MIDWAY = /(?<=^|[\s|│+])-+[<>]-+(?=$|[\s|│+])/gu;

/**
 * First column, and the column after the last, of the shafts in a row that have
 * a label or a head in them.
 */
function partedShafts(sheet: Sheet, y: number): (readonly [number, number])[] {
  const row = sheet.ink.grid.rows[y]!;
  const text = rowText(row);
  const found = (pattern: RegExp): (readonly [number, number])[] =>
    [...text.matchAll(pattern)].map(({ index, 0: { length } }) => [index, index + length]);
  const isEnd = (x: number): boolean =>
    [x, x + 1, x - 1].some((at) => sheet.kind(at, y) === BORDER || sheet.char(at, y) === '+');
  const between = found(LABELLED_SHAFT).filter(([from, to]) => isEnd(from - 1) && isEnd(to));
  // Dashes between arrows both ways may belong to either.
  const spaced = text.includes('<-') ? [] : found(SPACED);
  return [...[BRACKETED, MIDWAY, NUMBERED].flatMap(found), ...spaced, ...between];
}

/** ASCII pipes, plusses, corners and the heads `> < ^ v`. */
export function markAsciiMarks(sheet: Sheet): void {
  sheet.each((x, y, char) => {
    if (char === '|' && isPipe(sheet, x, y)) sheet.set(x, y, STROKE, VERTICAL);
  });
  sheet.each((x, y, char) => {
    if ('+*'.includes(char) && isJunction(sheet, x, y)) sheet.set(x, y, STROKE, 0);
  });
  sheet.each((x, y, char) => {
    if (".'".includes(char) && isBend(sheet, x, y)) sheet.set(x, y, STROKE, 0);
  });
  sheet.each((x, y, char) => {
    const head = possibleHead(char);
    if (head !== undefined && drawnHead(char) === undefined && isHead(sheet, x, y, head)) {
      sheet.setHead(x, y, head);
    }
  });
}

function isPipe(sheet: Sheet, x: number, y: number): boolean {
  // `|______|` under a drawing shows how far something reaches.
  const underlined = sheet.char(x - 1, y) === '_' || sheet.char(x + 1, y) === '_';
  if (underlined && !verticalInk(sheet, x, y - 1)) return false;
  const onward = rowText(sheet.ink.grid.rows[y]!.slice(x));
  if (KET.test(onward)) return false;
  const free = (at: number): boolean =>
    !LETTER.test(sheet.char(at, y)) || sheet.kind(at, y) !== TEXT;
  if (verticalInk(sheet, x, y - 1) || verticalInk(sheet, x, y + 1)) {
    return free(x - 1) || free(x + 1);
  }
  return sheet.gap(x, y, -1).distance >= 2 && !WALLED.test(onward) && !isParting(sheet, y);
}

/** Whether the bars of a row part its texts, with nothing above or below them: `a  |  b  |  c`. */
function isParting(sheet: Sheet, y: number): boolean {
  const bars = [...rowText(sheet.ink.grid.rows[y]!).matchAll(PARTING)];
  return (
    bars.length > 1 &&
    bars.every(({ index }) => [y - 1, y + 1].every((at) => !verticalInk(sheet, index, at)))
  );
}

function isJunction(sheet: Sheet, x: number, y: number): boolean {
  const across = sheet.runs(x - 1, y, EAST) || sheet.runs(x + 1, y, WEST) || isMet(sheet, x, y);
  const down = sheet.runs(x, y - 1, SOUTH) || sheet.runs(x, y + 1, NORTH);
  if (sheet.char(x, y) === '*') return across && down;
  // `C++` below a border is a word.
  if (!across && [x - 1, x + 1].some((at) => sheet.char(at, y) === '+')) return false;
  // So is `this +`, which goes on in the next row.
  if (!across && sheet.char(x - 1, y) === ' ' && WORD.test(sheet.char(x - 2, y))) return false;
  return (
    across ||
    (down && !WORD.test(sheet.char(x + 1, y)) && sheet.char(x + 1, y) !== ' ') ||
    (down && sheet.gap(x, y, 1).distance > 1)
  );
}

/** Whether heads with shafts point at the cell from the sides: `-->+<--`. */
const isMet = (sheet: Sheet, x: number, y: number): boolean =>
  sheet.char(x - 2, y) + sheet.char(x - 1, y) === '->' ||
  sheet.char(x + 1, y) + sheet.char(x + 2, y) === '<-';

function isBend(sheet: Sheet, x: number, y: number): boolean {
  const across = sheet.runs(x - 1, y, EAST) || sheet.runs(x + 1, y, WEST);
  return across && (sheet.runs(x, y - 1, SOUTH) || sheet.runs(x, y + 1, NORTH));
}

/** Lines that run along the foot of a row: `|____ text ____|` below others. */
export function markUnderscores(sheet: Sheet): void {
  const turned = new Map<number, Ports>();
  sheet.each((x, y, char) => {
    if (char !== '_' || sheet.char(x - 1, y) === '_') return;
    let end = x;
    while (sheet.char(end + 1, y) === '_' && sheet.isOpen(end + 1, y)) end++;
    if (end - x + 1 < SHORTEST_UNDERSCORES) return;
    const turns = (at: number): boolean =>
      sheet.kind(at, y) === STROKE && sheet.char(at, y) === '|' && sheet.char(at, y + 1) !== '|';
    const [left, right] = [turns(x - 1), turns(end + 1)];
    if (!left && !right) return;
    for (let at = x; at <= end; at++) sheet.set(at, y, STROKE, HORIZONTAL);
    // Several may turn up along one foot.
    const turn = (at: number, ports: Ports): void => {
      const cell = y * sheet.ink.width + at;
      turned.set(cell, (turned.get(cell) ?? port(NORTH)) | ports);
      sheet.set(at, y, STROKE, turned.get(cell)!);
    };
    if (left) turn(x - 1, port(EAST));
    if (right) turn(end + 1, port(WEST));
  });
}
