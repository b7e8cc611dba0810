import {
  alongside,
  beside,
  breaksLine,
  endsBranch,
  FAR,
  goesOnBesideTrunk,
  hooksOf,
  isAlone,
  isBranch,
  isLedFromNote,
  isLedTo,
  kindBeside,
} from './hooks.ts';
import { isDrawn, isLineKind, kindAt, TEXT, type Ink } from './ink.ts';
import { append } from './lists.ts';
import { segmentsOf, type Segment } from './segments.ts';
import { isTitle } from './titles.ts';

/** Rows of text that belong together. */
export interface Block {
  readonly segments: readonly Segment[];
  readonly top: number;
  readonly bottom: number;
  readonly from: number;
  readonly to: number;
}

const overlaps = (a: Segment, b: Segment): boolean => a.from < b.to && b.from < a.to;

const REMARK = /^\(.*\)$/u;
const NOTE_ABOVE = /^↑/u;
const RULE = /^([─━═-])\1{2,}$/u;
const ITEM = /^[-*•] /u;
const OPENS = /[:：]$/u;
const COMMENT = /^# /u;
const SENTENCE = /^\p{Lu}.* .*[.!]$/u;
// How far a row of a text may stand out over the next.
const OVERHANG = 3;

/**
 * Whether the texts of a row stand each over a text of the next row that lines
 * join: several texts of two rows in a chain.
 */
function isStacked(ink: Ink, upper: readonly Segment[], lower: readonly Segment[]): boolean {
  const stands = (a: Segment): boolean =>
    lower.some((b) => b.from - OVERHANG <= a.from && a.to <= b.to + OVERHANG);
  return upper.length >= 2 && upper.every(stands) && !isDrawn(ink, upper[0]!.y);
}

/** Whether a text is set right into a line across: `──text──`. */
const isSetIn = (ink: Ink, { y, from, to, text }: Segment): boolean =>
  /^[\p{L}(]/u.test(text) && [from - 1, to].every((x) => isLineKind(kindAt(ink, x, y)));

/** For each remark of a row below a chain, the text of the chain that it stands below. */
function overRemarks(ink: Ink, above: readonly Segment[], row: readonly Segment[]): Segment[] {
  const common = (a: Segment, b: Segment): number =>
    Math.min(a.to, b.to) - Math.max(a.from, b.from);
  const found = row.map((remark) =>
    above.reduce((best, other) => (common(other, remark) > common(best, remark) ? other : best)),
  );
  const isOwn = found.every((text, i) => overlaps(text, row[i]!) && isHooked(ink, text));
  // One alone stands right below its text.
  if (found.length === 1 && Math.abs(found[0]!.from - row[0]!.from) > 1) return [];
  return isOwn && new Set(found).size === found.length ? found : [];
}

/**
 * For each text of a row that no line reaches, that of the row above that comes as many
 * places after the first, when they are as many and stand below one another: of three
 * or more, one may stand aside.
 */
function fellowsOf(ink: Ink, above: readonly Segment[], row: readonly Segment[]): Segment[] {
  const upper = above.filter((segment) => !isSetIn(ink, segment));
  if (upper.length === 0) return [];
  const overs = row.every(({ text }) => REMARK.test(text)) ? overRemarks(ink, upper, row) : [];
  if (overs.length > 0) return overs;
  if (row.length < 2 || upper.length !== row.length) return [];
  if (row.some((segment) => isHooked(ink, segment))) return [];
  const aside = row.filter((segment, i) => !overlaps(upper[i]!, segment)).length;
  return aside === 0 || (aside === 1 && row.length > 2) ? upper : [];
}

/** Whether a bracket that was opened in some rows of a text is closed in the next. */
function closesBracket(above: readonly Segment[], { text }: Segment): boolean {
  const opened = above.map((segment) => segment.text).join(' ');
  const count = (part: string, bracket: string): number => part.split(bracket).length - 1;
  return [
    ['(', ')'],
    ['[', ']'],
  ].some(
    ([open, close]) =>
      count(opened, open!) > count(opened, close!) && count(text, close!) > count(text, open!),
  );
}

/** Whether brackets stand around both texts as walls, right below one another. */
const isWalled = (upper: Segment, lower: Segment): boolean =>
  upper.from === lower.from &&
  upper.to === lower.to &&
  [upper, lower].every(({ text }) => /^\[ .* \]$/u.test(text));

/**
 * Whether the first row of a drawing names what follows: it ends with a colon, and the
 * row below is indented, as the arrow below that is, or no other row ends with one.
 */
function isCaption(ink: Ink, rows: readonly Segment[], { y, from }: Segment): boolean {
  const [first, ...others] = rows as [Segment, ...Segment[]];
  if (others.length > 0 || !OPENS.test(first.text) || from < first.from) return false;
  for (let above = 0; above < first.y; above++) if (isDrawn(ink, above)) return false;
  if (from > first.from) return isLineKind(kindAt(ink, from, y + 1));
  const named = ink.grid.rows.filter((row) => OPENS.test(row.join('').trimEnd()));
  return named.length === 1 && isDrawn(ink, y + 1);
}

/** Whether a line leads to a row of text, or from it, at its side. */
function isHooked(ink: Ink, segment: Segment): boolean {
  const { source, target } = hooksOf(ink, segment);
  return source || target;
}

function belongTogether(
  ink: Ink,
  rows: readonly Segment[],
  lower: Segment,
  next: readonly Segment[],
  stacked: boolean,
): boolean {
  const upper = rows.at(-1)!;
  if (closesBracket(rows, lower)) return true;
  if (isTitle(ink, upper) || isCaption(ink, rows, lower)) return false;
  // A rule below a heading ends it.
  if (NOTE_ABOVE.test(lower.text) || RULE.test(upper.text)) return false;
  // Remarks one below the other belong each to what stands in its row.
  const areRemarks = REMARK.test(upper.text) && REMARK.test(lower.text);
  if (areRemarks && ![upper, lower].every((segment) => isAlone(ink, segment))) return false;
  const [above, below] = [hooksOf(ink, upper), hooksOf(ink, lower)];
  if (isWalled(upper, lower) && !(above.source && below.source)) return true;
  if (stacked && !above.source && !above.target) return true;
  if (breaksLine(ink, upper, lower)) return true;
  // Text above a row that a head points at labels that line.
  const isNoted = lower.from > upper.from && isLedFromNote(ink, lower);
  if ((below.target && !isNoted) || below.between) return false;
  // A sentence below a chain is no part of its first text.
  const isSentence = SENTENCE.test(lower.text) && isAlone(ink, lower);
  if (above.source && !above.target && isSentence) return false;
  // The rest of the row of a branch, and a comment, belong to their own row.
  if ([upper, lower].every((segment) => endsBranch(ink, segment))) return false;
  if (COMMENT.test(lower.text) && kindBeside(ink, lower, -1) === TEXT) return false;
  // A heading of the next chain is not part of this one.
  if (above.source && OPENS.test(lower.text) && lower.from < upper.from) return false;
  if (below.source && rows.some((row) => isHooked(ink, row))) return false;
  const isHeading = OPENS.test(upper.text) || [upper, lower].every(({ text }) => ITEM.test(text));
  if (below.source && isHeading) return false;
  if (below.source && isBranch(ink, lower)) return false;
  // A longer row above a line labels it, unless the text goes on below the line.
  const isAmidst =
    upper.from === lower.from &&
    next.some((segment) => segment.from === lower.from && !isHooked(ink, segment));
  if (below.source && upper.to > lower.to + 1 && !isAmidst) return false;
  const isAside = (row: Segment): boolean => alongside(ink, row) > row.to;
  if (isLedTo(ink, rows[0]!) && lower.from === upper.from && [upper, lower].some(isAside))
    return true;
  if (!below.source && goesOnBesideTrunk(ink, rows[0]!, lower)) return true;
  const line = alongside(ink, upper);
  // What is indented below a text beside a line stands beside that line as well.
  const goesOn = line >= 0 && line < upper.from && lower.from > upper.from;
  return line === (goesOn ? beside(ink, lower, -1, FAR) % ink.width : alongside(ink, lower));
}

function blockOf(segments: readonly Segment[]): Block {
  return {
    segments,
    top: segments[0]!.y,
    bottom: segments.at(-1)!.y,
    from: Math.min(...segments.map((s) => s.from)),
    to: Math.max(...segments.map((s) => s.to)),
  };
}

/** Those blocks that stand in each row, in the order given. */
export function byRow(blocks: readonly Block[], indexes: Iterable<number>): Map<number, number[]> {
  const rows = new Map<number, number[]>();
  for (const index of indexes) {
    const { top, bottom } = blocks[index]!;
    for (let y = top; y <= bottom; y++) append(rows, y, index);
  }
  return rows;
}

/** Whether the text before a text in its row names it: `name:    text`. */
const followsColon = (row: readonly Segment[], segment: Segment): boolean =>
  row[row.indexOf(segment) - 1]?.text.endsWith(':') === true;

/** Collects the text outside of boxes into blocks, in reading order. */
export function blocksOf(ink: Ink): Block[] {
  const rows = segmentsOf(ink);
  const chains: Segment[][] = [];
  let open = new Map<Segment, Segment[]>();
  for (const row of rows) {
    const next = new Map<Segment, Segment[]>();
    const stacked = isStacked(ink, [...open.keys()], row);
    const fellows = fellowsOf(ink, [...open.keys()], row);
    for (const segment of row) {
      const over = [...open.keys()].filter((upper) => overlaps(upper, segment));
      // A longer row goes on with what a head points at in its column, or what stands in a chain.
      const led = over.find(
        (upper) =>
          upper.from === segment.from &&
          (isLedTo(ink, upper) || (isAlone(ink, segment) && hooksOf(ink, upper).target)),
      );
      const fellow = fellows[row.indexOf(segment)];
      // A remark beside a text has no say.
      const names = over.length > 1 ? over.filter(({ text }) => !REMARK.test(text)) : over;
      const above = led ? [led] : fellow ? [fellow] : names;
      const [upper] = above;
      const isNamed = upper && [upper, segment].every((s) => followsColon(rows[s.y]!, s));
      // One row below two texts, or two below one, is a heading, not a continuation.
      const alone =
        upper &&
        !isNamed &&
        above.length === 1 &&
        (fellow !== undefined || row.filter((s) => overlaps(upper, s)).length === 1);
      const block = alone ? open.get(upper)! : [];
      const below = rows[segment.y + 1] ?? [];
      const chain = alone && belongTogether(ink, block, segment, below, stacked) ? block : [];
      if (chain.length === 0) chains.push(chain);
      chain.push(segment);
      next.set(segment, chain);
    }
    open = next;
  }
  return chains.map(blockOf);
}
