import {
  attribute,
  descendants,
  elementsIn,
  elementWith,
  hasClass,
  headingLevel,
  insert,
  remove,
  rename,
  textOf,
  type Parent,
} from './tree.ts';

/** A heading of the book. */
export interface BookHeading {
  readonly anchor: string;
  /** Such as `2.3.1`; empty in a chapter without a number, and below the third level. */
  readonly number: string;
  readonly text: string;
  /** 1 for a chapter. */
  readonly level: number;
}

const NUMBERED_LEVELS = 3;

/** Counts the headings of one chapter. */
export class Numbering {
  readonly #counts: number[];
  readonly #isNumbered: boolean;

  constructor(chapter: number | undefined) {
    this.#isNumbered = chapter !== undefined;
    this.#counts = [chapter ?? 0];
  }

  /** The number of the next heading of a level, from 2 on. */
  next(level: number): string {
    this.#counts.length = Math.max(1, Math.min(this.#counts.length, level));
    while (this.#counts.length < level) this.#counts.push(0);
    this.#counts[level - 1]! += 1;
    return this.#isNumbered && level <= NUMBERED_LEVELS ? this.#counts.join('.') : '';
  }
}

/**
 * Lowers the headings of a page to their place in the book and numbers those
 * that structure it: none in quotations, callouts, embeds.
 *
 * @param below level in the book of the heading that the page has as its title
 */
export function numberHeadings(tree: Parent, below: number, numbering: Numbering): BookHeading[] {
  const own = new Set(elementsIn(tree));
  return [...descendants(tree)].flatMap((heading) => {
    const written = headingLevel(heading);
    if (written === undefined) return [];
    const level = written - 1 + below;
    rename(heading, `h${Math.min(6, level)}`);
    const anchor = attribute(heading, 'id');
    if (anchor === undefined || !own.has(heading)) return [];
    const text = textOf(heading).trim();
    const number = numbering.next(level);
    if (number !== '') {
      const [first] = heading.childNodes;
      insert(heading, elementWith('span', { class: 'number' }, `${number} `), first);
    }
    return [{ anchor, number, text, level }];
  });
}

/** Takes away what has no use on paper: anchors of headings, titles for screen readers alone. */
export function withoutScreenAids(tree: Parent): void {
  for (const element of [...descendants(tree)]) {
    if (element.tagName === 'a' && hasClass(element, 'anchor')) {
      remove(element);
    } else if (headingLevel(element) !== undefined && hasClass(element, 'sr-only')) {
      // It would stand among the bookmarks.
      rename(element, 'p');
    }
  }
}
