/**
 * Strokes that are spelt with characters of a text, respelt with those of box
 * drawing: dotted lines (`:` and `....>`), heads with a bar (`<|--`) and boxes
 * of underscores. Doing it on the grid keeps these habits out of every later
 * step. Each must be answered at both ends, or it stays the text that it is.
 */

type Rows = readonly string[][];

const at = (rows: Rows, x: number, y: number): string => rows[y]?.[x] ?? ' ';

const textOf = (row: readonly string[]): string =>
  row.map((cell) => cell.slice(0, 1) || ' ').join('');

function write(row: string[], from: number, text: string): void {
  Array.from(text).forEach((char, i) => (row[from + i] = char));
}

const SPELT: readonly (readonly [RegExp, (match: string) => string])[] = [
  // `....>` and `<....`
  [/(?<=^|[\s|│+])\.{3,}(?=>(?:$|[\s|│+]))/gu, (dots) => '┄'.repeat(dots.length)],
  [/(?<=(?:^|[\s|│+])<)\.{3,}(?=$|[\s|│+])/gu, (dots) => '┄'.repeat(dots.length)],
  // `<|--` and `--|>`
  [/<\|(?=-{2}|─{2})/gu, () => '<-'],
  [/(?<=-{2}|─{2})\|>/gu, () => '->'],
];

function respellRow(row: string[]): void {
  const text = textOf(row);
  for (const [pattern, spell] of SPELT)
    for (const { index, 0: match } of text.matchAll(pattern)) write(row, index, spell(match));
}

const OPENS_DOWN = /[-=─━═┄+|│┃┬┼├┤_']/u;
const ANSWERS_UP = /[-=─━═┄+|│┃┴┼├┤vV▼↓]/u;

/** Upright lines of colons, one or more of them, between strokes or heads. */
function respellColons(rows: Rows): void {
  const isColon = (x: number, y: number): boolean =>
    /[:┊]/u.test(at(rows, x, y)) &&
    /\s/u.test(at(rows, x - 1, y)) &&
    /\s/u.test(at(rows, x + 1, y));
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

const TOP = /(?<=^|\s)_{3,}(?=$|\s)/gu;
const LOWEST = 12;

/** Boxes such as ` ____ ` over `|    |` over `|____|`. */
function respellUnderscores(rows: Rows): void {
  rows.forEach((row, top) => {
    for (const {
      index,
      0: { length },
    } of textOf(row).matchAll(TOP)) {
      // The run ends within the walls, or right above them.
      const outer = at(rows, index, top + 1) === '|' ? 0 : 1;
      const [left, right] = [index - outer, index + length - 1 + outer];
      const isWalled = (y: number): boolean =>
        at(rows, left, y) === '|' && at(rows, right, y) === '|';
      const isFoot = (y: number): boolean =>
        rows[y]!.slice(left + 1, right).every((char) => char === '_');
      let y = top + 1;
      while (y - top < LOWEST && isWalled(y) && !isFoot(y)) y++;
      if (left < 0 || y - top < 2 || !isWalled(y) || !isFoot(y)) continue;
      const edge = '─'.repeat(right - left - 1);
      write(rows[top]!, left, `┌${edge}┐`);
      write(rows[y]!, left, `└${edge}┘`);
    }
  });
}

/** Respells strokes in place. */
export function respell(rows: Rows): void {
  rows.forEach(respellRow);
  respellColons(rows);
  respellUnderscores(rows);
}
