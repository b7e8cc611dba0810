/** Rows that are written with the strokes of a drawing and are text all the same. */
import type { Grid } from './grid.ts';
import { rowText } from './row-text.ts';

// A legend of lines; one of signs explains a listing.
const LEGEND = /^[\s│|]*(?:legend|key)\s*:.*(?:─[►▶→>]|--+>|──|--)/iu;
// `| ... parse ... | ... run ... |` tells what the columns below are.
const SPANS = /^\s*[│|](?:\s*\.{3,}[^.│|]+\.{3,}\s*[│|])+$/u;
const EMPTY = /^[\s│|]*$/u;
const ITEM = /^(\s*)(?:[├└╰][─-]+|[|`+]-+)\s+[^\s─►▶→>-]/u;
// What belongs to an item, beside the line that goes on to the next.
const OF_ITEM = /^(\s*)[│|]\s+[^\s│|]/u;
const LEADS_ON = /[─-][►▶>]|[→►▶]/u;
const UPRIGHT = /^([\s│|]*)[▼▽↓v](?:\s|$)/u;
const SHAFT = /^(\s*)[│┃|]$/u;
// How far left of what it lists a list may begin.
const OUTDENT = 2;

/** The rows of a legend, which ends at an empty row. */
function legendRows(rows: readonly string[]): number[] {
  const found: number[] = [];
  rows.forEach((row, y) => {
    if (LEGEND.test(row) || (found.at(-1) === y - 1 && !EMPTY.test(row))) found.push(y);
  });
  return found;
}

/**
 * Whether all of a row is an upright stroke over the midst of the row below.
 * The strokes of a tree stand over its first letter, or before it.
 */
function standsOver(row: string | undefined, below: string): boolean {
  const x = SHAFT.exec(row ?? '')?.[1]?.length ?? 0;
  return x > below.search(/\S/u) && /[\p{L}\p{N} ]/u.test(below.slice(x, -1).slice(0, 1));
}

/** The column at which a row opens, as the pattern says, if it does. */
const opensAt = (row: string | undefined, pattern: RegExp): number | undefined =>
  pattern.exec(row ?? '')?.[1]?.length;

/**
 * The rows of lists such as `├─ Parser` right below a step of a flow that runs
 * down: they tell what the step does. An arrow has to lead to the step or away
 * from the list; a list without one is a tree of its own. Where the arrow below the
 * list leaves its last item, and where the line between the items stands alone in a
 * row, they are things.
 */
function itemRows(rows: readonly string[]): number[] {
  const found: number[] = [];
  for (let y = 1; y < rows.length; y++) {
    const indent = opensAt(rows[y], ITEM);
    if (indent === undefined) continue;
    let end = y;
    const isOfList = (row: string | undefined): boolean =>
      (opensAt(row, ITEM) ?? -1) >= indent || opensAt(row, OF_ITEM) === indent;
    while (isOfList(rows[end + 1])) end++;
    const step = rows[y - 1]!;
    const start = step.search(/\S/u);
    const names = /^\s*[\p{L}\p{N}[(]/u.test(step) && start <= indent + OUTDENT;
    const [into, out] = [y - 2, end + 1].map((at) => opensAt(rows[at], UPRIGHT));
    const flows = into !== undefined || out !== undefined || standsOver(rows[y - 2], step);
    const leavesItem = into !== undefined && out !== undefined && out > Math.max(into, indent);
    let next = end + 1;
    while (opensAt(rows[next], SHAFT) === indent) next++;
    const isWhole = !leavesItem && opensAt(rows[next], ITEM) !== indent;
    const items = Array.from({ length: end - y + 1 }, (_, i) => y + i);
    if (names && flows && isWhole && items.every((at) => !LEADS_ON.test(rows[at]!)))
      found.push(...items);
    y = end;
  }
  return found;
}

const TRUNK_ITEM = /^(\s*)(?:[├└╰][─-]+|\+--+|\|--+)\s+[^\s─►▶→>-]/u;
const BRANCH = /^(\s*)[├└╰+|`][─-]/u;
const TRUNK = /^(\s*)[│┃|▼▽↓v]/u;

/**
 * The rows of items on the line that leads from one step down to the next, as in
 * `├─ weighs it` over `│` over `▼`: they tell what happens on the way.
 */
function wayRows(rows: readonly string[]): number[] {
  const column = (y: number, pattern: RegExp): number | undefined => opensAt(rows[y], pattern);
  const found: number[] = [];
  rows.forEach((row, y) => {
    const x = column(y, TRUNK_ITEM);
    if (x === undefined || LEADS_ON.test(row)) return;
    let [top, end] = [y, y];
    while (column(top, TRUNK_ITEM) === x) top--;
    while (column(end, TRUNK_ITEM) === x || column(end, SHAFT) === x) end++;
    const next = rows[end] ?? '';
    const leads =
      /[▼▽↓v┴┼]/u.test(next[x] ?? ' ') || (column(end, BRANCH) === x && LEADS_ON.test(next));
    if (column(top, TRUNK) === x && leads) found.push(y);
  });
  return found;
}

const LISTED = /^\s*(?:\d+[.)]|\(\d+\)|[-*•])\s+[\p{L}\p{N}`"']/u;
const BORDER = /[┌╭╔┏+][-─═━]{2,}/u;

/** The rows of lists of sentences before and after boxes, which an empty row parts from them. */
function listedRows(rows: readonly string[]): number[] {
  if (!rows.some((row) => BORDER.test(row))) return [];
  const found: number[] = [];
  for (let top = 0; top < rows.length; top++) {
    let end = top;
    while (!EMPTY.test(rows[end] ?? '')) end++;
    const paragraph = Array.from({ length: end - top }, (_, i) => top + i);
    if (paragraph.every((y) => LISTED.test(rows[y]!))) found.push(...paragraph);
    top = end;
  }
  return found;
}

const RULES = /^\s*(?:([-─━═])\1{2,}(?:\s+|$))+$/u;
// How far a rule may stand out over the words above it.
const OVERHANG = 3;

/** The rows of rules below words, all of them as wide as these: headings of columns. */
function underlinedRows(rows: readonly string[]): number[] {
  return rows.flatMap((row, y) => {
    if (y === 0 || !RULES.test(row)) return [];
    const words = [...rows[y - 1]!.matchAll(/\S+(?: \S+)*/gu)];
    const isBelow = ({ index, 0: { length } }: RegExpExecArray): boolean =>
      words.some(
        (word) =>
          /^[\p{L}\p{N}("]/u.test(word[0]) &&
          Math.abs(word.index - index) <= OVERHANG &&
          Math.abs(word.index + word[0].length - index - length) <= OVERHANG,
      );
    return [...row.matchAll(/\S+/gu)].every(isBelow) ? [y] : [];
  });
}

/** The rows in which no stroke is a line: legends, lists, headings of columns and rules below them, and the items of a step or of a line. */
export function plainRows(grid: Grid): ReadonlySet<number> {
  const rows = grid.rows.map((row) => row.join(''));
  const spans = rows.flatMap((row, y) => (SPANS.test(row) ? [y] : []));
  return new Set([
    ...legendRows(rows),
    ...underlinedRows(rows),
    ...listedRows(rows),
    ...itemRows(rows),
    ...wayRows(rows),
    ...spans,
  ]);
}

const REMARK = /(?<=\S {2,}|[│|] +)──(?= [\p{L}\p{N}("'`](?!.*─[►▶→>]))|(?<=\S {2,})#(?= \p{L})/u;

/** For each row with a remark that a drawn dash, or a `#`, opens: the column of that. */
export function remarks(grid: Grid): ReadonlyMap<number, number> {
  return new Map(
    grid.rows.flatMap((row, y) => {
      const isOpened = row.includes('─') || row.includes('#');
      const opened = isOpened ? REMARK.exec(rowText(row)) : null;
      return opened ? [[y, opened.index] as const] : [];
    }),
  );
}

const ARROW_DOWN = /^\s*[▼▽↓⇓⬇]\s*$/u;
const OPENS_WITH_ARROW = /^\s*[▼▽↓⇓⬇▲△↑⇑⬆→►▶]/u;
const FEWEST_ARROWS = 2;

/** The rows that are one arrow down, in a flow that such arrows join. */
function arrowsDown(rows: readonly string[]): readonly number[] {
  const arrows = rows.flatMap((row, y) => (ARROW_DOWN.test(row) ? [y] : []));
  return arrows.length < FEWEST_ARROWS ? [] : arrows;
}

/** The rows right above and below those that are one arrow down. */
export function rowsAtArrows(grid: Grid): ReadonlySet<number> {
  return new Set(arrowsDown(grid.rows.map((row) => row.join(''))).flatMap((y) => [y - 1, y + 1]));
}

/** The rows of those steps of a flow that take more than one, above or below a row that is one arrow down. */
export function stepRows(grid: Grid): ReadonlySet<number> {
  const rows = grid.rows.map((row) => row.join(''));
  const found = new Set<number>();
  // A row that opens with an arrow is another way on from the row above.
  const isText = (y: number): boolean =>
    !EMPTY.test(rows[y] ?? '') && !OPENS_WITH_ARROW.test(rows[y]!);
  const paragraph = (y: number, step: 1 | -1): number[] => {
    const found: number[] = [];
    let at = y;
    for (; isText(at); at += step) found.push(at);
    return EMPTY.test(rows[at] ?? '') || ARROW_DOWN.test(rows[at]!) ? found : [];
  };
  for (const arrow of arrowsDown(rows)) {
    for (const step of [paragraph(arrow - 1, -1), paragraph(arrow + 1, 1)])
      if (step.length > 1) for (const y of step) found.add(y);
  }
  return found;
}
