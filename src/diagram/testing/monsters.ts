/** Fences that nobody draws: random strokes, and patterns on which a step could take too long. */

/** A generator of numbers in [0, 1) that is the same in every run. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

export const pick = <T>(random: () => number, items: readonly T[]): T =>
  items[Math.floor(random() * items.length)]!;

const UNICODE = Array.from('─│┌┐└┘├┤┼▶');
const ASCII = Array.from('|-+/\\<>v^*_');
const LETTERS = Array.from('abcXYZ019');
const ALPHABETS = [
  UNICODE,
  ASCII,
  [...UNICODE, ...ASCII],
  [...UNICODE, ...ASCII, ...LETTERS],
  Array.from('▲▼◀▶→←↑↓'),
  Array.from("|va.'-"),
];
const DENSITIES = [0.01, 0.05, 0.1, 0.15, 0.2, 0.3, 0.6, 1];

/** Rows of random strokes, in each alphabet and from nearly blank to full. */
function noise(height: number, width: number): string[] {
  const random = randomFrom(height + width);
  return ALPHABETS.flatMap((alphabet) =>
    DENSITIES.map((density) => {
      const cell = (): string => (random() < density ? pick(random, alphabet) : ' ');
      const row = (): string => Array.from({ length: width }, cell).join('');
      return rows(height, row);
    }),
  );
}

const rows = (height: number, row: (y: number) => string): string =>
  Array.from({ length: height }, (_, y) => row(y)).join('\n');

/** The rows given, each repeated to the right, all repeated below. */
const tiles = (piece: readonly string[], across: number, down: number): string =>
  rows(piece.length * down, (y) => piece[y % piece.length]!.repeat(across));

/** What to read, by what is hard about it; made when it is asked for. */
export const MONSTERS: Readonly<Record<string, () => readonly string[]>> = {
  '200 rows of 2000 random strokes': () => noise(200, 2000),
  '200 rows of 390 random strokes': () => noise(200, 390),
  '390 rows of 200 random strokes': () => noise(390, 200),
  'a line that joins hundreds of boxes': () => [
    tiles(['┌┴┐ ', '│a│ ', '└┬┘ ', '─┼──'], 120, 4),
    tiles(['│a├─┼>┤b│'], 40, 100),
  ],
  'boxes that touch': () => [
    tiles(['┌─┐ ', '│a│ ', '└─┘ '], 40, 40),
    tiles(['+-', '| '], 60, 50),
    tiles(['+---', '|   ', '|   '], 19, 130),
    tiles(['.-', '| '], 40, 80),
  ],
  'contours with a notch': () => [tiles(['┌──┐ ', '│  └┐', '└───┘'], 26, 40)],
  'brackets and labels that never close': () => [
    '--[a'.repeat(4000),
    tiles(['--[a'], 120, 30),
    tiles(['(→ '], 130, 38),
  ],
  'heads within a line': () => [tiles(['aa ─>├─> bb'], 1, 390), tiles(['aa ─┤v├─ bb'], 1, 390)],
  'texts with many ends of lines': () => [tiles(['a ', '│ '], 245, 10)],
  'chains that wrap': () => [tiles(['-> aaa -> bbb -> ccc'], 1, 300)],
  'hardly anything but rows, or tabs': () => ['\n'.repeat(300_000), '\t'.repeat(79_000)],
};
