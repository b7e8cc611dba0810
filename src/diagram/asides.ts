import { BLANK, type Ink } from './ink.ts';
import { isRemark } from './labels.ts';
import { EAST, isVertical, NORTH } from './direction.ts';
import type { Net } from './net.ts';
import { byRow, type Block } from './text.ts';

/** What is known when texts are told apart. */
interface Texts {
  readonly ink: Ink;
  readonly blocks: readonly Block[];
  readonly textNodes: ReadonlySet<number>;
  /** Whether a block is a label. */
  readonly isLabel: (block: number) => boolean;
  /** The place around each block, or -1. */
  readonly blockPlace: readonly number[];
  readonly nets: readonly Net[];
  /** Nets that only point from a note in the margin. */
  readonly notes: ReadonlySet<number>;
}

// `Parser   (written by hand)`
const REMARK = /^\(/u;
const BRACKETED = /^\[/u;
// How far apart stands what goes on in a row: `results  +  reports`, `cold:     coat`.
const NEAR = 3;
const NEAR_COLON = 10;

const textOf = ({ segments: [first] }: Block): string => first!.text;

/** `[a]  [b]` are two things. */
const areBracketed = (a: Block, b: Block): boolean =>
  [a, b].every((block) => BRACKETED.test(textOf(block)));

/** For each text that stands alone in its row, the others of its row that go on with it. */
function rowsOf({ ink, blocks }: Texts): Map<number, readonly number[]> {
  const goesOn = (a: Block, b: Block): boolean => {
    if (a.top !== b.top || areBracketed(a, b)) return false;
    const [from, to] = [a.to, b.from].map((x) => a.top * ink.width + x) as [number, number];
    const reach = textOf(a).endsWith(':') ? NEAR_COLON : NEAR;
    return to - from <= reach && ink.kind.subarray(from, to).every((kind) => kind === BLANK);
  };
  const rows = new Map<number, readonly number[]>();
  let row: number[] = [];
  blocks.forEach((block, i) => {
    if (block.top !== block.bottom) return;
    const last = row.at(-1);
    if (last === undefined || !goesOn(blocks[last]!, block)) row = [];
    row.push(i);
    rows.set(i, row);
  });
  return rows;
}

/**
 * Texts that stand at some distance in a row of a text node and belong to it:
 * for each such block, the block of the node. These are remarks in brackets,
 * what stands right beside the only node and, in a flow from row to row,
 * everything else in the row.
 */
export function asidesOf(texts: Texts): Map<number, number> {
  const { ink, blocks, textNodes, isLabel, blockPlace, nets, notes } = texts;
  const upright = nets.every(({ terminals }) =>
    terminals.every(({ direction }) => isVertical(direction)),
  );
  const asides = new Map<number, number>();
  // What a head points at is a thing of its own, wherever its line comes from, and
  // so is a note that points at a thing.
  const apart = new Set(
    nets.flatMap(({ terminals }, i) =>
      terminals.flatMap(({ target, head }) =>
        target.kind === 'text' && (head || notes.has(i)) ? [target.index] : [],
      ),
    ),
  );
  // What a trunk leads to, `├──▶ text`: its row ends with it.
  const branches = new Set(
    nets.flatMap(({ terminals }) =>
      terminals.some(({ direction }) => direction === NORTH)
        ? terminals.flatMap(({ target, direction, head }) =>
            target.kind === 'text' && direction === EAST && head ? [target.index] : [],
          )
        : [],
    ),
  );
  const nodesAt = byRow(blocks, textNodes);
  const rows = rowsOf(texts);
  blocks.forEach((block, i) => {
    if (textNodes.has(i) || apart.has(i) || isLabel(i) || isRemark(ink, block)) return;
    const nodes = (nodesAt.get(block.top) ?? []).filter((n) => blockPlace[n] === blockPlace[i]);
    const before = nodes.filter((n) => blocks[n]!.from < block.from);
    const last = before.at(-1);
    const remark = REMARK.test(textOf(block)) ? last : undefined;
    const [near, ...more] = (rows.get(i) ?? []).filter((n) => textNodes.has(n));
    const isRest = branches.has(last!) && !areBracketed(blocks[last!]!, block);
    const isFlow = (upright && blockPlace[i]! < 0) || isRest;
    const node =
      remark ??
      (more.length === 0 ? near : undefined) ??
      (isFlow && nodes.length === 1 ? nodes[0] : undefined);
    if (node !== undefined) asides.set(i, node);
  });
  return asides;
}
