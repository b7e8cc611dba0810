/** What a slanted head means besides what it points at straight: `↘`. */
import { atBorder, type Point, type Scene, type Sight } from './arrive.ts';
import { stepY } from './direction.ts';
import { BLANK, BORDER, kindAt } from './ink.ts';
import type { End } from './lines.ts';

// How far behind the corner of a box the next box may begin.
const PAST_CORNER = [2, 3];
// Where the text would stand that a slanted head in a row follows.
const BEFORE = [2, 3];

/**
 * The next box in the way of a slanted head that meets only the far corner of
 * one: boxes side by side leave little room between them.
 */
export function lookPastCorner(scene: Scene, end: End, { x, y }: Point): Sight | undefined {
  const { ink } = scene.lines;
  const row = y + stepY(end.direction);
  const step = scene.lines.slant(scene.lines.cellOf(end.vertex)) * stepY(end.direction);
  const isCorner = kindAt(ink, x, row) === BORDER && kindAt(ink, x + step, row) === BLANK;
  if (!end.tip || step === 0 || !isCorner) return undefined;
  const next = PAST_CORNER.map((n) => x + n * step).find((at) => kindAt(ink, at, row) === BORDER);
  return next === undefined ? undefined : atBorder(scene, end, { x: next, y: row }, 0);
}

/** The text in the row of a slanted head, with nothing before the head: `↘ text`. */
export function lookBeside(scene: Scene, end: End, { x, y }: Point): Sight | undefined {
  const step = scene.lines.slant(scene.lines.cellOf(end.vertex)) * stepY(end.direction);
  const isFirst = BEFORE.every((n) => kindAt(scene.lines.ink, x - n * step, y) === BLANK);
  if (!end.tip || step === 0 || !isFirst) return undefined;
  const block = scene.blockAt.get(y * scene.lines.ink.width + x + step);
  return block === undefined ? undefined : { kind: 'text', block };
}
