/**
 * Forks that are spelt with slanted strokes: a line that parts at `<`, or meets
 * others at `>`, with `/` and `\`, or dots and ticks, at the same side of it. Those are
 * corners where lines across go on from them, else slanted lines.
 */
import { at, type Rows } from './row-text.ts';

const LEVEL = /[-─]/u;
const OUTWARD = [0, 1];

interface Fork {
  readonly sign: string;
  /** The way its branches lead: 1 to the right. */
  readonly out: 1 | -1;
  /** What its upper and its lower branch begin with. */
  readonly upper: RegExp;
  readonly lower: RegExp;
  /** Where its upper branch turns, where it parts, where its lower branch turns. */
  readonly corners: readonly [string, string, string];
}

const FORKS: readonly Fork[] = [
  { sign: '<', out: 1, upper: /[/.,]/u, lower: /[\\'`]/u, corners: ['┌', '┤', '└'] },
  { sign: '>', out: -1, upper: /[\\.]/u, lower: /['/]/u, corners: ['┐', '├', '┘'] },
];

/** Respells the forks of a drawing in place. */
export function respellForks(rows: Rows): void {
  rows.forEach((row, y) => {
    for (const { sign, out, upper, lower, corners } of FORKS) {
      for (let x = row.indexOf(sign); x >= 0; x = row.indexOf(sign, x + 1)) {
        if (!LEVEL.test(at(rows, x - out, y))) continue;
        const trunk = OUTWARD.map((n) => x + n * out).find(
          (column) => upper.test(at(rows, column, y - 1)) && lower.test(at(rows, column, y + 1)),
        );
        if (trunk === undefined) continue;
        row[x] = '─';
        const turning = [-1, 1].filter((step) => LEVEL.test(at(rows, trunk + out, y + step)));
        if (turning.length > 0) row[trunk] = corners[1];
        for (const step of turning) rows[y + step]![trunk] = corners[step + 1]!;
      }
    }
  });
}
