/** At the end of a block's source, behind a blank or right behind a link or embed. */
const LAST = /(?<=^|\s|\]\])\^([\p{L}\p{N}-]+)\s*$/u;
/** Or on any line of its own. */
const OWN_LINE = /^[ \t>]*\^([\p{L}\p{N}-]+)[ \t]*$/mu;
/** Or of a list item, at the end of its first line. */
const FIRST_LINE = /^[^\n]*[ \t]\^([\p{L}\p{N}-]+)[ \t]*\n/u;

/**
 * The id that a paragraph's source ends with, `^id`, by which a link finds it.
 *
 * @param opensItem whether it is the first one of a list item
 */
export function blockIdIn(source: string, opensItem: boolean): string | undefined {
  const id = (LAST.exec(source) ?? OWN_LINE.exec(source))?.[1];
  return id ?? (opensItem ? idOfFirstLine(source) : undefined);
}

/** The id at the end of the first of the several lines that open a list item. */
export function idOfFirstLine(source: string): string | undefined {
  return FIRST_LINE.exec(source)?.[1];
}
