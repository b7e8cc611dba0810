/**
 * Strokes that are spelt with characters of a text, respelt with those of box
 * drawing: dotted lines (`:` and `....>`), heads with a bar (`<|--`), small
 * triangles, corners that are backticks, commas or dots, boxes of underscores or
 * dots. Doing it on the grid keeps these habits out of every later step. Each
 * must be answered by the strokes around it, or it stays the text that it is.
 */
import { closeDashedFrames } from './dashed-frames.ts';
import { respellForks } from './forks.ts';
import { respellLids } from './lids.ts';
import { at, rowText, type Rows } from './row-text.ts';
import { respellRow, write } from './spelt.ts';

const OPENS_DOWN = /[-=─━═┄╌+|│┃┬┼├┤'^▲↑]/u;
const ANSWERS_UP = /[-=─━═┄╌+|│┃┴┼├┤vV▼↓]/u;

const WORD = /[\p{L}\p{N}]/u;
// Nothing, or a line that crosses.
const BESIDE_COLON = /^(?:\s\s|[-─]{2})$/u;

/** Upright lines of colons, one or more of them, between strokes or heads. */
function respellColons(rows: Rows): void {
  // `name : text`
  const isBetweenWords = (x: number, y: number): boolean =>
    [x - 2, x + 2].every((beside) => WORD.test(at(rows, beside, y)));
  const isColon = (x: number, y: number): boolean =>
    /[:┊]/u.test(at(rows, x, y)) &&
    BESIDE_COLON.test(at(rows, x - 1, y) + at(rows, x + 1, y)) &&
    !isBetweenWords(x, y);
  rows.forEach((row, top) => {
    for (let x = row.indexOf(':'); x >= 0; x = row.indexOf(':', x + 1)) {
      if (!isColon(x, top) || !OPENS_DOWN.test(at(rows, x, top - 1))) continue;
      let end = top;
      while (isColon(x, end)) end++;
      if (!ANSWERS_UP.test(at(rows, x, end))) continue;
      for (let y = top; y < end; y++) rows[y]![x] = '┊';
    }
  });
}

const UPRIGHT = /[:|│┊+]/u;
const ACROSS = /[-─+]/u;

/**
 * Lower corners that are spelt with a backtick, or with the dot that upper corners
 * have: below an upright stroke, with nothing upright in the next row.
 */
function respellLowerCorners(rows: Rows): void {
  rows.forEach((row, y) => {
    row.forEach((char, x) => {
      if (char !== '`' && char !== '.') return;
      const isBelow = UPRIGHT.test(at(rows, x, y - 1)) && !UPRIGHT.test(at(rows, x, y + 1));
      if (!isBelow) return;
      const [west, east] = [x - 1, x + 1].map((column) => ACROSS.test(at(rows, column, y)));
      if (east && !west) row[x] = '└';
      if (west && !east && char === '.') row[x] = '┘';
    });
  });
}

/** Upper corners that are spelt with a comma: `,-->` above an upright stroke. */
function respellUpperCorners(rows: Rows): void {
  rows.forEach((row, y) => {
    for (let x = row.indexOf(','); x >= 0; x = row.indexOf(',', x + 1)) {
      const isCorner = at(rows, x - 1, y) === ' ' && ACROSS.test(at(rows, x + 1, y));
      if (isCorner && UPRIGHT.test(at(rows, x, y + 1))) row[x] = '┌';
    }
  });
}

const UPRIGHT_STROKE = /[|│┃+]/u;

/** Ports of a box spelt with an `o` in its wall or in a line; one alone in its row is where a flow starts. */
function respellPorts(rows: Rows): void {
  rows.forEach((row, y) => {
    if (rowText(row).trim() === 'o' && at(rows, row.indexOf('o'), y - 1) === ' ') return;
    for (let x = row.indexOf('o'); x >= 0; x = row.indexOf('o', x + 1)) {
      const aside = [at(rows, x - 1, y), at(rows, x + 1, y)];
      const isUpright = [y - 1, y + 1].some((next) => UPRIGHT_STROKE.test(at(rows, x, next)));
      if (aside.every((char) => /[-─]/u.test(char))) row[x] = '+';
      else if (isUpright && aside.every((char) => char === ' ')) row[x] = '|';
    }
  });
}

/** Boxes whose upper border and foot are runs of one character. */
interface Frame {
  /** The run, as the upper border has it. */
  readonly run: RegExp;
  readonly dash: string;
  readonly wall: string;
  /** What may end the foot, but the wall and the dash. */
  readonly corner?: string;
  /** One stroke of the border, and of the wall, that it is respelt with. */
  readonly spelt: readonly [string, string];
}

const FRAMES: readonly Frame[] = [
  { run: /(?<=^|\s)_{3,}(?=$|\s)/gu, dash: '_', wall: '|', spelt: ['─', '│'] },
  {
    run: /(?<=^|\s)\.{3,}(?:[|│]\.{3,})*(?=$|\s)/gu,
    dash: '.',
    wall: ':',
    spelt: ['┄', '┊'],
  },
  { run: /(?<=^|\s)\.{4,}(?=$|\s)/gu, dash: '.', wall: '.', spelt: ['┄', '┊'] },
  { run: /(?<=^|\s)╌{4,}(?=$|\s)/gu, dash: '╌', wall: '|', spelt: ['╌', '┊'] },
  { run: /(?<=^|\s)-{4,}(?=$|\s)/gu, dash: '-', wall: '|', corner: ' ', spelt: ['─', '│'] },
  // As Graph::Easy draws double borders and bold ones.
  { run: /(?<=^|\s)#={4,}#(?=$|\s)/gu, dash: '=', wall: 'H', corner: '#', spelt: ['═', '║'] },
  { run: /(?<=^|\s)#{4,}(?=$|\s)/gu, dash: '#', wall: '#', spelt: ['─', '│'] },
];
const HIGHEST = 12;

/**
 * Boxes such as ` ____ ` over `|    |` over `|____|`, or `......` over `:    :` over
 * `:....:`, or `------` over `|    |` over `------`, with corners or without.
 */
function respellFrames(rows: Rows): void {
  rows.forEach((row, top) => {
    for (const { run, dash, wall, corner = wall, spelt } of FRAMES) {
      if (!row.includes(dash)) continue;
      for (const {
        index,
        0: { length },
      } of rowText(row).matchAll(run)) {
        // The run ends within the walls, or right above them.
        const outer = at(rows, index, top + 1) === wall ? 0 : 1;
        const [left, right] = [index - outer, index + length - 1 + outer];
        const isWalled = (y: number): boolean =>
          at(rows, left, y) === wall && at(rows, right, y) === wall;
        const isFoot = (y: number): boolean =>
          rows[y]?.slice(left + 1, right).every((char) => char === dash) === true &&
          [left, right].every((x) => [wall, dash, corner].includes(at(rows, x, y)));
        let y = top + 1;
        while (y - top < HIGHEST && isWalled(y) && !isFoot(y)) y++;
        if (left < 0 || y - top < 2 || !isFoot(y)) continue;
        const border = spelt[0].repeat(right - left - 1);
        // A line that crosses the frame stays.
        const crossed = Array.from(border, (char, i) =>
          /[|│]/u.test(at(rows, left + 1 + i, top)) ? '|' : char,
        );
        write(row, left, `┌${crossed.join('')}┐`);
        for (let at = top + 1; at < y; at++) rows[at]![left] = rows[at]![right] = spelt[1];
        write(rows[y]!, left, `└${border}┘`);
      }
    }
  });
}

const SMALL_HEADS: Readonly<Record<string, string>> = {
  ...{ '▴': '▲', '▵': '▲', '⏶': '▲', '▸': '▶', '▹': '▶', '⏵': '▶', '▻': '▶' },
  ...{ '▾': '▼', '▿': '▼', '⏷': '▼', '◂': '◀', '◃': '◀', '⏴': '◀', '◅': '◀' },
};
const STROKE = /[-=|+:.'\u2500-\u257f]/u;
const LEVEL = /[-=─━═╌┄┈]/u;

const UPRIGHT_LINE = /[|│┊]/u;

/** The signs `∨` and `∧` at the end of an upright line, as Graph::Easy draws heads. */
function respellSigns(rows: Rows): void {
  rows.forEach((row, y) => {
    row.forEach((char, x) => {
      if (!/[∨∧]/u.test(char)) return;
      const isFree = [x - 1, x + 1].every((beside) => at(rows, beside, y) === ' ');
      const isDown = char === '∨';
      if (isFree && UPRIGHT_LINE.test(at(rows, x, isDown ? y - 1 : y + 1)))
        row[x] = isDown ? '▼' : '▲';
    });
  });
}

/** Small triangles into which a stroke runs; elsewhere they open what is folded or mark an item. */
function respellSmallHeads(rows: Rows): void {
  rows.forEach((row, y) => {
    row.forEach((char, x) => {
      const head = SMALL_HEADS[char];
      if (head === undefined) return;
      const [west, east] = [at(rows, x - 1, y), at(rows, x + 1, y)];
      const isFree = [west, east].every((beside) => beside === ' ' || LEVEL.test(beside));
      const isLed =
        head === '▶'
          ? LEVEL.test(west)
          : head === '◀'
            ? LEVEL.test(east)
            : isFree && STROKE.test(at(rows, x, head === '▼' ? y - 1 : y + 1));
      if (isLed) row[x] = head;
    });
  });
}

const LID = /[.,+╭┌](?:-{3,}|─{3,})[.+╮┐]/gu;
const FOOT = /^['`+╰└](?:-{3,}|─{3,})['`+╯┘]$/u;

/** Round walls, as in `(  store  )` below `.-----.`, which may stand out by a column. */
function respellRoundWalls(rows: Rows): void {
  rows.forEach((row, top) => {
    for (const {
      index,
      0: { length },
    } of rowText(row).matchAll(LID)) {
      const right = index + length - 1;
      const find = (y: number, char: string, columns: readonly number[]): number =>
        columns.find((x) => at(rows, x, y) === char) ?? -1;
      const walls: (readonly [number, number])[] = [];
      let y = top + 1;
      for (; y - top < HIGHEST; y++) {
        const wall = [find(y, '(', [index - 1, index]), find(y, ')', [right, right + 1])] as const;
        if (wall.includes(-1)) break;
        walls.push(wall);
      }
      if (walls.length === 0 || !FOOT.test(rowText((rows[y] ?? []).slice(index, right + 1))))
        continue;
      walls.forEach(([west, east], i) => {
        const inner = rows[top + 1 + i]!;
        [inner[west], inner[east]] = [' ', ' '];
        [inner[index], inner[right]] = ['|', '|'];
      });
    }
  });
}

/** Respells strokes in place. */
export function respell(rows: Rows): void {
  closeDashedFrames(rows);
  respellSmallHeads(rows);
  respellSigns(rows);
  respellFrames(rows);
  respellRoundWalls(rows);
  respellLids(rows);
  respellForks(rows);
  rows.forEach(respellRow);
  respellPorts(rows);
  respellLowerCorners(rows);
  respellUpperCorners(rows);
  respellColons(rows);
}
