/** A drawing by its rows, of which modules that respell it write some cells. */
export type Rows = readonly string[][];

/** The character in a cell; a blank beyond the drawing. */
export const at = (rows: Rows, x: number, y: number): string => rows[y]?.[x] ?? ' ';

/** The cells of a row as text, one letter for each, so that places in the text are columns. */
export const rowText = (row: readonly string[]): string =>
  row.map((cell) => cell.slice(0, 1) || ' ').join('');
