import { contour, wallsAt, type Box } from './box.ts';
import { hasPort, opposite, port, type Direction, type Ports } from './direction.ts';
import { placeAround, wallsOf, type Frames, type Place } from './frames.ts';
import { charAt, textBetween, type Grid } from './grid.ts';
import { BLANK, BORDER, HEAD, INSIDE, isLineKind, kindAt, TEXT, type Ink } from './ink.ts';
import { plainRows, remarks, stepRows } from './plain-rows.ts';
import { possibleHead, possiblePorts } from './strokes.ts';

const UPRIGHT_HEAD = /^[\s│|┃]*[▼▽↓▲△↑vV^](?:\s|$)/u;
const SHAFT = /^[\s│|┃]*[│|┃](?:\s|$)/u;

function hasUprightShafts(grid: Grid): boolean {
  const rows = grid.rows.map((row) => row.join(''));
  return rows.some((row, y) => y > 0 && UPRIGHT_HEAD.test(row) && SHAFT.test(rows[y - 1]!));
}

interface Draft extends Ink {
  readonly owner: (Box | undefined)[];
}

/** The nearest ink on one side of a cell. */
interface Gap {
  /** Blank cells before it. */
  readonly distance: number;
  readonly kind: number;
}

/**
 * A drawing whose boxes are known and whose other cells are still text: what
 * the rules that tell strokes from text ask, and where they write.
 */
export class Sheet {
  readonly ink: Ink;
  private readonly frames: Frames;
  /** Whether there are upright arrows drawn with shafts. */
  readonly shafted: boolean;
  private readonly plain: ReadonlySet<number>;
  /** Rows of the steps of an upright flow that take several rows. */
  readonly steps: ReadonlySet<number>;
  /** For each row with a remark behind a dash: the column of that dash. */
  readonly remarks: ReadonlyMap<number, number>;

  constructor(grid: Grid, frames: Frames) {
    this.ink = draftOf(grid, frames);
    this.frames = frames;
    this.shafted = hasUprightShafts(grid);
    this.plain = plainRows(grid);
    this.steps = stepRows(grid);
    this.remarks = remarks(grid);
  }

  char(x: number, y: number): string {
    return charAt(this.ink.grid, x, y);
  }

  kind(x: number, y: number): number {
    return kindAt(this.ink, x, y);
  }

  set(x: number, y: number, kind: number, ports: Ports, head = -1): void {
    const i = y * this.ink.width + x;
    this.ink.kind[i] = kind;
    this.ink.ports[i] = ports;
    this.ink.head[i] = head;
  }

  setHead(x: number, y: number, head: Direction): void {
    this.set(x, y, HEAD, port(opposite(head)), head);
  }

  /** Whether there are boxes, other than a frame around a flow of texts in which the cell is. */
  isAmongBoxes(x: number, y: number): boolean {
    const around = placeAround(this.frames, x, y);
    const { places } = this.frames;
    const inFlow = places[around]?.group && !places.some(({ parent }) => parent === around);
    return places.length > 0 && !inFlow;
  }

  /** Whether no box is around the cell. */
  isOutside(x: number, y: number): boolean {
    return placeAround(this.frames, x, y) < 0;
  }

  /** Whether the cell may still turn out to be a stroke. */
  isOpen(x: number, y: number): boolean {
    return this.kind(x, y) === TEXT && !this.plain.has(y);
  }

  /** Whether the cell is a piece of line or of border that may run `direction`. */
  runs(x: number, y: number, direction: Direction): boolean {
    const kind = this.kind(x, y);
    if (kind === BORDER) return true;
    const char = this.char(x, y);
    if (isLineKind(kind)) return hasPort(possiblePorts(char), direction) || kind === HEAD;
    return false;
  }

  /** Visits every character that is still text, row by row. */
  each(visit: (x: number, y: number, char: string) => void): void {
    const { grid, height } = this.ink;
    for (let y = 0; y < height; y++) {
      const row = grid.rows[y]!;
      for (let x = 0; x < row.length; x++) if (row[x] && this.isOpen(x, y)) visit(x, y, row[x]!);
    }
  }

  /** How far the next ink is on the side that `step` names. */
  gap(x: number, y: number, step: 1 | -1): Gap {
    for (let at = x + step, n = 0; at >= 0 && at < this.ink.width; at += step, n++) {
      const kind = this.kind(at, y);
      if (kind !== BLANK) return { distance: n, kind };
    }
    return { distance: Infinity, kind: BLANK };
  }
}

// Three characters of a word, none of them a stroke or a head.
const WITHIN_WORD = /^[^\s|+=<>\u2010-\u27BF-]{3}$/u;

function markBoxes(ink: Draft, frames: Frames): void {
  const { grid, width, kind, owner } = ink;
  const isInWord = (box: Box, x: number, y: number): boolean =>
    y > box.top &&
    y < box.bottom &&
    frames.placesOf.get(box)!.every((index) => frames.places[index]!.group) &&
    WITHIN_WORD.test(textBetween(grid, y, x - 1, x + 2));
  const mark = (box: Box, x: number, y: number): void => {
    if (x < 0 || x >= width) return;
    const i = y * width + x;
    const char = charAt(grid, x, y);
    // A line that replaces a piece of border stays a line, a word over the wall of a container a word.
    if (char === ' ' || owner[i] || isInWord(box, x, y)) return;
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
      if (place.cell) for (let y = place.from; y <= place.to; y++) mark(box, place.cell[1], y);
      if (!place.group) fillInside(ink, place);
    }
  }
}

function fillInside({ kind, width }: Draft, place: Place): void {
  for (let y = place.from; y <= place.to; y++) {
    const [left, right] = wallsOf(place, y);
    for (let x = left + 1; x < right; x++)
      if (kind[y * width + x] !== BORDER) kind[y * width + x] = INSIDE;
  }
}

function draftOf(grid: Grid, frames: Frames): Draft {
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
  return ink;
}
