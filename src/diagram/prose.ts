import {
  type Direction,
  EAST,
  NORTH,
  opposite,
  type Ports,
  SOUTH,
  stepX,
  VERTICAL,
  WEST,
} from './direction.ts';
import { BLANK, BORDER, INSIDE, TEXT } from './ink.ts';
import type { Sheet } from './sheet.ts';
import { drawnHead } from './strokes.ts';

const BARE_ARROWS = [/(?<=\s)(?:→|->)(?=\s)/gu, /(?<=\s)(?:←|<-)(?=\s)/gu];
// An arrow with a shaft at whose head a text stands that leads on, and one to which a text leads on.
const LED_ON = /(?:─{2,}[►▶→>]|-{2,}>) (?:(?! {2}|--|─).)*$/u;
const LEADS_ON = /^[^\s\w]* (?:(?! {2}|--|─).)* (?:─{2,}[►▶→>]|-{2,}>) /u;

/** Whether an arrow down is all that stands right below a row, under its text. */
function leadsDown({ ink }: Sheet, y: number): boolean {
  const [row, below] = [ink.grid.rows[y]!, ink.grid.rows[y + 1] ?? []];
  const x = below.findIndex((char) => char !== ' ');
  const isOnly = x >= 0 && below.findLastIndex((char) => char !== ' ') === x;
  return isOnly && drawnHead(below[x]!) === SOUTH && x >= row.findIndex((char) => char !== ' ');
}

// An arrow down and what is written beside it: `↓ weigh → sort`.
const LABELLED = /^\s*[▼▽↓⇓⬇]\s+[\p{L}\p{N}("'`]/u;

/**
 * A lone `→` is prose beside an arrow down, beside boxes, beside arrows that are drawn with shafts, and
 * in one of several rows of a step between arrows down.
 */
export function isProseRow(sheet: Sheet, x: number, y: number): boolean {
  if (isBesideShaft(sheet, y)) return true;
  const row = sheet.ink.grid.rows[y]!.join('');
  if (LABELLED.test(row)) return true;
  // A note `← like this` is no second arrow of a row.
  const arrows = Math.max(...BARE_ARROWS.map((arrow) => row.match(arrow)?.length ?? 0));
  if (arrows >= 2 && (isLedTo(sheet, y) || leadsDown(sheet, y))) return false;
  const [before, behind] = [
    sheet.ink.grid.rows[y]!.slice(0, x).join(''),
    sheet.ink.grid.rows[y]!.slice(x).join(''),
  ];
  if (sheet.isOutside(x, y) && (LED_ON.test(before) || LEADS_ON.test(behind))) return false;
  return sheet.isAmongBoxes(x, y) || (arrows < 2 && (sheet.shafted || sheet.steps.has(y)));
}

/** Whether an arrow down ends right above the text of a row. */
function isLedTo({ ink, shafted }: Sheet, y: number): boolean {
  const [above, row] = [ink.grid.rows[y - 1] ?? [], ink.grid.rows[y]!];
  const start = row.findIndex((char) => char !== ' ');
  return (
    shafted && above.some((char, x) => x >= start && x < row.length && drawnHead(char) === SOUTH)
  );
}

const SHAFT_AND_TEXT = /^(\s*)[│┃|]\s+[\p{L}\p{N}("'`[]/u;
const SHAFT_AND_ARROW = /^(\s*)[│┃|]\s+→ [\p{L}\p{N}("'`[]/u;

/** Whether a row beside an upright line opens with an arrow that goes on with the text of the row above. */
const goesOnBesideShaft = (sheet: Sheet, y: number): boolean =>
  isBesideShaft(sheet, y, SHAFT_AND_ARROW) && isBesideShaft(sheet, y - 1);

/** Whether all of a row is a text beside an upright line that runs on above and below. */
function isBesideShaft(sheet: Sheet, y: number, pattern = SHAFT_AND_TEXT): boolean {
  const { grid } = sheet.ink;
  const match = pattern.exec(grid.rows[y]?.join('') ?? '');
  if (!match) return false;
  const x = match[1]!.length;
  if (sheet.kind(x, y) === BORDER) return false;
  // The line may begin right below a text.
  const goesOn = (at: number, begins: RegExp): boolean => begins.test(grid.rows[at]?.[x] ?? ' ');
  return goesOn(y - 1, /[│┃|▼▽↓vV\p{L}\p{N}]/u) && goesOn(y + 1, /[│┃|▼▽↓vV]/u);
}

/** A lone `│` among words, as in `a │ b`. */
export function isSeparator(sheet: Sheet, x: number, y: number, ports: Ports): boolean {
  if (ports !== VERTICAL) return false;
  // A line between two words goes on above and below.
  if (verticalInk(sheet, x, y - 1) && verticalInk(sheet, x, y + 1)) return false;
  const [west, east] = [sheet.gap(x, y, -1), sheet.gap(x, y, 1)];
  return [west, east].every(({ kind, distance }) => kind === TEXT && distance <= 2);
}

/** An arrow among words: in a margin note, in brackets, or in prose beside boxes. */
export function isProse(sheet: Sheet, x: number, y: number, head: Direction): boolean {
  const west = sheet.gap(x, y, -1);
  const east = sheet.gap(x, y, 1);
  if (head === NORTH || head === SOUTH) {
    const inWord = [west, east].some(({ distance, kind }) => distance === 0 && kind === TEXT);
    return inWord || (head === NORTH && isNoteBelow(sheet, x, y));
  }
  const [tail, tip] = head === EAST ? [west, east] : [east, west];
  if (tail.distance === 0 && tail.kind !== TEXT) return false;
  // `←→`
  if (drawnHead(sheet.char(x - stepX(head), y)) === opposite(head)) return false;
  if (head === EAST && goesOnBesideShaft(sheet, y)) return true;
  // The first thing in a row of a box is what a list there begins its items with.
  if (tail.kind === BORDER && tail.distance > 1 && tip.kind === TEXT && !sheet.isOutside(x, y))
    return true;
  if (head === WEST && tail.kind === TEXT && tail.distance <= 1) {
    // A margin note stands beside a box, off from what it notes, or in line
    // with other notes.
    if (sheet.isAmongBoxes(x, y) || tip.distance > 1 || inColumn(sheet, x, y)) return true;
  }
  if (tail.kind === TEXT && tip.kind === TEXT && isProseRow(sheet, x, y)) return true;
  return inBrackets(sheet, x, y) || isInRemark(sheet, x, y);
}

/** Whether an arrow opens a note on what stands above: `↑ like this`, nothing below the arrow. */
function isNoteBelow(sheet: Sheet, x: number, y: number): boolean {
  const { distance, kind } = sheet.gap(x, y, 1);
  const isBare = [-2, -1, 0, 1, 2].every((shift) => sheet.kind(x + shift, y + 1) === BLANK);
  return distance === 1 && kind === TEXT && isBare;
}

/** Whether a cell is in a remark that a dash parts from what stands before it: `text   ── remark`. */
export function isInRemark(sheet: Sheet, x: number, y: number): boolean {
  const opened = sheet.remarks.get(y);
  return opened !== undefined && opened <= x;
}

function inColumn(sheet: Sheet, x: number, y: number): boolean {
  const char = sheet.char(x, y);
  return sheet.ink.grid.rows.some((row, at) => at !== y && row[x] === char);
}

export function inBrackets(sheet: Sheet, x: number, y: number): boolean {
  const row = sheet.ink.grid.rows[y]!;
  const before = row.slice(0, x).join('');
  const after = row.slice(x + 1).join('');
  const open = ['()', '[]', '{}', '（）', '［］', '【】'].some(
    ([start, end]) => before.lastIndexOf(start!) > before.lastIndexOf(end!) && after.includes(end!),
  );
  const quoted = ['`', '"'].some((q) => before.split(q).length % 2 === 0 && after.includes(q));
  return open || quoted;
}

/** Whether an upright line may go on in this cell. */
export function verticalInk(sheet: Sheet, x: number, y: number): boolean {
  const kind = sheet.kind(x, y);
  const char = sheet.char(x, y);
  return kind === BORDER || (kind !== INSIDE && /[|+^vV'.▲▼↑↓│┬┴┼┐┌└┘├┤]/u.test(char));
}
