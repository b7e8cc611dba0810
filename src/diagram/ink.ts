import { contour, wallsAt, type Box } from './boxes.ts';
import {
  DIRECTIONS, EAST, hasPort, NORTH, opposite, port, SOUTH, stepX, stepY, WEST,
  type Direction, type Ports,
} from './direction.ts';
import type { Frames } from './frames.ts';
import { charAt, type Grid } from './grid.ts';
import { drawnHead, drawnPorts, isDashed, possibleHead, possiblePorts } from './strokes.ts';

/** What a cell is. */
export const BLANK = 0;
export const TEXT = 1;
export const STROKE = 2;
export const HEAD = 3;
export const BORDER = 4;
/** The inside of a box that holds nothing but text. */
export const INSIDE = 5;

/** Every cell of a drawing, told apart: borders, lines, heads, text. */
export interface Ink {
  readonly grid: Grid;
  readonly width: number;
  readonly height: number;
  readonly kind: Uint8Array;
  /** Strokes of STROKE cells; the tail of HEAD cells. */
  readonly ports: Uint8Array;
  /** Direction of a head, also of one that stands in a border; -1 for none. */
  readonly head: Int8Array;
  /** Which box a BORDER cell belongs to. */
  readonly owner: readonly (Box | undefined)[];
}

interface Draft extends Ink {
  readonly owner: (Box | undefined)[];
}

const UPRIGHT_HEAD = /^[\s│|┃]*[▼▽↓▲△↑vV^](?:\s|$)/u;
const SHAFT = /^[\s│|┃]*[│|┃](?:\s|$)/u;
const BARE_ARROW = /(?<=\s)(?:[→←]|->|<-)(?=\s)/gu;
const WORD = /[\p{L}\p{N}_]/u;

/** Kind of the cell at a place; BLANK outside the drawing. */
export const kindAt = (ink: Ink, x: number, y: number): number =>
  x < 0 || y < 0 || x >= ink.width || y >= ink.height ? BLANK : ink.kind[y * ink.width + x]!;

function markBoxes(ink: Draft, frames: Frames): void {
  const { grid, width, kind, owner } = ink;
  const mark = (box: Box, x: number, y: number): void => {
    if (x < 0 || x >= width) return;
    const i = y * width + x;
    const char = charAt(grid, x, y);
    // A line that replaces a piece of border stays a line.
    if (char === ' ' || owner[i]) return;
    kind[i] = BORDER;
    owner[i] = box;
    ink.head[i] = possibleHead(char) ?? -1;
  };
  for (const [box, indexes] of [...frames.placesOf].reverse()) {
    for (const [x, y] of contour(box)) mark(box, x, y);
    for (const y of frames.dividersOf.get(box)!) {
      const [left, right] = wallsAt(box, y);
      for (let x = left; x <= right; x++) mark(box, x, y);
    }
    for (const index of indexes) {
      const place = frames.places[index]!;
      if (!place.group) fillInside(ink, box, place.from, place.to);
    }
  }
}

function fillInside({ kind, width }: Draft, box: Box, from: number, to: number): void {
  for (let y = from; y <= to; y++) {
    const [left, right] = wallsAt(box, y);
    for (let x = left + 1; x < right; x++) if (kind[y * width + x] !== BORDER) kind[y * width + x] = INSIDE;
  }
}

/** The pass over one drawing that tells strokes and heads from text. */
class Reader {
  private readonly ink: Draft;
  private readonly boxed: boolean;
  /** Whether the drawing has upright arrows with shafts. */
  private readonly shafted: boolean;

  constructor(ink: Draft, boxed: boolean) {
    this.ink = ink;
    this.boxed = boxed;
    const rows = ink.grid.rows.map((row) => row.join(''));
    this.shafted = rows.some((row, y) => y > 0 && UPRIGHT_HEAD.test(row) && SHAFT.test(rows[y - 1]!));
  }

  /** A lone `→` is prose beside boxes, and beside arrows that are drawn with shafts. */
  private isProseRow(y: number): boolean {
    const arrows = this.ink.grid.rows[y]!.join('').match(BARE_ARROW)?.length ?? 0;
    return this.boxed || (this.shafted && arrows < 2);
  }

  private char(x: number, y: number): string {
    return charAt(this.ink.grid, x, y);
  }

  private kind(x: number, y: number): number {
    return kindAt(this.ink, x, y);
  }

  private set(x: number, y: number, kind: number, ports: Ports, head = -1): void {
    const i = y * this.ink.width + x;
    this.ink.kind[i] = kind;
    this.ink.ports[i] = ports;
    this.ink.head[i] = head;
  }

  private setHead(x: number, y: number, head: Direction): void {
    this.set(x, y, HEAD, port(opposite(head)), head);
  }

  private isOpen(x: number, y: number): boolean {
    return this.kind(x, y) === TEXT;
  }

  /** Whether the cell is a piece of line or of border that may run `direction`. */
  private runs(x: number, y: number, direction: Direction): boolean {
    const kind = this.kind(x, y);
    if (kind === BORDER) return true;
    const char = this.char(x, y);
    if (kind === STROKE || kind === HEAD) return hasPort(possiblePorts(char), direction) || kind === HEAD;
    return false;
  }

  drawn(): void {
    this.each((x, y, char) => {
      const ports = drawnPorts(char);
      if (ports && !this.isSeparator(x, y, ports)) this.set(x, y, STROKE, ports);
    });
    this.each((x, y, char) => {
      const head = drawnHead(char);
      if (head !== undefined && !this.isProse(x, y, head)) this.setHead(x, y, head);
    });
  }

  /** A lone `│` among words, as in `a │ b`. */
  private isSeparator(x: number, y: number, ports: Ports): boolean {
    if (ports !== (port(NORTH) | port(SOUTH))) return false;
    if (this.verticalInk(x, y - 1) || this.verticalInk(x, y + 1)) return false;
    const [west, east] = [this.gap(x, y, -1), this.gap(x, y, 1)];
    return [west, east].every(({ kind, distance }) => kind === TEXT && distance <= 2);
  }

  private each(visit: (x: number, y: number, char: string) => void): void {
    const { grid, height } = this.ink;
    for (let y = 0; y < height; y++) {
      const row = grid.rows[y]!;
      for (let x = 0; x < row.length; x++) if (this.isOpen(x, y)) visit(x, y, row[x]!);
    }
  }

  /** Distance to the next ink on a side; a stroke at once counts as a shaft. */
  private gap(x: number, y: number, step: 1 | -1): { distance: number; kind: number } {
    for (let at = x + step, n = 0; at >= 0 && at < this.ink.width; at += step, n++) {
      const kind = this.kind(at, y);
      if (kind !== BLANK) return { distance: n, kind };
    }
    return { distance: Infinity, kind: BLANK };
  }

  /** An arrow among words: in a margin note, in brackets, or in prose beside boxes. */
  private isProse(x: number, y: number, head: Direction): boolean {
    const west = this.gap(x, y, -1);
    const east = this.gap(x, y, 1);
    if (head === NORTH || head === SOUTH) {
      return west.distance === 0 && west.kind === TEXT || (east.distance === 0 && east.kind === TEXT);
    }
    const [tail, tip] = head === EAST ? [west, east] : [east, west];
    if (tail.distance === 0 && tail.kind !== TEXT) return false;
    if (head === WEST && tail.kind === TEXT && tail.distance <= 1) {
      // A margin note stands beside a box, off from what it notes, or in line
      // with other notes.
      if (this.boxed || tip.distance > 1 || this.inColumn(x, y)) return true;
    }
    if (tail.kind === TEXT && tip.kind === TEXT && this.isProseRow(y)) return true;
    return this.inBrackets(x, y);
  }

  private inColumn(x: number, y: number): boolean {
    const char = this.char(x, y);
    return this.ink.grid.rows.some((row, at) => at !== y && row[x] === char);
  }

  private inBrackets(x: number, y: number): boolean {
    const row = this.ink.grid.rows[y]!;
    const before = row.slice(0, x).join('');
    const after = row.slice(x + 1).join('');
    const open = before.lastIndexOf('(') > before.lastIndexOf(')') && after.includes(')');
    const quoted = ['`', '"'].some((q) => before.split(q).length % 2 === 0 && after.includes(q));
    return open || quoted;
  }

  /** ASCII runs of `-` and `=`, with the heads at their ends. */
  horizontals(): void {
    for (let y = 0; y < this.ink.height; y++) {
      const row = this.ink.grid.rows[y]!;
      for (let x = 0; x < row.length; x++) {
        if (!this.isDash(x, y)) continue;
        let end = x;
        while (this.isDash(end + 1, y)) end++;
        if (this.isLine(x, end, y)) {
          for (let at = x; at <= end; at++) this.set(at, y, STROKE, port(EAST) | port(WEST));
        }
        x = end;
      }
    }
  }

  private isDash(x: number, y: number): boolean {
    return this.isOpen(x, y) && /[-=]/u.test(this.char(x, y));
  }

  private isLine(from: number, to: number, y: number): boolean {
    const [west, east] = [this.char(from - 1, y), this.char(to + 1, y)];
    const length = to - from + 1;
    const heads =
      (/[>]/u.test(east) && !WORD.test(this.char(to + 2, y))) ||
      (/[<]/u.test(west) && !WORD.test(this.char(from - 2, y))) ||
      this.kind(from - 1, y) === HEAD ||
      this.kind(to + 1, y) === HEAD;
    const touches = (x: number): boolean =>
      this.kind(x, y) === BORDER || this.kind(x, y) === STROKE || this.char(x, y) === '+';
    if (length >= 3) return true;
    if (touches(from - 1) || touches(to + 1)) return length > 1 || !WORD.test(west) || !WORD.test(east);
    if (!heads) return false;
    // `label->|`: text stands where the shaft began.
    if (this.kind(to + 2, y) === BORDER || this.kind(from - 2, y) === BORDER) return true;
    // `a -> b` is an arrow only with blanks around it, and prose beside boxes.
    const loose = !WORD.test(west) && !/[-=<>:.]/u.test(west) ? true : length >= 2;
    return loose && (length >= 2 || !this.isProseRow(y)) && !this.inBrackets(from, y);
  }

  /** ASCII pipes, plusses, corners and the heads `> < ^ v`. */
  ascii(): void {
    this.each((x, y, char) => {
      if (char === '|' && this.isPipe(x, y)) this.set(x, y, STROKE, port(NORTH) | port(SOUTH));
    });
    this.each((x, y, char) => {
      if ('+*'.includes(char) && this.isJunction(x, y)) this.set(x, y, STROKE, 0);
    });
    this.each((x, y, char) => {
      if (".'".includes(char) && this.isBend(x, y)) this.set(x, y, STROKE, 0);
    });
    this.each((x, y, char) => {
      const head = possibleHead(char);
      if (head !== undefined && drawnHead(char) === undefined && this.isHead(x, y, head)) {
        this.setHead(x, y, head);
      }
    });
  }

  private verticalInk(x: number, y: number): boolean {
    const kind = this.kind(x, y);
    const char = this.char(x, y);
    return kind === BORDER || (kind !== INSIDE && /[|+^vV'.▲▼↑↓│┬┴┼┐┌└┘├┤]/u.test(char));
  }

  private isPipe(x: number, y: number): boolean {
    const free = (at: number): boolean => !WORD.test(this.char(at, y)) || this.kind(at, y) !== TEXT;
    if (this.verticalInk(x, y - 1) || this.verticalInk(x, y + 1)) {
      return free(x - 1) || free(x + 1);
    }
    return this.gap(x, y, -1).distance >= 2;
  }

  private isJunction(x: number, y: number): boolean {
    const across = this.runs(x - 1, y, EAST) || this.runs(x + 1, y, WEST);
    const down = this.runs(x, y - 1, SOUTH) || this.runs(x, y + 1, NORTH);
    if (this.char(x, y) === '*') return across && down;
    return across || (down && !WORD.test(this.char(x + 1, y)) && this.char(x + 1, y) !== ' ' || down && this.gap(x, y, 1).distance > 1);
  }

  private isBend(x: number, y: number): boolean {
    const across = this.runs(x - 1, y, EAST) || this.runs(x + 1, y, WEST);
    return across && (this.runs(x, y - 1, SOUTH) || this.runs(x, y + 1, NORTH));
  }

  private isHead(x: number, y: number, head: Direction): boolean {
    const [tx, ty] = [x - stepX(head), y - stepY(head)];
    if (head === EAST || head === WEST) {
      if (this.runs(tx, ty, head)) return this.kind(tx, ty) !== BORDER;
      // `-label>|`: text stands where the shaft was.
      return this.kind(x + stepX(head), y) === BORDER && WORD.test(this.char(tx, ty));
    }
    const aside = [x - 1, x + 1].every((at) => this.kind(at, y) !== TEXT || !WORD.test(this.char(at, y)));
    if (!aside) return false;
    if (this.runs(tx, ty, head)) return true;
    // A shaft that is off by a column, or a text where the shaft was.
    const shifted = this.runs(tx - 1, ty, head) || this.runs(tx + 1, ty, head);
    const ahead = this.kind(x + stepX(head), y + stepY(head)) === BORDER;
    return ahead && (shifted || this.kind(tx, ty) === TEXT);
  }

  /** Gives `+` and ASCII bends the strokes that their neighbours answer. */
  resolveJunctions(): void {
    const { width, height, kind, ports } = this.ink;
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const i = y * width + x;
        if (kind[i] === STROKE && ports[i] === 0) ports[i] = this.answered(x, y);
      }
    }
  }

  private answered(x: number, y: number): Ports {
    let ports = 0;
    for (const direction of DIRECTIONS) {
      const [nx, ny] = [x + stepX(direction), y + stepY(direction)];
      const kind = this.kind(nx, ny);
      const char = this.char(nx, ny);
      if (!hasPort(possiblePorts(this.char(x, y)) || 15, direction)) continue;
      if (kind === STROKE && hasPort(possiblePorts(char), opposite(direction))) ports |= port(direction);
      if (kind === HEAD) {
        const head = this.ink.head[ny * this.ink.width + nx];
        if (head === direction || head === opposite(direction)) ports |= port(direction);
      }
      if (kind === BORDER) ports |= port(direction);
    }
    return ports;
  }
}

/** Tells apart what each cell of a drawing is. */
export function inkOf(grid: Grid, frames: Frames): Ink {
  const { width, height } = grid;
  const size = width * height;
  const ink: Draft = {
    grid,
    width,
    height,
    kind: new Uint8Array(size),
    ports: new Uint8Array(size),
    head: new Int8Array(size).fill(-1),
    owner: new Array<Box | undefined>(size),
  };
  grid.rows.forEach((row, y) => {
    row.forEach((char, x) => {
      if (char !== ' ') ink.kind[y * width + x] = TEXT;
    });
  });
  markBoxes(ink, frames);
  const reader = new Reader(ink, frames.places.length > 0);
  reader.drawn();
  reader.horizontals();
  reader.ascii();
  reader.resolveJunctions();
  return ink;
}

/** Whether the stroke in a cell is drawn with gaps. */
export const isDashedCell = (ink: Ink, cell: number): boolean =>
  isDashed(charAt(ink.grid, cell % ink.width, Math.floor(cell / ink.width)));
