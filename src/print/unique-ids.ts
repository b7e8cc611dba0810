import { attribute, descendants, setAttribute, type Parent } from './tree.ts';

/** Attributes that name ids of the same page, as lists. */
const ID_LISTS = [
  'for',
  'headers',
  'popovertarget',
  'aria-labelledby',
  'aria-describedby',
  'aria-controls',
  'aria-details',
];

/**
 * First pass: makes the ids of a page's tree unique among many by a prefix, and
 * with them everything within the tree that names them. What named an id that
 * is not there stops naming it; links are left to the last pass.
 *
 * @returns the ids as they were, each with the one it has now
 */
export function uniqueIds(tree: Parent, prefix: string): Map<string, string> {
  const ids = new Map<string, string>();
  for (const element of descendants(tree)) {
    const id = attribute(element, 'id');
    if (id === undefined) continue;
    ids.set(id, `${prefix}${id}`);
    setAttribute(element, 'id', `${prefix}${id}`);
  }
  for (const element of descendants(tree)) {
    for (const { name, value } of element.attrs) {
      if (ID_LISTS.includes(name)) {
        const known = value.split(/\s+/).flatMap((id) => ids.get(id) ?? []);
        setAttribute(element, name, known.length === 0 ? undefined : known.join(' '));
      } else if (value.includes('url(#')) {
        const renamed = value.replace(/url\(#([^)]+)\)/g, (whole, id: string) =>
          ids.has(id) ? `url(#${ids.get(id)!})` : whole,
        );
        setAttribute(element, name, renamed);
      }
    }
  }
  return ids;
}
