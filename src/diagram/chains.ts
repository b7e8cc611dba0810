/** Chains of texts in several rows: which row goes on with the one above, and what stands in columns. */
import { EAST, hasPort, stepX, type Direction } from './direction.ts';
import {
  BLANK,
  firstInk,
  HEAD,
  isArrowsDown,
  isDrawn,
  lastInk,
  STROKE,
  TEXT,
  type Ink,
} from './ink.ts';
import { rowText } from './row-text.ts';

/** Whether the last thing in a row is an arrow to the right. */
export function endsInArrow(ink: Ink, y: number): boolean {
  const last = lastInk(ink, y);
  return last >= 0 && ink.kind[last] === HEAD && ink.head[last] === EAST;
}

/** Columns of the heads to the right in a row. */
const arrowsIn = ({ head, width }: Ink, y: number): number[] =>
  Array.from({ length: width }, (_, x) => x).filter((x) => head[y * width + x] === EAST);

/** How far from the column of the arrow above it an arrow may start that is another way on. */
export const FORK_SHIFT = 2;
// What is indented no more than this goes on, whatever stands above.
const INDENT = 2;
// `--like this-->`
const NAMED_ARROW = /^\s*[-─]{2,} ?[\p{L}\p{N}(].*[^\s─-] ?(?:-{2,}>|─{2,}[►▶→>])\s*$/u;
// As long as a row is that was wrapped before a single further step.
const LONG = 50;

const columnOf = (ink: Ink, y: number): number => firstInk(ink, y) - y * ink.width;

/** Whether the arrow that opens a row stands below an arrow of a row above: another way on from there. */
function opensFork(ink: Ink, y: number): boolean {
  const column = columnOf(ink, y);
  let row = y - 1;
  while (row > 0 && columnOf(ink, row) === column) row--;
  const isIndent = column - Math.max(0, columnOf(ink, row)) <= INDENT;
  return !isIndent && arrowsIn(ink, row).some((x) => Math.abs(x - column) <= FORK_SHIFT);
}

/**
 * Whether a row that opens with an arrow is the rest of a chain that was too long
 * for the row above. A single step may as well be one of several choices, unless
 * it stands alone below a long row, or below a rest.
 */
function isWrapped(ink: Ink, y: number, isBelowRest: boolean): boolean {
  const [above, steps] = [arrowsIn(ink, y - 1).length, arrowsIn(ink, y).length];
  const isLong = above > 1 && lastInk(ink, y - 1) - (y - 1) * ink.width >= LONG;
  const isRest =
    steps === 1 &&
    (isLong || isBelowRest) &&
    firstInk(ink, y + 1) < 0 &&
    (columnOf(ink, y) <= INDENT || (isBelowRest && columnOf(ink, y) === columnOf(ink, y - 1)));
  return (steps > 1 ? above > 0 : isRest) && !opensFork(ink, y);
}

/** Whether an arrow with its name in it, and nothing else, stands between two rows of text. */
function isNamedArrow(ink: Ink, y: number): boolean {
  const isText = (y: number): boolean => firstInk(ink, y) >= 0 && !isDrawn(ink, y);
  const isNamed = NAMED_ARROW.test(rowText(ink.grid.rows[y]!));
  return isNamed && endsInArrow(ink, y) && isText(y - 1) && isText(y + 1);
}

/**
 * The rows that open with an arrow and go on with the chain of the row above: its
 * rest, the next step of a chain that runs down the rows, or an arrow by itself.
 */
export function chainRows(ink: Ink): ReadonlySet<number> {
  const found = new Set(ladderRows(ink));
  for (let y = 1; y < ink.height; y++) {
    const [above, first] = [firstInk(ink, y - 1), firstInk(ink, y)];
    if (above < 0 || first < 0 || ink.kind[first] === TEXT) continue;
    const isBelowRest = found.has(y - 1);
    const leadsOn = ink.kind[above] === TEXT || isBelowRest;
    if (isNamedArrow(ink, y) || (leadsOn && isWrapped(ink, y, isBelowRest))) found.add(y);
  }
  return found;
}

// The only arrow of its row. One without a shaft opens remarks as often, unless each row is indented deeper.
const BARE = '→';
const STEP = /^(\s*)(-+>|─+[►▶>→]|→)\s+((?:(?![-─][>►▶]|[→►▶]).)+)$/u;
// What is told of a name rather than done after it: `Value:`, `User: hello`, `$ make`.
const TOLD = /[:：]$|^[\p{L}\p{N}'_ -]{1,24}:(?:\s|:)|^[$#%>/]|\s--\w|\s{2,}(?:--|#|\/\/|[←—])\s/u;
// A call, of which the rows tell what it does.
const CALL = /[\p{L}\p{N}_]\(.*\)$/u;
const SENTENCE = /[^.][.;。！？!?]$/u;
// What stands apart in a row is told of its step, unless in brackets.
const IN_COLUMNS = /\S\s{2,}[^\s(]/u;
const FEWEST_STEPS = 2;

/**
 * The rows of a chain that runs down, each of them led by its arrow, in one column or
 * each deeper than the row above: `A` over `-> B` over `-> C`. Nothing else may be
 * drawn. Rows that are sentences or have keys are told of what stands above them.
 */
function ladderRows(ink: Ink): readonly number[] {
  const rows = ink.grid.rows.map((row) => row.join(''));
  const drawn = rows.flatMap((_, y) => (isDrawn(ink, y) ? [y] : []));
  if (drawn.length < FEWEST_STEPS) return [];
  const [top, end] = [drawn[0]!, drawn.at(-1)!];
  const isApart = firstInk(ink, top - 2) < 0 && firstInk(ink, end + 1) < 0;
  const isWhole = end - top === drawn.length - 1 && columnOf(ink, top - 1) <= columnOf(ink, top);
  const steps = drawn.map((y) => STEP.exec(rows[y]!));
  const indents = steps.map((step) => step?.[1]!.length ?? 0);
  const isStair = indents.every((indent, i) => i === 0 || indent > indents[i - 1]!);
  const isLevel = indents.every((indent) => indent === indents[0]);
  const arrows = new Set(steps.map((step) => step?.[2] ?? ''));
  const isLed = isStair || (isLevel && !arrows.has(BARE));
  const name = rows[top - 1]?.trim() ?? '';
  if (!isApart || !isWhole || !isLed || arrows.size > 1 || arrows.has('') || name === '') return [];
  const texts = steps.map((step) => step![3]!);
  const isTold =
    TOLD.test(name) ||
    CALL.test(name) ||
    texts.every((text) => TOLD.test(text)) ||
    [name, ...texts].some((text) => SENTENCE.test(text) || IN_COLUMNS.test(text));
  return isTold ? [] : drawn;
}

/**
 * Whether a line that begins in a cell, to be followed in a direction from there,
 * begins right above or below another in the same column, or with but arrows down
 * between them: the texts beside them may be of different lengths.
 */
export function beginsInColumn(ink: Ink, cell: number, direction: Direction): boolean {
  return [-1, 1].some((step) => {
    let rows = step;
    while (isArrowsDown(ink, Math.floor(cell / ink.width) + rows)) rows += step;
    const other = cell + rows * ink.width;
    const isLine = ink.kind[other] === STROKE || (rows !== step && ink.kind[other] === HEAD);
    const isOpen = ink.kind[other + stepX(direction)] === BLANK;
    return isLine && isOpen && hasPort(ink.ports[other]!, direction);
  });
}
