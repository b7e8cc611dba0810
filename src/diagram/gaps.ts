/** Whether a text stands in the gap of a line, as its label, or is a thing that lines reach. */
import type { Scene } from './arrive.ts';
import { endsInArrow } from './chains.ts';
import { isVertical, opposite, SOUTH } from './direction.ts';
import { HEAD } from './ink.ts';
import type { End } from './lines.ts';
import { append } from './lists.ts';
import type { Terminal } from './net.ts';
import { reach } from './walks.ts';

/** An end of a line, and the text before it. */
export interface Facing extends End {
  readonly block: number;
}

/** What is known of the lines whose ends face a text. */
export interface Around {
  /** The net of a vertex. */
  readonly net: (vertex: number) => number;
  /** What the net of an end reaches so far. */
  readonly others: (end: End) => readonly Terminal[];
}

// What is never a thing of its own, but says when a line is followed.
const ANSWER =
  /^[[(]?(?:yes|no|y|n|true|false|oui|non|ja|nein|s[ií]|是|否|else|otherwise)[.!:,]?[\])]?$/iu;
// A box without borders.
const WALLED = /^\[ .* \]$/u;
// Columns beside a line at which its label begins.
const ASIDE = [1, 2, 3];

/** Two ends between which a text stands in a line, if that is what it does. */
export function gapAt(
  scene: Scene,
  ends: readonly Facing[],
  { net, others }: Around,
): readonly [Facing, Facing] | undefined {
  const { lines, blocks, frames } = scene;
  const { segments } = blocks[ends[0]!.block]!;
  const isWalled = (block: number): boolean => WALLED.test(blocks[block]!.segments[0]!.text);
  const isAnswer = ANSWER.test(segments.map(({ text }) => text).join(' '));
  const source = (end: Facing): boolean => others(end).some((t) => !t.head);
  const target = (end: Facing): boolean => others(end).some((t) => t.head);
  const boxed = (end: Facing): boolean => others(end).some((t) => t.target.kind === 'place');
  const bareHead = (end: Facing): boolean => lines.ink.kind[lines.cellOf(end.vertex)] === HEAD;
  // `Fox <-- hunts --> Hare`: between two names, what begins with a small letter says how they relate.
  const isSmall = (block: number): boolean => /^\p{Ll}/u.test(blocks[block]!.segments[0]!.text);
  const reachesWalled = (end: Facing): boolean =>
    others(end).some(({ target: { kind, index } }) => kind === 'text' && isWalled(index));
  const ledToName = (end: Facing): boolean =>
    !bareHead(end) &&
    target(end) &&
    others(end).every((t) => t.head && t.target.kind === 'text' && !isSmall(t.target.index));
  for (const a of ends) {
    for (const b of ends) {
      if (net(a.vertex) === net(b.vertex)) continue;
      const facing = a.direction === opposite(b.direction);
      const [bare, other] = bareHead(a) ? [a, b] : [b, a];
      // Among boxes such a text labels a line that bends at it.
      const free = frames.places.length > 0 || other.direction === SOUTH;
      // Where the row ends in the arrow, its text leads on to the next row.
      const leadsOn = endsInArrow(lines.ink, segments[0]!.y);
      const bend = ends.length === 2 && bareHead(bare) && free && !leadsOn;
      // `Yes─┴─No` over lines that go on below the words.
      const turn = isAnswer && ends.length === 2 && a.direction !== b.direction;
      if (turn) return [a, b];
      if (!facing && !bend) continue;
      if (isLabelled(scene, a) || isLabelled(scene, b)) continue;
      const relates = !isVertical(a.direction) && isSmall(a.block) && ledToName(a) && ledToName(b);
      const labels = (boxed(a) && boxed(b)) || isTight(scene, a, b) || relates;
      // Among texts between such brackets another is a thing as well.
      if (isWalled(a.block) && reachesWalled(a)) continue;
      const isGap = (source(a) && target(b)) || (facing && (labels || isAnswer));
      if (isGap && !bendsAtText(scene, a, b, isAnswer)) return [a, b];
    }
  }
  return undefined;
}

/**
 * The lines that a text stands in, each by its ends and the two of them between which
 * it stands: upright lines side by side pass behind it, each in its column; of others it
 * is one.
 */
export function linesBehind(
  { lines }: Scene,
  ends: readonly Facing[],
  pair: readonly [Facing, Facing],
): (readonly [readonly Facing[], readonly [Facing, Facing]])[] {
  const columns = new Map<number, Facing[]>();
  for (const end of ends) append(columns, lines.cellOf(end.vertex) % lines.ink.width, end);
  const pairs = [...columns.values()].flatMap((own) => {
    const [a, b] = own;
    const isPair = own.length === 2 && isVertical(a!.direction) && a!.direction !== b!.direction;
    return isPair ? [[own, [a!, b!] as const] as const] : [];
  });
  return pairs.length > 1 && pairs.length === columns.size ? pairs : [[ends, pair]];
}

/**
 * The two ends of a line that leads back below or above a row of things, with its
 * head in its midst: `└── again ◄──┘` names the line and is nothing that it reaches.
 */
export function wayBack(
  scene: Scene,
  ends: readonly Facing[],
  { net, others }: Around,
  isForked: (end: Facing) => boolean,
): readonly [Facing, Facing] | undefined {
  const [a, b] = ends;
  if (!a || !b || ends.length > 2 || a.direction !== opposite(b.direction)) return undefined;
  const bends = (end: Facing): boolean => {
    const terminals = others(end);
    const { lines } = scene;
    const upright = [...reach(lines, end.vertex)].some((vertex) =>
      lines.linksOf(vertex).some(({ direction }) => isVertical(direction)),
    );
    return (
      upright &&
      !isForked(end) &&
      terminals.every(({ direction, head }) => isVertical(direction) && !head)
    );
  };
  const isLoop = !isVertical(a.direction) && a.tip !== b.tip && net(a.vertex) !== net(b.vertex);
  return isLoop && bends(a) && bends(b) ? [a, b] : undefined;
}

/** Whether a text across fills the gap between two ends: `<==text==>`. */
function isTight({ lines, blockAt }: Scene, a: End, b: End): boolean {
  return [a, b].every((end) => {
    const next = lines.next(lines.cellOf(end.vertex), end.direction);
    return !isVertical(end.direction) && blockAt.has(next);
  });
}

/**
 * Whether a slanted line that meets a text does not go on behind it, in the column
 * to which it leads: it ends there, and so does an upright line between such lines.
 * Only an answer may stand in its bend.
 */
function bendsAtText({ lines }: Scene, a: End, b: End, isAnswer: boolean): boolean {
  const { width } = lines.ink;
  const [from, to] = [a, b].map(({ vertex }) => lines.cellOf(vertex)) as [number, number];
  const [upper, lower] = [from, to].map((cell) => Math.floor(cell / width)) as [number, number];
  if (isAnswer || !isVertical(a.direction) || upper === lower) return false;
  const slant = lines.slant(from) || lines.slant(to);
  const isSlanted = (y: number): boolean =>
    Array.from({ length: width }, (_, x) => y * width + x).some((cell) => lines.slant(cell) !== 0);
  if (slant === 0) return isSlanted(Math.min(upper, lower)) && !isSlanted(Math.max(upper, lower));
  const isStraight = (to % width) - (from % width) === (lower - upper) * slant;
  return !isStraight || lines.slant(from) !== lines.slant(to);
}

/** Whether a text stands beside the end of an upright line: one label is enough. */
function isLabelled({ lines, blockAt }: Scene, { vertex, direction }: End): boolean {
  if (!isVertical(direction)) return false;
  const cell = lines.cellOf(vertex);
  return ASIDE.some((step) => blockAt.has(cell + step));
}
