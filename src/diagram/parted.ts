/**
 * Lines side by side over a row of as many things, two of which end over the same
 * thing: they were drawn too close to each other, and lead to one each, in order.
 */
import type { Scene } from './arrive.ts';
import { isVertical, SOUTH } from './direction.ts';
import type { Frames, Place } from './frames.ts';
import type { Facing } from './gaps.ts';
import type { Lines } from './lines.ts';
import { append } from './lists.ts';
import type { Terminal } from './net.ts';

// How far beside a thing the head of a line may stand that means it, and its other end.
const ASIDE = 6;
const ASIDE_TAIL = 2;

/**
 * The arms of a fork over a row of as many boxes lead to one each, in order, where
 * two of them end over the same box: the arms were drawn too close to each other.
 */
export function partedAmong(
  lines: Lines,
  { places }: Frames,
  terminals: readonly Terminal[],
): readonly Terminal[] {
  const column = ({ vertex }: Terminal): number => lines.cellOf(vertex) % lines.ink.width;
  const arms = terminals
    .filter(({ target, direction, head }) => head && direction === SOUTH && target.kind === 'place')
    .sort((a, b) => column(a) - column(b));
  const reached = new Set(arms.map(({ target }) => target.index));
  if (reached.size === arms.length) return terminals;
  const [{ box, parent }] = [...reached].map((index) => places[index]!) as [Place];
  const row = [...places.keys()]
    .filter((i) => places[i]!.parent === parent && places[i]!.box.top === box.top)
    .sort((a, b) => places[a]!.box.left - places[b]!.box.left);
  const isNear = (arm: Terminal, index: number): boolean => {
    const { left, right } = places[index]!.box;
    return column(arm) >= left - ASIDE && column(arm) <= right + ASIDE;
  };
  const isRow = [...reached].every((index) => row.includes(index));
  const fits = isRow && row.length === arms.length && arms.every((arm, i) => isNear(arm, row[i]!));
  if (!fits) return terminals;
  return terminals.map((terminal) => {
    const index = arms.indexOf(terminal);
    return index < 0 ? terminal : { ...terminal, target: { kind: 'place', index: row[index]! } };
  });
}

/** The ends of lines up or down that face a row of texts, each with the text that it means. */
export function partedAmongTexts(
  { lines, blocks, blocksIn }: Scene,
  facing: readonly Facing[],
): readonly Facing[] {
  const { ink } = lines;
  const column = ({ vertex }: Facing): number => lines.cellOf(vertex) % ink.width;
  const rows = new Map<number, Facing[]>();
  for (const end of facing) {
    const { top, bottom } = blocks[end.block]!;
    if (!isVertical(end.direction)) continue;
    append(rows, end.direction === SOUTH ? 2 * top : 2 * bottom + 1, end);
  }
  const meant = new Map<Facing, number>();
  for (const [row, ends] of rows) {
    const texts = blocksIn.get(row >> 1)!;
    const isDoubled = new Set(ends.map(({ block }) => block)).size < ends.length;
    if (!isDoubled || texts.length !== ends.length) continue;
    ends.sort((a, b) => column(a) - column(b));
    const aside = ends.every(({ tip }) => tip) ? ASIDE : ASIDE_TAIL;
    const isNear = (end: Facing, i: number): boolean => {
      const { from, to } = blocks[texts[i]!]!;
      return column(end) >= from - aside && column(end) < to + aside;
    };
    if (ends.every(isNear)) ends.forEach((end, i) => meant.set(end, texts[i]!));
  }
  return facing.map((end) => ({ ...end, block: meant.get(end) ?? end.block }));
}
