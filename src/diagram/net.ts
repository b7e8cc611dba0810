import type { Direction } from './direction.ts';
import type { Lines } from './lines.ts';

/** What a line ends at: a place, or a block of text. */
export type Target =
  | { readonly kind: 'place'; readonly index: number }
  | { readonly kind: 'text'; readonly index: number };

export const sameTarget = (a: Target, b: Target): boolean =>
  a.kind === b.kind && a.index === b.index;

/** One arrival of a net at a target. */
export interface Terminal {
  readonly target: Target;
  /** The way the line runs when it arrives. */
  readonly direction: Direction;
  readonly head: boolean;
  readonly vertex: number;
}

/** A text in a line, and the cell of the line before it. */
export interface Inserted {
  readonly block: number;
  readonly cell: number;
}

/** Strokes that hang together, what they reach, and the texts set into them. */
export interface Net {
  readonly vertices: ReadonlySet<number>;
  readonly terminals: readonly Terminal[];
  /** The blocks that interrupt a line, and where. */
  readonly inserted: readonly Inserted[];
  readonly lines: Lines;
  /** True when heads in its midst tell which way its parts lead. */
  readonly oneWay: boolean;
  /** True when heads in its midst point at each other: two lines were taken for one. */
  readonly clashing: boolean;
  /** How many of its heads point at nothing. */
  readonly aimless: number;
}

/** The cells of a net; one in which it crosses itself comes twice. */
export const cellsOf = ({ vertices, lines }: Net): number[] =>
  Array.from(vertices, (vertex) => lines.cellOf(vertex));
