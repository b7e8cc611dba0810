/** The cells of a row as text, one letter for each, so that places in the text are columns. */
export const rowText = (row: readonly string[]): string =>
  row.map((cell) => cell.slice(0, 1) || ' ').join('');
