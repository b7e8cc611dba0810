/** Which of the characters `> < ^ v` are heads. */
import { EAST, stepX, stepY, WEST, type Direction } from './direction.ts';
import { BLANK, BORDER, STROKE, TEXT } from './ink.ts';
import type { Sheet } from './sheet.ts';
import { possibleHead, slantOf } from './strokes.ts';

export const WORD = /[\p{L}\p{N}_]/u;

/** Whether a character that may be a head pointing `head` is one: a line leads to it, or a text in a line. */
export function isHead(sheet: Sheet, x: number, y: number, head: Direction): boolean {
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
