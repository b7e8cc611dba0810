import type { Direction, Ports } from './direction.ts';

const N = 1;
const E = 2;
const S = 4;
const W = 8;

const BY_PORTS: readonly (readonly [Ports, string])[] = [
  [E | W, '─━═╌┄┈╍┅┉╴╶╸╺╼╾'],
  [N | S, '│┃║╎┆┊╏┇┋╵╷╹╻╽╿'],
  [E | S, '┌┍┎┏╭╒╓╔'],
  [S | W, '┐┑┒┓╮╕╖╗'],
  [N | E, '└┕┖┗╰╘╙╚'],
  [N | W, '┘┙┚┛╯╛╜╝'],
  [N | E | S, '├┝┞┟┠┡┢┣╞╟╠'],
  [N | S | W, '┤┥┦┧┨┩┪┫╡╢╣'],
  [E | S | W, '┬┭┮┯┰┱┲┳╤╥╦'],
  [N | E | W, '┴┵┶┷┸┹┺┻╧╨╩'],
  [N | E | S | W, '┼┽┾┿╀╁╂╃╄╅╆╇╈╉╊╋╪╫╬'],
];

// ASCII characters stand for several strokes; these are all that each may mean.
const ASCII: readonly (readonly [Ports, string])[] = [
  [E | W, '-=−–—'],
  [N | S, '|'],
  [N | E | S | W, '+'],
  [E | S | W, '.'],
  [N | E | S | W, "'"],
  [N | E | S | W, '/\\'],
];

const BY_HEAD: readonly (readonly [Direction, string])[] = [
  [0, '▲△↑⇑⬆⇧↖↗'],
  [1, '▶►▷→⇒⟶⟹➔➜➡➤⇨'],
  [2, '▼▽↓⇓⬇⇩↙↘'],
  [3, '◀◄◁←⇐⟵⟸⬅'],
];
const BY_LETTER: readonly (readonly [Direction, string])[] = [
  [0, '^'],
  [1, '>'],
  [2, 'vV'],
  [3, '<'],
];

function tabulate<T>(...tables: readonly (readonly (readonly [T, string])[])[]): Map<string, T> {
  return new Map(
    tables
      .flat()
      .flatMap(([value, characters]) => Array.from(characters, (c) => [c, value] as const)),
  );
}

const DRAWN_PORTS = tabulate(BY_PORTS);
const ALL_PORTS = tabulate(BY_PORTS, ASCII);
const DRAWN_HEADS = tabulate(BY_HEAD);
const ALL_HEADS = tabulate(BY_HEAD, BY_LETTER);
const DASHED = new Set('╌┄┈╍┅┉╎┆┊╏┇┋');

/** Strokes of a box-drawing character; 0 for anything else. Never in doubt. */
export const drawnPorts = (char: string): Ports => DRAWN_PORTS.get(char) ?? 0;
/** Strokes that a character may stand for, ASCII stand-ins included. */
export const possiblePorts = (char: string): Ports => ALL_PORTS.get(char) ?? 0;
/** The way an arrow-head symbol points. */
export const drawnHead = (char: string): Direction | undefined => DRAWN_HEADS.get(char);
/** The way a character points if it is a head, the letters `v` and `^ < >` included. */
export const possibleHead = (char: string): Direction | undefined => ALL_HEADS.get(char);
export const isDashed = (char: string): boolean => DASHED.has(char);

const SLANTS = tabulate<-1 | 1>([
  [1, '\\↘↖'],
  [-1, '/↙↗'],
]);

/** Columns that a slanted stroke or head moves from one row to the next; 0 for any other character. */
export const slantOf = (char: string): -1 | 0 | 1 => SLANTS.get(char) ?? 0;
