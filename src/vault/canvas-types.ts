/** Sides of a card at which an edge can begin or end. */
export type Side = 'top' | 'right' | 'bottom' | 'left';

/** Something that lies on a canvas, in its pixels; `x` and `y` are its upper left corner. */
interface Placed {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** `1` to `6`, or `#rrggbb`. */
  readonly color?: string | undefined;
}

/** A card with a text, a note, a file or an address. */
export interface CanvasCard extends Placed {
  readonly kind: 'text' | 'note' | 'file' | 'link';
  /** What it shows, as Markdown; a card with a note has the link to it, one with a file its embed. */
  readonly markdown: string;
  /** Line of the file on which it stands, from 1. */
  readonly line: number;
}

/** A frame around cards, with a name. */
export interface CanvasGroup extends Placed {
  readonly label: string;
}

/** A line from one card or group to another. */
export interface CanvasEdge {
  readonly from: string;
  readonly fromSide: Side | undefined;
  readonly fromArrow: boolean;
  readonly to: string;
  readonly toSide: Side | undefined;
  readonly toArrow: boolean;
  readonly color?: string | undefined;
  readonly label: string;
}

/** A canvas as its file says it, lowest first. */
export interface Canvas {
  readonly cards: readonly CanvasCard[];
  readonly groups: readonly CanvasGroup[];
  readonly edges: readonly CanvasEdge[];
}
