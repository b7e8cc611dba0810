/** What an arrow joins in the row above or below: a chain that goes on there, or another way on. */
import type { Point, Scene, Sight } from './arrive.ts';
import { endsInArrow, FORK_SHIFT } from './chains.ts';
import { EAST, HORIZONTAL, WEST } from './direction.ts';
import { FAR_IN_COLUMN } from './hooks.ts';
import { BLANK, firstInk, isLineKind, kindAt, lastInk, TEXT } from './ink.ts';
import type { End, Lines } from './lines.ts';

/**
 * The last cell of the text that an arrow leaves right above an arrow that opens
 * its row: another way on from there.
 */
function forkAbove({ ink }: Lines, { direction }: End, { x, y }: Point): number | undefined {
  if (direction !== WEST || firstInk(ink, y) !== y * ink.width + x) return undefined;
  const columns = Array.from({ length: 2 * FORK_SHIFT + 1 }, (_, i) => x - FORK_SHIFT + i);
  const startsAt = (row: number): number =>
    columns.find((at) => isLineKind(kindAt(ink, at, row)) && kindAt(ink, at - 1, row) === BLANK) ??
    -1;
  // Above it there may be other ways on, from there or from farther on.
  const opens = (row: number): boolean => {
    const first = firstInk(ink, row) - row * ink.width;
    const cell = row * ink.width + first;
    const isArrow = ink.head[cell] === EAST || ink.ports[cell] === HORIZONTAL;
    const isFarther = first > x + FORK_SHIFT && isArrow;
    return isFarther || (startsAt(row) >= 0 && first === startsAt(row));
  };
  let row = y - 1;
  while (opens(row)) row--;
  const start = startsAt(row);
  if (start < 0) return undefined;
  for (let at = start - 1; at >= start - FAR_IN_COLUMN; at--) {
    const kind = kindAt(ink, at, row);
    if (kind !== BLANK) return kind === TEXT ? row * ink.width + at : undefined;
  }
  return undefined;
}

/** The text in the next row, for a chain that goes on there: `A → B →` or `→ C → D`. */
export function lookAround(scene: Scene, end: End, from: Point): Sight | undefined {
  const { lines, blockAt, frames } = scene;
  const { ink } = lines;
  if (frames.places.length > 0) return undefined;
  const goesOn = !end.tip && scene.chainRows.has(from.y);
  const fork = end.tip || goesOn ? undefined : forkAbove(lines, end, from);
  if (fork !== undefined && blockAt.has(fork)) {
    return { kind: 'text', block: blockAt.get(fork)! };
  }
  if (end.tip ? end.direction !== EAST || !endsInArrow(ink, from.y) : end.direction !== WEST) {
    return undefined;
  }
  if (!end.tip && !goesOn) return undefined;
  const y = from.y + (end.tip ? 1 : -1);
  const cell = end.tip ? firstInk(ink, y) : lastInk(ink, y);
  const block = cell < 0 ? undefined : blockAt.get(cell);
  return block === undefined ? undefined : { kind: 'text', block };
}
