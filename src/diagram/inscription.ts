import { wallsAt, type Box } from './box.ts';
import { SOUTH } from './direction.ts';
import { passesThrough, wallsOf, type Place } from './frames.ts';
import { charAt, textBetween, type Grid } from './grid.ts';
import { drawnHead, drawnPorts } from './strokes.ts';

const BULLET = /^[•▪◦‣●○·]\s+/u;
const BRANCH =
  /^(?:[│|]\s+)+(?=[•▪◦‣●○·])|^(?:[│|]\s*)*(?:[├└╰]\s*[─-]+\s*|(?:\||\+-*)--\s*|[|`]-\s+)/u;
// Rulers, and what decorates a box or the end of a line.
const RULE = /^[\s\-=_─━═~.·┄┈╌░▒▓◇◆]+$/u;
const SHORTEST_DOTTED_RULE = 12;
// A wall that is off by more columns than there are letters in its way.
const STRAY_WALL =
  /^[│┃]\s*(?=[\p{L}\p{N}\p{Extended_Pictographic}"'(])|(?<=[\p{L}\p{N})])\s*[│┃]$/gu;
// A box of one row, between two bars.
const BARS = /^\| ([^\s|](?:[^|]*[^\s|])?) \|$/u;
// The ends of lines that cross the border of a box, and nothing else.
const ENDS = /^[│|▲▼△▽\s]+$/u;
// A border between sections, perhaps with the end of a line in it: `----|----`.
const DIVIDER = /^[-=─━═]{2,}[-=─━═|│\s]*$/u;

/** A row of text as part of a label: without bullets, branches and rules. */
export function cleanRow(text: string): string {
  const trimmed = text.trim();
  const isOmission = /\.{2}/u.test(trimmed) && trimmed.length < SHORTEST_DOTTED_RULE;
  if ((RULE.test(trimmed) && !isOmission) || DIVIDER.test(trimmed) || ENDS.test(trimmed)) return '';
  return trimmed
    .replace(BRANCH, '')
    .replace(BULLET, '')
    .replace(BARS, '$1')
    .replace(STRAY_WALL, '')
    .replace(/\s{2,}/gu, ' ');
}

/** Text that is set into the upper border of a box. */
export function titleInBorder(grid: Grid, box: Box): string {
  const [left, right] = wallsAt(box, box.top);
  const border = Array.from(textBetween(grid, box.top, left + 1, right));
  const kept = border
    .map((char) => (drawnPorts(char) || /[-=+|▲▼△▽]/u.test(char) ? '\n' : char))
    .join('');
  const parts = kept
    .split(/\n{2,}/u)
    .map((part) => part.replace(/\n/gu, '-').replace(/^-|-$/gu, '').trim());
  return parts.filter((part) => /[\p{L}\p{N}]/u.test(part) && part.length > 1).join(' ');
}

/** Everything that is written in a place without inner boxes, rows joined by a blank. */
export function inscriptionOf(grid: Grid, place: Place): string {
  const rows: string[] = [];
  if (place.from === place.box.top + 1 && !place.cell) rows.push(titleInBorder(grid, place.box));
  for (let y = place.from; y <= place.to; y++) {
    const [left, right] = wallsOf(place, y);
    const cells = Array.from({ length: Math.max(0, right - left - 1) }, (_, i) => left + 1 + i);
    // The head of a line that ends right behind the border is no text.
    const isHead = (x: number): boolean =>
      drawnHead(charAt(grid, x, y)) === SOUTH && /[│|┼┬+]/u.test(charAt(grid, x, y - 1));
    const passes = (x: number): boolean =>
      /[│┃]/u.test(charAt(grid, x, y)) && passesThrough(grid, place.box, x);
    const shown = (x: number): string =>
      isHead(x) || passes(x) ? ' ' : (grid.rows[y]?.[x] ?? ' ');
    rows.push(cleanRow(cells.map(shown).join('')));
  }
  return rows.filter(Boolean).join(' ');
}
