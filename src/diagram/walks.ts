/** Ways along the strokes of a drawing. */
import { opposite } from './direction.ts';
import { HEAD } from './ink.ts';
import type { Lines } from './lines.ts';

/** The cells of the shortest way between two vertices. */
export function pathCells(lines: Lines, from: number, to: number): Set<number> {
  const before = new Map([[from, from]]);
  for (const vertex of before.keys()) {
    if (vertex === to) break;
    for (const { to: next } of lines.linksOf(vertex))
      if (!before.has(next)) before.set(next, vertex);
  }
  const cells = new Set<number>();
  if (!before.has(to)) return cells;
  for (let at = to; at !== from; at = before.get(at)!) cells.add(lines.cellOf(at));
  return cells.add(lines.cellOf(from));
}

/**
 * Every vertex that can be reached from one without going against a head;
 * true for those that are reached only past a head.
 */
export function flowFrom(lines: Lines, start: number): Map<number, boolean> {
  const seen = new Map([[start, false]]);
  for (const [vertex, headed] of seen) {
    const cell = lines.cellOf(vertex);
    for (const { direction, to } of lines.linksOf(vertex)) {
      if (seen.has(to)) continue;
      const leavesByTail = lines.ink.kind[cell] === HEAD && !lines.isTip(cell, direction);
      const meetsTip = lines.isTip(lines.cellOf(to), opposite(direction));
      const isBent =
        lines.ink.kind[cell] === HEAD &&
        lines.linksOf(vertex).every((link) => !lines.isTip(cell, link.direction));
      if (meetsTip || (leavesByTail && !isBent)) continue;
      seen.set(to, headed || lines.ink.kind[lines.cellOf(to)] === HEAD);
    }
  }
  return seen;
}

/** Every vertex that can be reached, `without` left out. */
export function reach(lines: Lines, start: number, without = -1): Set<number> {
  const seen = new Set([start]);
  for (const vertex of seen) {
    for (const { to } of lines.linksOf(vertex)) if (to !== without) seen.add(to);
  }
  return seen;
}
