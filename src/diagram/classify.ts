import {
  DIRECTIONS,
  EAST,
  hasPort,
  opposite,
  port,
  stepX,
  stepY,
  WEST,
  type Ports,
} from './direction.ts';
import { markAsciiMarks, markAsciiRuns, markUnderscores } from './ascii.ts';
import { markDiagonals } from './diagonals.ts';
import type { Frames } from './frames.ts';
import type { Grid } from './grid.ts';
import { BLANK, BORDER, HEAD, STROKE, type Ink } from './ink.ts';
import { isProse, isSeparator, isInRemark } from './prose.ts';
import { Sheet } from './sheet.ts';
import { drawnHead, drawnPorts, possiblePorts } from './strokes.ts';

/** Box-drawing characters and arrow symbols. */
function markDrawn(sheet: Sheet): void {
  sheet.each((x, y, char) => {
    const ports = drawnPorts(char);
    const isText = isSeparator(sheet, x, y, ports) || isInRemark(sheet, x, y);
    if (ports && !isText) sheet.set(x, y, STROKE, ports);
  });
  sheet.each((x, y, char) => {
    const head = drawnHead(char);
    if (head !== undefined && !isProse(sheet, x, y, head)) sheet.setHead(x, y, head);
  });
}

const ALL: Ports = 15;

/** Gives `+` and ASCII bends the strokes that their neighbours answer. */
function resolveJunctions(sheet: Sheet): void {
  const { width, height, kind, ports } = sheet.ink;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      if (kind[i] !== STROKE) continue;
      const isBar = isBarInLine(sheet, x, y);
      const may = isBar ? ALL : possiblePorts(sheet.char(x, y)) || ALL;
      if (isBar || ports[i] === 0) ports[i] = answered(sheet, x, y, may);
    }
  }
}

/**
 * A bar in a line across, as in `---|---`: a tee, or two lines that cross; or at
 * the end of one, with nothing above it: a corner.
 */
function isBarInLine(sheet: Sheet, x: number, y: number): boolean {
  if (sheet.char(x, y) !== '|') return false;
  const sides = [x - 1, x + 1].filter(
    (at) => sheet.kind(at, y) === STROKE && sheet.char(at, y) === '-',
  );
  const isCorner = sheet.kind(x, y - 1) === BLANK && sheet.kind(x, y + 1) !== BLANK;
  return sides.length === 2 || (sides.length === 1 && isCorner);
}

function answered(sheet: Sheet, x: number, y: number, may: Ports): Ports {
  let ports = 0;
  for (const direction of DIRECTIONS) {
    const [nx, ny] = [x + stepX(direction), y + stepY(direction)];
    const kind = sheet.kind(nx, ny);
    const char = sheet.char(nx, ny);
    if (!hasPort(may, direction)) continue;
    if (kind === STROKE && hasPort(possiblePorts(char), opposite(direction)))
      ports |= port(direction);
    if (kind === HEAD) {
      const head = sheet.ink.head[ny * sheet.ink.width + nx];
      if (head === direction || head === opposite(direction)) ports |= port(direction);
    }
    if (kind === BORDER) ports |= port(direction);
  }
  return ports | acrossGap(sheet, x, y, ports);
}

/** The stroke of a `+` at the end of a line across towards the border one blank beyond it. */
function acrossGap(sheet: Sheet, x: number, y: number, ports: Ports): Ports {
  const onward = [EAST, WEST].find((direction) => ports === port(opposite(direction)));
  if (onward === undefined || sheet.char(x, y) !== '+') return 0;
  const [next, beyond] = [1, 2].map((n) => sheet.kind(x + n * stepX(onward), y));
  return next === BLANK && beyond === BORDER ? port(onward) : 0;
}

/** Tells apart what each cell of a drawing is. */
export function inkOf(grid: Grid, frames: Frames): Ink {
  const sheet = new Sheet(grid, frames);
  markDrawn(sheet);
  markAsciiRuns(sheet);
  markAsciiMarks(sheet);
  markUnderscores(sheet);
  markDiagonals(sheet);
  resolveJunctions(sheet);
  return sheet.ink;
}
