/** Notes in the margin of a flow or tree that runs up or down: `parse the file  <-- may fail`. */
import { isVertical, WEST } from './direction.ts';
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

/** A short arrow from a text to the left that ends before it reaches anything. */
function pointsLeftAtNothing({ terminals, vertices, aimless, lines }: Net): boolean {
  const [only, ...more] = terminals;
  if (!only || more.length > 0 || only.target.kind !== 'text' || only.head) return false;
  const heads = [...vertices].filter((vertex) => lines.isTip(lines.cellOf(vertex), WEST));
  return aimless === 1 && heads.length === 1 && vertices.size <= LONGEST_SHAFT;
}
