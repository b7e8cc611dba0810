import { SOUTH } from './direction.ts';
import type { Frames, Place } from './frames.ts';
import { HEAD } from './ink.ts';
import type { Lines } from './lines.ts';
import type { Net, Terminal } from './net.ts';
import { reach } from './walks.ts';

// A bound on the work for what is no drawing at all.
const LONGEST_NET = 1000;

// How far beside a box an arm of a fork may end that means it.
const ASIDE = 6;

/**
 * The arms of a fork over a row of as many boxes lead to one each, in order, where
 * two of them end over the same box: the arms were drawn too close to each other.
 */
export function partedAmong(
  { ink }: Lines,
  { places }: Frames,
  terminals: readonly Terminal[],
): readonly Terminal[] {
  const column = ({ vertex }: Terminal): number => (vertex % ink.kind.length) % ink.width;
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

/** A head in the midst of a line counts for what lies before its tip. */
export function withInnerHeads(
  lines: Lines,
  vertices: ReadonlySet<number>,
  terminals: readonly Terminal[],
): Pick<Net, 'terminals' | 'oneWay' | 'clashing'> {
  const pointed = new Set<Terminal>();
  let oneWay = false;
  if (vertices.size > LONGEST_NET) return { terminals, oneWay, clashing: false };
  for (const vertex of vertices) {
    const cell = lines.cellOf(vertex);
    if (lines.ink.kind[cell] !== HEAD) continue;
    const tip = lines.linksOf(vertex).find((link) => lines.isTip(cell, link.direction));
    if (!tip) continue;
    const before = reach(lines, tip.to, vertex);
    const hit = terminals.filter(
      (terminal) => before.has(terminal.vertex) && terminal.vertex !== vertex,
    );
    oneWay ||= hit.length < terminals.length && terminals.length > 2;
    if (hit.length < terminals.length) for (const terminal of hit) pointed.add(terminal);
  }
  const clashing =
    terminals.length === 2 && terminals.every((end) => !end.head && pointed.has(end));
  if (oneWay) return { terminals, oneWay, clashing };
  const read = terminals.map((terminal) =>
    pointed.has(terminal) ? { ...terminal, head: true } : terminal,
  );
  return { terminals: read, oneWay, clashing };
}
