/** Titles of containers: texts centred below the upper border. */
import { BORDER, HEAD, isLineKind, kindAt, pastBlanks, STROKE, TEXT, type Ink } from './ink.ts';
import type { Segment } from './segments.ts';

// How much wider one margin of a centred text may be than the other, and how wide both are.
const OFF_CENTRE = 2;
const LEAST_MARGIN = 3;

/** The blank columns between a text and the wall on one side of it; none where something else stands there. */
function margin(ink: Ink, { y, from, to }: Segment, step: 1 | -1): number | undefined {
  const start = step === 1 ? to : from - 1;
  const x = pastBlanks(ink, start, y, step);
  return kindAt(ink, x, y) === BORDER ? Math.abs(x - start) : undefined;
}

/** Whether all that is below a text, within its columns, is the shaft that it may label. */
function isOverShaft(ink: Ink, { y, from, to }: Segment): boolean {
  const below = Array.from({ length: to - from }, (_, i) => kindAt(ink, from + i, y + 1));
  return below.every(isLineKind);
}

/**
 * Whether a text is the title of a chain of texts in a box: it stands alone and centred
 * in the first row, and the next row is wider to both sides, with a text that lines join.
 */
export function isTitle(ink: Ink, segment: Segment): boolean {
  const { y, from, to } = segment;
  const [left, right] = [margin(ink, segment, -1), margin(ink, segment, 1)];
  if (left === undefined || right === undefined || Math.min(left, right) < LEAST_MARGIN)
    return false;
  const isBelowBorder =
    kindAt(ink, from, y - 1) === BORDER && kindAt(ink, to - 1, y - 1) === BORDER;
  if (!isBelowBorder || Math.abs(left - right) > OFF_CENTRE) return false;
  const row = Array.from({ length: left + right + to - from }, (_, i) =>
    kindAt(ink, from - left + i, y + 1),
  );
  const isChain = row.includes(TEXT) && row.includes(HEAD) && row.includes(STROKE);
  const standsOut = [row.slice(0, left), row.slice(-right)].every((side) => side.includes(TEXT));
  return isChain && standsOut && !isOverShaft(ink, segment);
}
