import { isNote } from './labels.ts';
import { isVertical } from './direction.ts';
import type { Net } from './net.ts';
import { byRow, type Block } from './text.ts';

/** What is known when texts are told apart. */
interface Texts {
  readonly blocks: readonly Block[];
  readonly textNodes: ReadonlySet<number>;
  /** Whether a block is a label. */
  readonly isLabel: (block: number) => boolean;
  /** The place around each block, or -1. */
  readonly blockPlace: readonly number[];
  readonly nets: readonly Net[];
}

// `Parser   (written by hand)`
const REMARK = /^\(/u;

/**
 * Texts that stand at some distance in a row of a text node and belong to it:
 * for each such block, the block of the node. These are remarks in brackets
 * and, in a flow from row to row, everything else in the row.
 */
export function asidesOf(texts: Texts): Map<number, number> {
  const { blocks, textNodes, isLabel, blockPlace, nets } = texts;
  const upright = nets.every(({ terminals }) =>
    terminals.every(({ direction }) => isVertical(direction)),
  );
  const asides = new Map<number, number>();
  const nodesAt = byRow(blocks, textNodes);
  blocks.forEach((block, i) => {
    if (textNodes.has(i) || isLabel(i) || isNote(block)) return;
    const nodes = (nodesAt.get(block.top) ?? []).filter((n) => blockPlace[n] === blockPlace[i]);
    const before = nodes.filter((n) => blocks[n]!.from < block.from);
    const remark = REMARK.test(block.segments[0]!.text) ? before.at(-1) : undefined;
    const isFlow = upright && blockPlace[i]! < 0;
    const node = remark ?? (isFlow && nodes.length === 1 ? nodes[0] : undefined);
    if (node !== undefined) asides.set(i, node);
  });
  return asides;
}
