import type { Heading } from './types.ts';

/**
 * The level, 2 to 6, that each heading has on a page whose title is level 1:
 * one below the nearest heading above it that is higher. However an author
 * numbers the depths, no level is ever skipped.
 *
 * @param title the heading that is shown as the page's title, which stands above all others
 */
export function headingLevels(
  headings: readonly Heading[],
  title: Heading | undefined,
): readonly number[] {
  const open: { depth: number; level: number }[] = [];
  return headings.map((heading) => {
    if (heading === title) return 1;
    while (open.length > 0 && open.at(-1)!.depth >= heading.depth) open.pop();
    const level = Math.min(6, (open.at(-1)?.level ?? 1) + 1);
    open.push({ depth: heading.depth, level });
    return level;
  });
}
