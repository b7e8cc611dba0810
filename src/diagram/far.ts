/**
 * The second look of a line that found nothing near one of its ends: over a
 * wide gap in its row, or to a text that does not reach as far as the line does.
 */
import { hasPort, isVertical, NORTH, SOUTH, stepX, stepY } from './direction.ts';
import { BLANK, BORDER, kindAt, STROKE, TEXT } from './ink.ts';
import type { End } from './lines.ts';
import { isAlone, sightOfPlace, type Point, type Scene, type Sight } from './arrive.ts';

const ACROSS = 16;
const ASIDE = 6;
// As far as an arrow may start beside the only text above it.
const ASIDE_ALONE = 16;
const DOWN = 2;
const UPRIGHT = 4;
// How far beside a box a head may stand that means it.
const PAST_CORNER = 2;

/** What an end sees from afar, blanks between only. */
export function lookFar(scene: Scene, end: End): Sight | undefined {
  const { ink } = scene.lines;
  const cell = scene.lines.cellOf(end.vertex);
  const [x, y] = [cell % ink.width, Math.floor(cell / ink.width)];
  if (!isVertical(end.direction)) return overGap(scene, end, x, y);
  return textAside(scene, end, x, y) ?? overRows(scene, end, x, y);
}

/** The box straight ahead of an upright line, over more blank rows than a line leaves out. */
function overRows(scene: Scene, end: End, x: number, y: number): Sight | undefined {
  // An arrow without a shaft means what is near.
  if (scene.lines.linksOf(end.vertex).length === 0) return undefined;
  for (let n = 1; n <= UPRIGHT; n++) {
    const at = y + n * stepY(end.direction);
    const kind = kindAt(scene.lines.ink, x, at);
    if (kind === BORDER) return sightOfPlace(scene, end, { x, y: at });
    if (kind !== BLANK) return undefined;
  }
  return undefined;
}

function overGap(scene: Scene, end: End, x: number, y: number): Sight | undefined {
  const { ink } = scene.lines;
  // Without boxes, arrows in a column between two columns of text are a list.
  if (scene.frames.places.length === 0) return undefined;
  for (let n = 1; n <= ACROSS; n++) {
    const at = x + n * stepX(end.direction);
    const kind = kindAt(ink, at, y);
    if (kind === BLANK) continue;
    if (kind === BORDER) return sightOfPlace(scene, end, { x: at, y });
    return kind === TEXT ? textAt(scene, at, y) : undefined;
  }
  return undefined;
}

/** The text in the next row that ends, or begins, nearest to the column of the end. */
function textAside(scene: Scene, end: End, x: number, y: number): Sight | undefined {
  const { ink } = scene.lines;
  for (let rows = 1; rows <= DOWN; rows++) {
    const row = y + rows * stepY(end.direction);
    const block = scene.blocksIn.get(row)?.find((index) => {
      const { top, bottom, from, to } = scene.blocks[index]!;
      return row === (end.direction === SOUTH ? top : bottom) && x >= from && x < to;
    });
    if (block !== undefined) return { kind: 'text', block };
    let isBlank = true;
    const reach = !end.tip && isAlone(scene, row) ? ASIDE_ALONE : ASIDE;
    for (let n = 1; n <= reach; n++) {
      for (const at of [x - n, x + n]) {
        const kind = kindAt(ink, at, row);
        if (kind === TEXT) return textAt(scene, at, row);
        const isMeant = end.tip ? n <= PAST_CORNER : isTwin(scene, end, { x: at, y });
        if (kind === BORDER && isMeant) return sightOfPlace(scene, end, { x: at, y: row });
        if (kind !== BLANK) isBlank = false;
      }
      if (!isBlank) return undefined;
    }
  }
  return undefined;
}

/**
 * Whether a line down that begins beside a box begins in one row with a line that
 * leaves the box: `| yes      | no`, for which the box is not wide enough.
 */
function isTwin({ lines }: Scene, { direction }: End, { x, y }: Point): boolean {
  const { ink } = lines;
  const box = ink.owner[(y - 1) * ink.width + x];
  if (direction !== NORTH || !box || y - 1 !== box.bottom) return false;
  return Array.from({ length: box.right - box.left + 1 }, (_, i) => box.left + i).some(
    (at) => kindAt(ink, at, y) === STROKE && hasPort(ink.ports[y * ink.width + at]!, NORTH),
  );
}

function textAt({ lines, blockAt }: Scene, x: number, y: number): Sight | undefined {
  const block = blockAt.get(y * lines.ink.width + x);
  return block === undefined ? undefined : { kind: 'text', block };
}
