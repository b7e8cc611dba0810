/**
 * The second look of a line that found nothing near one of its ends: over a
 * wide gap in its row, or to a text that does not reach as far as the line does.
 */
import { isVertical, SOUTH, stepX, stepY } from './direction.ts';
import { BLANK, BORDER, kindAt, TEXT } from './ink.ts';
import type { End } from './lines.ts';
import { isAlone, sightOfPlace, type Scene, type Sight } from './arrive.ts';

const ACROSS = 16;
const ASIDE = 6;
// As far as an arrow may start beside the only text above it.
const ASIDE_ALONE = 16;
const DOWN = 2;
// How far beside a box a head may stand that means it.
const PAST_CORNER = 2;

/** What an end sees from afar, blanks between only. */
export function lookFar(scene: Scene, end: End): Sight | undefined {
  const { ink } = scene.lines;
  const cell = scene.lines.cellOf(end.vertex);
  const [x, y] = [cell % ink.width, Math.floor(cell / ink.width)];
  return isVertical(end.direction) ? textAside(scene, end, x, y) : overGap(scene, end, x, y);
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
        if (kind === BORDER && end.tip && n <= PAST_CORNER)
          return sightOfPlace(scene, end, { x: at, y: row });
        if (kind !== BLANK) isBlank = false;
      }
      if (!isBlank) return undefined;
    }
  }
  return undefined;
}

function textAt({ lines, blockAt }: Scene, x: number, y: number): Sight | undefined {
  const block = blockAt.get(y * lines.ink.width + x);
  return block === undefined ? undefined : { kind: 'text', block };
}
