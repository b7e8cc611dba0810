/** Notes in the margin of a flow or tree that runs up or down: `parse the file  <-- may fail`. */
import { EAST, isVertical, NORTH, WEST } from './direction.ts';
import type { Connection } from './edges.ts';
import type { Net } from './net.ts';
import type { Block } from './text.ts';

const LONGEST_SHAFT = 3;
// What reads as part of a sentence may be farther off, beside a box as well.
const SAID = /^\p{Ll}\S*(?: \S+){2,}$/u;
const LONGEST_SAID = 6;
const FEWEST_UPRIGHT = 2;

interface Drawn {
  readonly blocks: readonly Block[];
  readonly nets: readonly Net[];
  readonly connections: readonly (readonly Connection[])[];
}

/**
 * The nets that only point from a remark at its row to the left. In a flow that
 * runs up or down nothing else does: where other arrows run to the left as
 * well, these are steps.
 */
export function marginNotes({ blocks, nets, connections }: Drawn): ReadonlySet<number> {
  const joined = connections.flatMap((list, i) => (list.length > 0 ? [i] : []));
  const upright = joined.filter((i) =>
    nets[i]!.terminals.some(({ direction }) => isVertical(direction)),
  );
  const leftwards = joined.filter((i) =>
    nets[i]!.terminals.some(({ head, direction }) => head && direction === WEST),
  );
  const aimless = nets.flatMap((net, i) => (pointsLeftAtNothing(net) ? [i] : []));
  const notes = leftwards.filter((i) => {
    const [connection, ...more] = connections[i]!;
    const { from, to, both } = connection!;
    if (more.length > 0 || both || from.kind !== 'text') return false;
    const size = nets[i]!.vertices.size;
    const isSaid = size <= LONGEST_SAID && SAID.test(blocks[from.index]!.segments[0]!.text);
    const isNear = size <= LONGEST_SHAFT && (size === 1 || to.kind === 'text');
    if (!isSaid && !isNear) return false;
    const row = blocks[from.index]!.top;
    const isLast = !blocks.some(({ top, bottom, from: left }) => {
      return top <= row && row <= bottom && left > blocks[from.index]!.to;
    });
    const others = connections
      .flat()
      .filter((other) =>
        [other.from, other.to].some((end) => end.kind === 'text' && end.index === from.index),
      );
    return isLast && others.length === 1;
  });
  const isMargin = upright.length >= FEWEST_UPRIGHT && notes.length === leftwards.length;
  return new Set(isMargin ? [...notes, ...aimless] : []);
}

/**
 * The nets that join the items of a list in a container, `Beds:` over `├── beans`, of
 * which no other line reaches one: beside boxes that arrows join they are text.
 */
export function innerLists(
  { nets, connections }: Pick<Drawn, 'nets' | 'connections'>,
  blockPlace: readonly number[],
): ReadonlySet<number> {
  const ends = connections.map((list) => list.flatMap(({ from, to }) => [from, to]));
  const isFlow = connections.flat().some(({ from, to, directed }) => {
    return directed && from.kind === 'place' && to.kind === 'place';
  });
  const reached = new Map<number, number>();
  for (const list of ends)
    for (const index of new Set(list.flatMap((t) => (t.kind === 'text' ? [t.index] : []))))
      reached.set(index, (reached.get(index) ?? 0) + 1);
  const isList = ({ terminals }: Net): boolean => {
    const [root, ...items] = terminals;
    const place = root?.target.kind === 'text' ? blockPlace[root.target.index]! : -1;
    return (
      place >= 0 &&
      root!.direction === NORTH &&
      items.length > 1 &&
      items.every(({ direction }) => direction === EAST) &&
      terminals.every(
        ({ target, head }) =>
          !head &&
          target.kind === 'text' &&
          blockPlace[target.index] === place &&
          reached.get(target.index) === 1,
      )
    );
  };
  return new Set(isFlow ? nets.flatMap((net, i) => (isList(net) ? [i] : [])) : []);
}

/** A short arrow from a text to the left that ends before it reaches anything. */
function pointsLeftAtNothing({ terminals, vertices, aimless, lines }: Net): boolean {
  const [only, ...more] = terminals;
  if (!only || more.length > 0 || only.target.kind !== 'text' || only.head) return false;
  const heads = [...vertices].filter((vertex) => lines.isTip(lines.cellOf(vertex), WEST));
  return aimless === 1 && heads.length === 1 && vertices.size <= LONGEST_SHAFT;
}
