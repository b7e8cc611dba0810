/** Whether a box without boxes in it holds texts that arrows join: then it is a container. */
import { wallsAt, type Box } from './box.ts';
import { hasPort, SOUTH } from './direction.ts';
import { charAt, textBetween, type Grid } from './grid.ts';
import { drawnPorts } from './strokes.ts';

const SHAFT = /[^\s─━═>-]\s*(?:[─━═]{2,}[►▶>→]|-{2,}>)\s*[^\s─━═<>-]/u;

// One stroke and a head make an arrow as well, in a row that does not go on in the next.
const SHORT_SHAFT = /[^\s─━═>-]\s*[─━═][►▶>→]\s*[^\s─━═<>-]/u;
const GOES_ON = /[─━═][►▶>→]\s*$/u;
const UPRIGHT = /[│|├└]/u;

/** Whether one of the rows in a box is a chain of texts; of short arrows, when nothing upright follows. */
const holdChain = (rows: readonly string[]): boolean =>
  rows.some(
    (row, i) =>
      !UPRIGHT.test(row) &&
      (SHAFT.test(row) ||
        (SHORT_SHAFT.test(row) &&
          !rows.slice(i).some((next) => GOES_ON.test(next) || UPRIGHT.test(next)))),
  );

const ARROW_DOWN = /^\s*[↓▼]\s*$/u;
// Arrows down without a shaft that make a flow of the texts in a box.
const FEWEST_ARROWS = 2;

/**
 * Whether text that shafts join makes a frame a container even without boxes in it, or
 * several arrows down between rows of it. One arrow glyph between words is prose,
 * and one to the left a note.
 */
export function holdsFlow(grid: Grid, box: Box, [from, to]: readonly [number, number]): boolean {
  const rows = Array.from({ length: to - from + 1 }, (_, i) => {
    const [left, right] = wallsAt(box, from + i);
    return textBetween(grid, from + i, left + 1, right);
  });
  const arrows = rows.filter(
    (row, i) =>
      ARROW_DOWN.test(row) &&
      /[\p{L}\p{N}]/u.test(rows[i - 1] ?? '') &&
      /[\p{L}\p{N}]/u.test(rows[i + 1] ?? ''),
  );
  if (arrows.length >= FEWEST_ARROWS || holdChain(rows)) return true;
  return rows.some((_, i) => holdsUprightArrow(grid, box, from + i));
}

// Whether an arrow down ends in this row, or one up begins there: a shaft above a
// head, or a head above a shaft, with nothing beside them.
function holdsUprightArrow(grid: Grid, box: Box, y: number): boolean {
  const [left, right] = wallsAt(box, y);
  const isAlone = (x: number, row: number): boolean =>
    [x - 1, x + 1].every((at) => charAt(grid, at, row) === ' ');
  for (let x = left + 2; x < right - 1; x++) {
    const above = charAt(grid, x, y - 1);
    const isShaft = /[│┃|]/u.test(above) && isAlone(x, y - 1);
    const isBend = !/[│┃|]/u.test(above) && hasPort(drawnPorts(above), SOUTH);
    const here = charAt(grid, x, y);
    const down = /[▼▽↓vV]/u.test(here) && (isShaft || isBend);
    const up = /[│┃|]/u.test(here) && /[▲△↑^]/u.test(above) && isAlone(x, y - 1);
    if (!down && !up) continue;
    const framed = y - 1 > box.top + 1 && y + 1 < box.bottom;
    if (framed && isAlone(x, y)) return true;
  }
  return false;
}
