/** What an upright line means that meets an arrow across between two texts. */
import type { Point, Scene, Sight } from './arrive.ts';
import { EAST, NORTH, stepY } from './direction.ts';
import { placeAround } from './frames.ts';
import { HEAD, kindAt, TEXT } from './ink.ts';
import type { End } from './lines.ts';

/** The text that leads on, for a head up or down that meets the arrow behind it, or in a box its tip: `a → b`. */
export function lookAtArrow(
  { lines, blockAt, frames }: Scene,
  end: End,
  { x, y }: Point,
): Sight | undefined {
  const below = (y + stepY(end.direction)) * lines.ink.width + x;
  const isBehind = lines.isTip(below - 1, EAST) && placeAround(frames, x, y) >= 0;
  const text = end.tip ? lines.textBefore(isBehind ? below - 1 : below) : -1;
  const block = blockAt.get(text);
  return block === undefined ? undefined : { kind: 'text', block };
}

/** Whether a line begins below the blank between an arrow and the text that it points at. */
export function hangsBelow({ lines }: Scene, { direction, tip }: End, { x, y }: Point): boolean {
  const { ink } = lines;
  const [arrow, text] = [kindAt(ink, x - 1, y - 1), kindAt(ink, x + 1, y - 1)];
  return direction === NORTH && !tip && arrow === HEAD && text === TEXT;
}
