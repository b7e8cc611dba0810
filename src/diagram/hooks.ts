/** The lines beside and above a row of text. */
import { endsInArrow } from './chains.ts';
import { EAST, hasPort, NORTH, port, SOUTH, VERTICAL, WEST } from './direction.ts';
import {
  BLANK,
  BORDER,
  firstInk,
  HEAD,
  isLineKind,
  kindAt,
  lastInk,
  pastBlanks,
  STROKE,
  TEXT,
  type Ink,
} from './ink.ts';
import type { Segment } from './segments.ts';

// As far as a line looks for what it joins.
const NEAR = 3;
/** As far as a lone arrow looks. */
export const FAR = 10;
/** As far as a line looks that begins, or ends, in one column with others. */
export const FAR_IN_COLUMN = 24;

/** First cell with ink beside a segment, if it is near. */
export function beside(ink: Ink, segment: Segment, step: 1 | -1, reach = NEAR): number {
  const start = step === 1 ? segment.to : segment.from - 1;
  for (let n = 0; n <= reach; n++) {
    const x = start + n * step;
    const kind = kindAt(ink, x, segment.y);
    if (isLineKind(kind)) return segment.y * ink.width + x;
    if (kind !== BLANK) return -1;
  }
  return -1;
}

interface Hooks {
  /** Lines leave this row of text at both sides: it is set into one. */
  readonly between: boolean;
  /** A head points at this row of text from the side. */
  readonly target: boolean;
  /** A line leaves this row of text at the side. */
  readonly source: boolean;
}

/** What lines do at the sides of a row of text. */
export function hooksOf(ink: Ink, segment: Segment): Hooks {
  const first = firstInk(ink, segment.y) === segment.y * ink.width + segment.from;
  const hooks = { target: first && endsInArrow(ink, segment.y - 1), source: false };
  let sides = 0;
  for (const step of [-1, 1] as const) {
    const near = beside(ink, segment, step);
    const far = near < 0 ? beside(ink, segment, step, FAR_IN_COLUMN) : -1;
    const isFar = Math.abs((far % ink.width) - (step === 1 ? segment.to : segment.from - 1)) <= FAR;
    const towards = step === -1 ? EAST : WEST;
    // Only an arrow across is looked for so far away, or a line like the one in the next row.
    const isOneOf = [far - ink.width, far + ink.width].some(
      (next) => ink.kind[next] === STROKE && hasPort(ink.ports[next]!, towards),
    );
    const cell =
      far >= 0 && ((isFar && (isAcross(ink.head[far]!) || isCorner(ink.ports[far]!))) || isOneOf)
        ? far
        : near;
    if (cell < 0) continue;
    const head = ink.head[cell]!;
    if (head === towards) hooks.target = true;
    else if (head < 0 ? hasPort(ink.ports[cell]!, towards) : isAcross(head)) {
      hooks.source = true;
      sides++;
    }
  }
  return { ...hooks, between: sides === 2 };
}

const isCorner = (ports: number): boolean =>
  [EAST, WEST].some((across) => [NORTH, SOUTH].some((way) => ports === (port(across) | port(way))));
const isAcross = (head: number): boolean => head === EAST || head === WEST;

/** The column of a vertical line that this row of text stands beside, or -1. */
export function alongside(ink: Ink, segment: Segment): number {
  for (const step of [-1, 1] as const) {
    const cell = beside(ink, segment, step);
    if (cell < 0) continue;
    const ports = ink.ports[cell]!;
    if (hasPort(ports, NORTH) || hasPort(ports, SOUTH)) return cell % ink.width;
  }
  return -1;
}

/** Whether a head down ends right above a row of text. */
export function isLedTo(ink: Ink, { y, from, to }: Segment): boolean {
  for (let x = from; x < to; x++)
    if (kindAt(ink, x, y - 1) === HEAD && ink.head[(y - 1) * ink.width + x] === SOUTH) return true;
  return false;
}

/** The cell in which the line that ends before a row of text leaves a line down, `├── text`, or -1. */
function forkBefore(ink: Ink, segment: Segment): number {
  let cell = beside(ink, segment, -1);
  if (cell < 0 || !hasPort(ink.ports[cell]!, WEST)) return -1;
  while (ink.kind[cell - 1] === STROKE) cell--;
  return hasPort(ink.ports[cell]!, NORTH) ? cell : -1;
}

/** Whether the line that ends before a row of text hangs from the text above: a branch of it. */
export function isBranch(ink: Ink, segment: Segment): boolean {
  const fork = forkBefore(ink, segment);
  return fork >= 0 && ink.kind[fork - ink.width] === TEXT;
}

/** Whether a text ends the row of a branch that leads to the text before it: `├──▶ text   rest`. */
export function endsBranch(ink: Ink, segment: Segment): boolean {
  const end = segment.y * ink.width + segment.from;
  let cell = end - 1;
  while (cell >= end - segment.from && ink.head[cell] !== EAST) cell--;
  const isLed = cell >= end - segment.from && kindBeside(ink, segment, -1) === TEXT;
  while (isLed && ink.kind[cell - 1] === STROKE) cell--;
  return isLed && hasPort(ink.ports[cell]!, NORTH);
}

/** Whether a row stands below the text of a branch, beside the line down that the branch leaves. */
export function goesOnBesideTrunk(ink: Ink, branch: Segment, row: Segment): boolean {
  const fork = forkBefore(ink, branch);
  const trunk = beside(ink, row, -1, FAR);
  const isUpright = trunk >= 0 && ink.ports[trunk] === VERTICAL;
  return fork >= 0 && isUpright && (trunk - fork) % ink.width === 0 && row.from >= branch.from;
}

/** Whether a text is all that stands in its row. */
export const isAlone = (ink: Ink, { y, from, to }: Segment): boolean =>
  firstInk(ink, y) === y * ink.width + from && lastInk(ink, y) === y * ink.width + to - 1;

/** Whether a remark behind a text points at it with a short arrow: `text  ◄── remark`. */
export function isLedFromNote(ink: Ink, segment: Segment): boolean {
  let cell = beside(ink, segment, 1);
  if (cell < 0 || ink.head[cell] !== WEST) return false;
  for (let n = 0; n < NEAR && kindAt(ink, (cell + 1) % ink.width, segment.y) === STROKE; n++)
    cell++;
  const rest = ink.kind.subarray(cell + 1, (segment.y + 1) * ink.width);
  return rest.includes(TEXT) && rest.every((kind) => kind === TEXT || kind === BLANK);
}

/** The kind of the first cell with ink beside a segment. */
export const kindBeside = (ink: Ink, { y, from, to }: Segment, step: 1 | -1): number =>
  kindAt(ink, pastBlanks(ink, step === 1 ? to : from - 1, y, step), y);

/**
 * Whether the label of a line between two boxes takes two rows, with one end of the
 * line in each: `|--some-   |` over `|   words--|`.
 */
export const breaksLine = (ink: Ink, upper: Segment, lower: Segment): boolean =>
  kindBeside(ink, upper, -1) === STROKE &&
  kindBeside(ink, upper, 1) === BORDER &&
  kindBeside(ink, lower, -1) === BORDER &&
  isLineKind(kindBeside(ink, lower, 1));
