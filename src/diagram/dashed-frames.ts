/**
 * Frames of dashes whose walls are drawn in every other row only: their gaps are
 * closed, so that later steps find a frame like any other.
 */
import { at, rowText, type Rows } from './row-text.ts';

const LID = /[┌╭+]╌{4,}[┐╮+]/gu;
const WALL = /[│|:┊┆╎]/u;
const CROSSING = /[-─>►▶<◄◀┼]/u;
const LEVEL = /[╌─-]/u;
// The foot, with gaps and with lines that cross it.
const FOOT = /[╌─\- ┼│|]/u;
const DASH = '╌';
const CLOSED = '┊';
const HIGHEST = 60;
// Every other cell is a gap, and some are crossed.
const LEAST_DRAWN = 1 / 3;

/** Closes the walls and the foot of frames of dashes in place. */
export function closeDashedFrames(rows: Rows): void {
  rows.forEach((row, top) => {
    for (const {
      index: left,
      0: { length },
    } of rowText(row).matchAll(LID)) {
      const right = left + length - 1;
      const isWall = (y: number): boolean =>
        [left, right].every(
          (x) =>
            at(rows, x, y) === ' ' || WALL.test(at(rows, x, y)) || CROSSING.test(at(rows, x, y)),
        );
      const isFoot = (y: number): boolean => {
        const foot = Array.from({ length: length - 4 }, (_, i) => at(rows, left + 2 + i, y));
        const dashes = foot.filter((char) => LEVEL.test(char)).length;
        return foot.every((char) => FOOT.test(char)) && dashes >= foot.length * LEAST_DRAWN;
      };
      let y = top + 1;
      while (y - top < HIGHEST && y < rows.length && isWall(y) && !isFoot(y)) y++;
      const inner = rows.slice(top + 1, y);
      const drawn = (x: number): number =>
        inner.filter((cells) => WALL.test(cells[x] ?? ' ')).length;
      if (!isFoot(y) || [left, right].some((x) => drawn(x) < inner.length * LEAST_DRAWN)) continue;
      const set = (x: number, y: number, char: string): void => {
        while (rows[y]!.length <= x) rows[y]!.push(' ');
        if (at(rows, x, y) === ' ') rows[y]![x] = char;
      };
      for (let inside = top + 1; inside < y; inside++)
        for (const x of [left, right]) set(x, inside, CLOSED);
      for (let x = left + 1; x < right; x++) set(x, y, DASH);
      set(left, y, '└');
      set(right, y, '┘');
    }
  });
}
