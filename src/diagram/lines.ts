import {
  type Direction,
  DIRECTIONS,
  EAST,
  hasPort,
  HORIZONTAL,
  isVertical,
  NORTH,
  opposite,
  port,
  type Ports,
  SOUTH,
  stepX,
  stepY,
} from './direction.ts';
import { charAt } from './grid.ts';
import { HEAD, isLineKind, STROKE, TEXT, type Ink } from './ink.ts';
import { slantOf } from './strokes.ts';

/** Where a line stops: a cell and the way it looks. */
export interface End {
  readonly vertex: number;
  readonly direction: Direction;
  /** True when the end is the tip of a head. */
  readonly tip: boolean;
}

// Cells of an arrow that stands between two texts, and of the beginning of any.
const LONGEST_BARE = 3;
const LONGEST_START = 1;

interface Link {
  readonly direction: Direction;
  readonly to: number;
}

/**
 * The strokes of a drawing as a graph of cells. A vertex is a cell index; the
 * vertical line of a cell where two lines cross has the index plus the number
 * of cells.
 */
export class Lines {
  readonly ink: Ink;
  /** Cells where one line passes over another. */
  private readonly crossings: ReadonlySet<number>;
  private readonly links = new Map<number, Link[]>();

  constructor(ink: Ink, crossings: ReadonlySet<number>) {
    this.ink = ink;
    this.crossings = crossings;
    for (let cell = 0; cell < ink.kind.length; cell++) {
      if (this.isLine(cell)) this.linkCell(cell);
    }
  }

  /** The vertex of a cell for a line that runs `direction`. */
  vertexAt(cell: number, direction: Direction): number {
    return this.crossings.has(cell) && isVertical(direction) ? cell + this.ink.kind.length : cell;
  }

  cellOf(vertex: number): number {
    return vertex % this.ink.kind.length;
  }

  linksOf(vertex: number): readonly Link[] {
    return this.links.get(vertex) ?? [];
  }

  vertices(): Iterable<number> {
    return this.links.keys();
  }

  isLine(cell: number): boolean {
    const kind = this.ink.kind[cell];
    return isLineKind(kind);
  }

  /** The cell one step on, or -1 outside the drawing. */
  next(cell: number, direction: Direction): number {
    const { width, height } = this.ink;
    const x = (cell % width) + stepX(direction);
    const y = Math.floor(cell / width) + stepY(direction);
    return x < 0 || y < 0 || x >= width || y >= height ? -1 : y * width + x;
  }

  /** Strokes of a cell, with the tip of a head among them. */
  portsOf(cell: number): Ports {
    const head = this.ink.head[cell]!;
    return this.ink.kind[cell] === HEAD
      ? this.ink.ports[cell]! | port(head as Direction)
      : this.ink.ports[cell]!;
  }

  /** Columns that a slanted stroke or head moves with each row; 0 for all other cells. */
  slant(cell: number): -1 | 0 | 1 {
    const { grid, width } = this.ink;
    return this.isLine(cell) ? slantOf(charAt(grid, cell % width, Math.floor(cell / width))) : 0;
  }

  isTip(cell: number, direction: Direction): boolean {
    return this.ink.kind[cell] === HEAD && this.ink.head[cell] === direction;
  }

  /** Whether a cell is a bar below a cell that is two columns before a text. */
  private isBar(cell: number): boolean {
    const { grid, kind, width } = this.ink;
    const isBar = charAt(grid, cell % width, Math.floor(cell / width)) === '|';
    return isBar && kind[cell - width + 2] === TEXT;
  }

  /**
   * The text that leads on at an arrow across, for a cell in it, or -1: one of its cells. All
   * of a short arrow between two texts counts, `→` or `->`, of others the beginning.
   */
  textBefore(cell: number): number {
    let from = cell;
    while (this.isAcross(from - 1) && cell - from < LONGEST_BARE) from--;
    let to = from;
    while (this.isAcross(to + 1)) to++;
    const isShort = to - from < LONGEST_BARE && this.ink.kind.subarray(from, to + 1).includes(HEAD);
    if (!this.isAcross(cell) || (!isShort && cell - from > LONGEST_START)) return -1;
    return [from - 1, from - 2].find((at) => this.ink.kind[at] === TEXT) ?? -1;
  }

  /** Whether a cell is an arrow without a shaft. */
  private isBare(cell: number): boolean {
    if (this.ink.kind[cell] !== HEAD) return false;
    const tail = this.next(cell, opposite(this.ink.head[cell] as Direction));
    return tail < 0 || !this.isLine(tail);
  }

  /** Whether a cell is a stroke, or a head, that runs across only. */
  private isAcross(cell: number): boolean {
    const ports = this.isLine(cell) ? this.portsOf(cell) : 0;
    return ports === HORIZONTAL;
  }

  /** Joins two cells as if a stroke ran from one to the other. */
  join(from: number, direction: Direction, to: number): void {
    this.add(from, direction, to);
    this.add(to, opposite(direction), from);
  }

  private add(vertex: number, direction: Direction, to: number): void {
    const list = this.links.get(vertex);
    if (!list) this.links.set(vertex, [{ direction, to }]);
    else if (!list.some((link) => link.direction === direction && link.to === to))
      list.push({ direction, to });
  }

  private linkCell(cell: number): void {
    const ports = this.portsOf(cell);
    if (!this.links.has(cell)) this.links.set(cell, []);
    this.linkSlant(cell);
    for (const direction of DIRECTIONS) {
      if (!hasPort(ports, direction)) continue;
      const next = this.next(cell, direction);
      if (next < 0 || !this.isLine(next)) continue;
      const from = this.vertexAt(cell, direction);
      if (hasPort(this.portsOf(next), opposite(direction))) {
        if (!this.facesTip(cell, direction, next))
          this.join(from, direction, this.vertexAt(next, direction));
        continue;
      }
      // An arrow that is all between two texts, or all before one, has nothing lead into its side.
      const pointsAside = this.ink.kind[cell] === HEAD && isVertical(direction);
      if (pointsAside && (this.textBefore(next) >= 0 || this.isBare(next))) continue;
      // A bar below a head right before a text hangs from the text.
      if (direction === NORTH && this.isTip(next, EAST) && this.isBar(cell)) continue;
      const aside = this.openAside(next, direction);
      if (aside !== undefined) {
        this.join(from, direction, this.vertexAt(aside, direction));
        continue;
      }
      // A line that meets the side of another passes over it when it goes on
      // behind, else it ends in it; so it does where what goes on is a branch, or
      // where a head points at the other line.
      const behind = this.next(next, direction);
      const pointsAt = this.isTip(cell, direction) || this.isTip(behind, opposite(direction));
      const hops =
        !pointsAt &&
        !hasPort(this.portsOf(next), direction) &&
        behind >= 0 &&
        this.isLine(behind) &&
        hasPort(this.portsOf(behind), opposite(direction));
      if (hops && this.ink.kind[next] === STROKE)
        this.join(from, direction, this.vertexAt(behind, direction));
      else this.join(from, direction, this.vertexAt(next, direction));
    }
  }

  /** The junction beside a cell across in which a line up or down was meant to end: nothing else meets it. */
  private openAside(cell: number, direction: Direction): number | undefined {
    if (!isVertical(direction) || this.ink.kind[cell] !== STROKE) return undefined;
    return [cell - 1, cell + 1].find(
      (at) =>
        hasPort(this.ink.ports[at] ?? 0, opposite(direction)) &&
        this.ink.kind[at] === STROKE &&
        !this.isLine(this.next(at, opposite(direction))),
    );
  }

  // A slanted stroke goes on in the next row, and ends in a head up or down.
  private linkSlant(cell: number): void {
    const slant = this.slant(cell);
    if (slant === 0) return;
    const [above, below] = [cell - this.ink.width - slant, cell + this.ink.width + slant];
    if (this.slant(below) === slant || this.isTip(below, SOUTH)) this.join(cell, SOUTH, below);
    if (this.isTip(above, NORTH)) this.join(cell, NORTH, above);
  }

  // Two heads that point at each other do not make one line.
  private facesTip(cell: number, direction: Direction, next: number): boolean {
    return this.isTip(cell, direction) && this.isTip(next, opposite(direction));
  }

  /** Ends of one vertex: strokes that nothing answers. */
  endsOf(vertex: number): End[] {
    const cell = this.cellOf(vertex);
    const links = this.linksOf(vertex);
    const split = this.crossings.has(cell);
    return DIRECTIONS.filter((direction) => {
      if (!hasPort(this.portsOf(cell), direction)) return false;
      if (split && isVertical(direction) !== vertex > cell) return false;
      if (links.some((link) => link.direction === direction)) return false;
      // A head that its shaft meets from the side has no tail of its own.
      const bent = links.some((link) => !this.isTip(cell, link.direction));
      return this.ink.kind[cell] !== HEAD || this.isTip(cell, direction) || !bent;
    }).map((direction) => ({
      vertex,
      direction,
      tip: this.isTip(cell, direction),
    }));
  }

  /** The way on from a vertex with a single link, whatever its strokes say. */
  straightOn(vertex: number): End | undefined {
    const links = this.linksOf(vertex);
    if (links.length !== 1) return undefined;
    const direction = opposite(links[0]!.direction);
    // Where a head points was seen as the end that it is.
    return this.isTip(this.cellOf(vertex), direction)
      ? undefined
      : { vertex, direction, tip: false };
  }
}
