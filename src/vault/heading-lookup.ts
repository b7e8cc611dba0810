import { fold, foldLoosely, slug } from './names.ts';
import type { Heading } from './types.ts';

/**
 * The heading that a chain of heading texts names (`[[Note#Outer#Inner]]`): the
 * first one with the last text that stands under headings with the others, in
 * order. Texts are compared as text; only where that finds nothing, without
 * punctuation and mark-up, and last by anchor, as Markdown links have it.
 */
export function findHeading(
  headings: readonly Heading[],
  chain: readonly string[],
): Heading | undefined {
  for (const same of COMPARISONS) {
    const found = headings.find((_, at) => isNamedBy(headings, at, chain, same));
    if (found) return found;
  }
  return undefined;
}

type Comparison = (heading: Heading, text: string) => boolean;

const COMPARISONS: readonly Comparison[] = [
  (heading, text) => fold(heading.text) === fold(text),
  (heading, text) => {
    const loose = foldLoosely(text);
    return loose !== '' && foldLoosely(heading.text) === loose;
  },
  (heading, text) => heading.id === fold(text) || heading.id === slug(text),
];

function isNamedBy(
  headings: readonly Heading[],
  at: number,
  chain: readonly string[],
  same: Comparison,
): boolean {
  let wanted = chain.length - 1;
  if (wanted < 0 || !same(headings[at]!, chain[wanted]!)) return false;
  let depth = headings[at]!.depth;
  for (let above = at - 1; above >= 0 && wanted > 0; above--) {
    const heading = headings[above]!;
    if (heading.depth >= depth) continue;
    depth = heading.depth;
    if (same(heading, chain[wanted - 1]!)) wanted--;
  }
  return wanted === 0;
}

/** The headings from `at` to the end of its passage: up to the next heading that is as high or higher. */
export function passageOf(headings: readonly Heading[], at: number): readonly Heading[] {
  const { depth } = headings[at]!;
  const end = headings.findIndex(
    (heading, index) => index > at && heading.topLevel && heading.depth <= depth,
  );
  return headings.slice(at, end < 0 ? undefined : end);
}
