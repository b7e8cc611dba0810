import {
  EAST,
  NORTH,
  port,
  SOUTH,
  stepX,
  stepY,
  WEST,
  type Direction,
  type Ports,
} from './direction.ts';
import { BLANK, BORDER, HEAD, STROKE, TEXT } from './ink.ts';
import { inBrackets, isProseRow, verticalInk } from './prose.ts';
import { rowText } from './row-text.ts';
import type { Sheet } from './sheet.ts';
import { drawnHead, possibleHead, slantOf } from './strokes.ts';

const SHORTEST_UNDERSCORES = 3;
export const WORD = /[\p{L}\p{N}_]/u;
const LETTER = /[\p{L}\p{N}]/u;
// A box of one row, between two bars.
const WALLED = /^\| [^\s|](?:[^|]*[^\s|])? \|/u;
// The name of a state, as physicists write it: `|0⟩`.
const KET = /^\|[^\s|]{1,12}[⟩〉]/u;

/** ASCII runs of `-` and `=`, with the heads at their ends. */
export function markAsciiRuns(sheet: Sheet): void {
  for (let y = 0; y < sheet.ink.height; y++) {
    const row = sheet.ink.grid.rows[y]!;
    const shafts = partedShafts(sheet, y);
    for (let x = 0; x < row.length; x++) {
      if (!isDash(sheet, x, y)) continue;
      let end = x;
      while (isDash(sheet, end + 1, y)) end++;
      const isPart = shafts.some(([from, to]) => from <= x && end < to);
      if (isPart || isLine(sheet, x, end, y)) {
        for (let at = x; at <= end; at++) sheet.set(at, y, STROKE, port(EAST) | port(WEST));
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
  return [...found(BRACKETED), ...found(MIDWAY), ...between];
}

/** ASCII pipes, plusses, corners and the heads `> < ^ v`. */
export function markAsciiMarks(sheet: Sheet): void {
  sheet.each((x, y, char) => {
    if (char === '|' && isPipe(sheet, x, y)) sheet.set(x, y, STROKE, port(NORTH) | port(SOUTH));
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
  return sheet.gap(x, y, -1).distance >= 2 && !WALLED.test(onward);
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

function isHead(sheet: Sheet, x: number, y: number, head: Direction): boolean {
  const [tx, ty] = [x - stepX(head), y - stepY(head)];
  if (head === EAST || head === WEST) {
    if (sheet.runs(tx, ty, head))
      return (
        sheet.kind(tx, ty) !== BORDER ||
        isOverWall(sheet, tx, y, head) ||
        // `|>---`: the head stands where its line begins.
        [1, 2].every((n) => sheet.kind(x + n * stepX(head), y) === STROKE)
      );
    // `-label>|`: text stands where the shaft was.
    return sheet.kind(x + stepX(head), y) === BORDER && WORD.test(sheet.char(tx, ty));
  }
  const aside = [x - 1, x + 1].every(
    (at) => sheet.kind(at, y) !== TEXT || !WORD.test(sheet.char(at, y)),
  );
  if (!aside) return false;
  if (sheet.runs(tx, ty, head) || slantsInto(sheet, x, y, head)) return true;
  if (isBelowBus(sheet, x, y, head)) return true;
  // A line may bend in its head, right before what it points at.
  const bends = sheet.runs(x - 1, y, EAST) !== sheet.runs(x + 1, y, WEST);
  if (bends && sheet.kind(x, y + stepY(head)) === BORDER) return true;
  // A shaft that is off by a column, or a text where the shaft was.
  const shifted = sheet.runs(tx - 1, ty, head) || sheet.runs(tx + 1, ty, head);
  const ahead = sheet.kind(x + stepX(head), y + stepY(head)) === BORDER;
  const alone = [-2, -1, 1, 2].every((n) => sheet.kind(x + n, y) === BLANK);
  return (
    (shifted && (ahead || alone)) ||
    (ahead && sheet.kind(tx, ty) === TEXT) ||
    (alone && isBelowLabel(sheet, tx, ty, head))
  );
}

/** Whether a text that stands in a line is in this cell: `|` over `no` over `v`. */
function isBelowLabel(sheet: Sheet, x: number, y: number, head: Direction): boolean {
  const before = y - stepY(head);
  const isText = [x - 1, x, x + 1].some((at) => sheet.kind(at, y) === TEXT);
  return isText && [x - 1, x, x + 1].some((at) => sheet.runs(at, before, head));
}

/** Whether a head stands right below a bus, or above one, beside others that branches of it lead to. */
function isBelowBus(sheet: Sheet, x: number, y: number, head: Direction): boolean {
  const bus = y - stepY(head);
  const isBus = (at: number): boolean =>
    sheet.kind(at, bus) === STROKE && /[-─+┬┴┼]/u.test(sheet.char(at, bus));
  if (![x - 1, x, x + 1].every(isBus)) return false;
  if (sheet.kind(x, y + stepY(head)) !== BORDER) return false;
  const isBranch = (step: 1 | -1): boolean => {
    let at = x;
    while (isBus(at + step)) at += step;
    return possibleHead(sheet.char(at, y)) === head;
  };
  return isBranch(1) || isBranch(-1);
}

/** Whether a line that runs `direction` was drawn over the wall in this cell. */
function isOverWall(sheet: Sheet, x: number, y: number, direction: Direction): boolean {
  const isDrawn = /[-=─━═╌]/u.test(sheet.char(x, y));
  return isDrawn && sheet.kind(x - stepX(direction), y) === STROKE;
}

/** Whether a slanted stroke that is no part of a word leads to this cell, going up or down. */
function slantsInto(sheet: Sheet, x: number, y: number, head: Direction): boolean {
  return [-1, 1].some((slant) => {
    const [tx, ty] = [x - slant * stepY(head), y - stepY(head)];
    return slantOf(sheet.char(tx, ty)) === slant && isLoose(sheet, tx, ty);
  });
}

/** Whether no letter stands beside a cell. */
export const isLoose = (sheet: Sheet, x: number, y: number): boolean =>
  [x - 1, x + 1].every((at) => !WORD.test(sheet.char(at, y)));

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
    for (let at = x; at <= end; at++) sheet.set(at, y, STROKE, port(EAST) | port(WEST));
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
