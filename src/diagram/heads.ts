import { HEAD } from './ink.ts';
import type { Lines } from './lines.ts';
import type { Net, Terminal } from './net.ts';
import { reach } from './walks.ts';

// A bound on the work for what is no drawing at all.
const LONGEST_NET = 1000;

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
