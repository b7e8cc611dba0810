/** The width of a line's beginning, tabs included. */
export function columns(beginning: string): number {
  let width = 0;
  for (const sign of beginning) width += sign === '\t' ? 4 - (width % 4) : 1;
  return width;
}

/** How many quotations a line stands in, by the signs it begins with. */
export function quoteDepth(line: string): number {
  return /^[ \t>]*/.exec(line)![0].split('>').length - 1;
}
