/** Boxes of a title that stand right on the walls of what they name, without a border of its own. */
import { at, rowText, type Rows } from './row-text.ts';

const FEET = /[└╰┗](?:─|━|┬|┴|┼)+[┘╯┛]/gu;
const FOOT = /^[└╰┗](?:─|━|┬|┴|┼)+[┘╯┛]$/u;
const WALL = /[│┃├┤┼┣┫╋]/u;

/** The lower border of a title, where the walls of the box go on below it, is a divider of the box. */
export function respellLids(rows: Rows): void {
  rows.forEach((row, y) => {
    for (const { index: left, 0: foot } of rowText(row).matchAll(FEET)) {
      const right = left + foot.length - 1;
      const walls = [left, right];
      const isWalled = (level: number): boolean =>
        walls.every((x) => WALL.test(at(rows, x, level)));
      if (!isWalled(y - 1) || !isWalled(y + 1)) continue;
      let end = y + 1;
      while (isWalled(end)) end++;
      const lower = rowText((rows[end] ?? []).slice(left, right + 1));
      if (FOOT.test(lower)) [row[left], row[right]] = ['├', '┤'];
    }
  });
}
