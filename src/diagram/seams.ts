/**
 * What has too little room for its lines. Boxes that stand right below one
 * another and are joined where they touch, `└──┬──┘` over `┌──▼──┐`, get a row for
 * the line between them; a head both ways, `↕` or `↔`, becomes two heads. So all
 * later steps find these as they find others.
 */
import { findBoxes } from './boxes.ts';
import { framesOf, placeAround } from './frames.ts';
import type { Grid } from './grid.ts';
import { rowText } from './row-text.ts';

type Row = readonly string[];

const LEVEL = /[─━═-]/u;
const BORDER = /[─━═\-┬┴▼▽▲△v^+]/u;
const TEE = /[┬┳╤+]/u;
const MET = /[▼▽▲△┴┻╧v^]/u;
const UPRIGHT = /[│┃║|]/u;
const SHIFTS = [0, -1, 1];
const NEAR = [...SHIFTS, -2, 2];

/** Whether a character that `pattern` takes stands in a border that begins with such a corner. */
function isInBorder(row: Row, x: number, pattern: RegExp, corner: RegExp): boolean {
  const isSet = [x - 1, x + 1].every((at) => LEVEL.test(row[at] ?? ' '));
  if (!isSet || !pattern.test(row[x] ?? ' ')) return false;
  let start = x;
  while (BORDER.test(row[start - 1] ?? ' ')) start--;
  return corner.test(row[start - 1] ?? ' ') || row[start] === '+';
}

/** Columns at which a lower border meets the upper border in the next row. */
const seamsOf = (above: Row, below: Row): number[] =>
  above.flatMap((_, x) =>
    isInBorder(above, x, TEE, /[└╰╚┗]/u) &&
    SHIFTS.some((shift) => isInBorder(below, x + shift, MET, /[┌╭╔┏]/u))
      ? [x]
      : [],
  );

const UP_AND_DOWN = /[↕⇅⇵⇕]/u;
const BOTH_WAYS = /[↔⇄⇆⟷⇔]/u;
// Between two walls, or among texts without walls.
const TO_AND_FRO =
  /(?<=[│|] {0,4})[↔⇄⇆⟷⇔](?= {0,4}[│|])|(?<=^[^│|]*\S {1,3})[↔⇄⇆⟷⇔](?= {1,3}\S[^│|]*$)/gu;

/** Columns of the heads up and down between what stands above and below. */
const upAndDown = (above: Row, row: Row, below: Row): number[] =>
  row.flatMap((char, x) => {
    if (!UP_AND_DOWN.test(char)) return [];
    const isAlone = [x - 2, x - 1, x + 1].every((at) => /[ │|]/u.test(row[at] ?? ' '));
    const isBetween = [above, below].every((other) =>
      NEAR.some((shift) => (other[x + shift] ?? ' ') !== ' '),
    );
    return isAlone && isBetween ? [x] : [];
  });

/** Whether a cell is in a box that holds nothing but text: there a head up and down is text as well. */
function inTextBoxes(grid: Grid): (x: number, y: number) => boolean {
  if (!grid.rows.some((row) => row.some((char) => UP_AND_DOWN.test(char)))) return () => false;
  const frames = framesOf(grid, findBoxes(grid) ?? []);
  return (x, y) => frames.places[placeAround(frames, x, y)]?.group === false;
}

/** Makes two heads of each head to and fro, if there is room for them. */
function parted(row: Row): Row {
  if (!row.some((char) => BOTH_WAYS.test(char))) return row;
  const spread = [...row];
  for (const { index } of rowText(row).matchAll(TO_AND_FRO)) {
    const start = row[index + 1] === ' ' ? index : index - 1;
    if (start < index && row[start] !== ' ') continue;
    [spread[start], spread[start + 1]] = ['◀', '▶'];
  }
  return spread;
}

/** Parts boxes that touch, by a row with the lines from one to the other, and heads that point both ways. */
export function openSeams(grid: Grid): Grid {
  const parts = grid.rows.map(parted);
  const isText = inTextBoxes(grid);
  const rows = parts.flatMap((row, y): Row[] => {
    const below = parts[y + 1];
    const heads = upAndDown(parts[y - 1] ?? [], row, below ?? []);
    const twoWay = heads.filter((x) => !isText(x, y));
    if (twoWay.length > 0) {
      const upper = row.map((char, x) => (twoWay.includes(x) ? '▲' : char));
      const lower = row.map((char, x) =>
        twoWay.includes(x) ? '▼' : UPRIGHT.test(char) ? char : ' ',
      );
      return [upper, lower];
    }
    const seams = below ? seamsOf(row, below) : [];
    if (!below || seams.length === 0) return [row];
    const between = row.map((char, x) => {
      const goesOn = UPRIGHT.test(char) && UPRIGHT.test(below[x] ?? ' ');
      return goesOn || seams.includes(x) ? '│' : ' ';
    });
    return [row, between];
  });
  return { rows, height: rows.length, width: grid.width };
}
