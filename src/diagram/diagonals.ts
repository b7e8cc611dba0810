import { NORTH, SOUTH, VERTICAL } from './direction.ts';
import { isLoose, WORD } from './letter-heads.ts';
import { BORDER, HEAD, STROKE } from './ink.ts';
import { rowText } from './row-text.ts';
import type { Sheet } from './sheet.ts';
import { slantOf } from './strokes.ts';

const BRANCHES = /^[\s|]*[/\\][\s|/\\]*$/u;
// How far beside the first branch of a name the name may end.
const PARENT = [1, 2, 3, 4, 5, 6];

/** Whether a text stands there: a letter of it, or the blank between two of its words. */
const isWritten = (sheet: Sheet, x: number, y: number): boolean =>
  WORD.test(sheet.char(x, y)) || [-1, 1].every((off) => WORD.test(sheet.char(x + off, y)));

/**
 * Slanted lines: `/` or `\\` of at least two rows, each a column further, or
 * between two borders, or into a head, or from one name to the next in a row of
 * branches.
 */
export function markDiagonals(sheet: Sheet): void {
  sheet.each((x, y, char) => {
    if (char !== '/' && char !== '\\') return;
    // `https://`, `../..`
    if ([x - 1, x + 1].some((at) => sheet.char(at, y) === char)) return;
    if ([x - 1, x + 1].every((at) => sheet.char(at, y) === '.')) return;
    const step = slantOf(char);
    // `apples / pears`
    const isBetweenWords = [-2, 2].every((off) => WORD.test(sheet.char(x + off, y)));
    const goesOn =
      !isBetweenWords && [-1, 1].some((rows) => sheet.char(x + rows * step, y + rows) === char);
    const alone = [-1, 1].every((side) => sheet.gap(x, y, side as 1 | -1).distance > 1);
    // A name stands in the line: `\`, `why`, `\` in three rows.
    const isNamed =
      alone &&
      [-2, 2].some(
        (rows) =>
          sheet.char(x + rows * step, y + rows) === char &&
          isWritten(sheet, x + (rows / 2) * step, y + rows / 2),
      );
    const joins =
      alone && [-1, 1].every((rows) => sheet.kind(x + rows * step, y + rows) === BORDER);
    const points = [-1, 1].some((rows) => {
      const head = rows < 0 ? NORTH : SOUTH;
      const [hx, hy] = [x + rows * step, y + rows];
      return sheet.kind(hx, hy) === HEAD && sheet.ink.head[hy * sheet.ink.width + hx] === head;
    });
    // `──<` parts into this stroke and another on the other side of the row.
    const parts = [-1, 1].some((rows) => {
      const [ax, ay] = [x + rows * step, y + rows];
      const isEnd = sheet.kind(ax, ay) === STROKE && sheet.char(ax, ay) === '─';
      return isEnd && slantOf(sheet.char(x, ay + rows)) === -step;
    });
    const isParent = PARENT.some((n) => WORD.test(sheet.char(x - n * step, y - 1)));
    const names =
      isParent &&
      isWritten(sheet, x + step, y + 1) &&
      BRANCHES.test(rowText(sheet.ink.grid.rows[y]!));
    if (
      (goesOn || isNamed || joins || names || (alone && (points || parts))) &&
      isLoose(sheet, x, y)
    ) {
      sheet.set(x, y, STROKE, VERTICAL);
    }
  });
}
