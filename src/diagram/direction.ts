/** A compass direction as an index: 0 north, 1 east, 2 south, 3 west. */
export type Direction = 0 | 1 | 2 | 3;

export const NORTH: Direction = 0;
export const EAST: Direction = 1;
export const SOUTH: Direction = 2;
export const WEST: Direction = 3;
export const DIRECTIONS: readonly Direction[] = [NORTH, EAST, SOUTH, WEST];

const STEP_X = [0, 1, 0, -1] as const;
const STEP_Y = [-1, 0, 1, 0] as const;

/** Columns that one step in this direction moves. */
export const stepX = (direction: Direction): number => STEP_X[direction];
/** Rows that one step in this direction moves. */
export const stepY = (direction: Direction): number => STEP_Y[direction];

export const opposite = (direction: Direction): Direction => ((direction + 2) % 4) as Direction;
export const isVertical = (direction: Direction): boolean => direction % 2 === 0;

/** A set of directions as a bit mask. */
export type Ports = number;
export const port = (direction: Direction): Ports => 1 << direction;
/** The ports of a stroke that runs up and down only, and of one that runs across only. */
export const VERTICAL: Ports = port(NORTH) | port(SOUTH);
export const HORIZONTAL: Ports = port(EAST) | port(WEST);
export const hasPort = (ports: Ports, direction: Direction): boolean =>
  (ports & (1 << direction)) !== 0;
