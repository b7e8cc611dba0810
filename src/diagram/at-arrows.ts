/** What an upright line means that meets an arrow across between two texts. */
import type { Point, Scene, Sight } from './arrive.ts';
import { EAST, NORTH, SOUTH, stepY } from './direction.ts';
import { BLANK, BORDER, HEAD, kindAt, pastBlanks, TEXT } from './ink.ts';
import type { End, Lines } from './lines.ts';
import type { Block } from './text.ts';

/** Whether nothing stands before a text in its row, or in its row of a box. */
function isFirst({ ink }: Lines, { from }: Block, y: number): boolean {
  const x = pastBlanks(ink, from - 1, y, -1);
  return x < 0 || kindAt(ink, x, y) === BORDER;
}

/**
 * The text that leads on, for a head up or down that meets the arrow behind it: `a → b`.
 * For a head down at the blank behind the arrow it is so only for the first text of a
 * chain, which has nothing else that leads to it.
 */
export function lookAtArrow(scene: Scene, end: End, { x, y }: Point): Sight | undefined {
  if (!end.tip) return undefined;
  const { lines, blockAt, blocks } = scene;
  const { ink } = lines;
  const row = y + stepY(end.direction);
  const isBehind =
    end.direction === SOUTH &&
    kindAt(ink, x, row) === BLANK &&
    ink.head[row * ink.width + x - 1] === EAST;
  const block = blockAt.get(lines.textBefore(row * ink.width + x - (isBehind ? 1 : 0)));
  if (block === undefined || (isBehind && !isFirst(lines, blocks[block]!, row))) return undefined;
  return { kind: 'text', block };
}

/** Whether a line begins below the blank between an arrow and the text that it points at. */
export function hangsBelow({ lines }: Scene, { direction, tip }: End, { x, y }: Point): boolean {
  const { ink } = lines;
  const [arrow, text] = [kindAt(ink, x - 1, y - 1), kindAt(ink, x + 1, y - 1)];
  return direction === NORTH && !tip && arrow === HEAD && text === TEXT;
}
