import type { Heading, Nodes } from 'mdast';

// What may stand between the names of a heading, and how a subtitle begins.
const SEPARATOR = /^(?:[/,&+|·]|and|or)?$/iu;
const SUBTITLE = /^(?:[-–—:](?:\s|$)|\(.*\))/su;

/**
 * The names that a heading defines: it consists of wiki-links, perhaps several
 * (`[[A]] / [[B]]`), perhaps with a subtitle (`[[A]] - what it is`, `[[A]] (B)`).
 * A heading with other words in front defines nothing.
 *
 * @param nameOf the name that a node links to, undefined for what is no wiki-link
 */
export function namesDefinedBy(
  heading: Heading,
  nameOf: (node: Nodes) => string | undefined,
): string[] {
  const names: string[] = [];
  for (const child of flatten(heading.children)) {
    const name = nameOf(child);
    if (name !== undefined) {
      if (name !== '') names.push(name);
      continue;
    }
    const text = 'value' in child ? child.value.trim() : '';
    if (names.length > 0 && SUBTITLE.test(text)) return names;
    const isSeparator = names.length > 0 || text === '';
    if (child.type !== 'text' || !isSeparator || !SEPARATOR.test(text)) return [];
  }
  return names;
}

/** Emphasis around a name says nothing about it. */
function flatten(nodes: readonly Nodes[]): Nodes[] {
  return nodes.flatMap((node) =>
    node.type === 'strong' || node.type === 'emphasis' ? flatten(node.children) : [node],
  );
}

/** A line of former names is short; a longer one is prose that happens to begin so. */
const FORMER_NAMES_LENGTH = 200;
const FORMERLY = /^\(?\s*(?:formerly|previously)(?:\s+(?:known as|called|named))?\s*:?\s+(.+)$/isu;

/** `Formerly: X`, `Formerly known as X, Y` -> the names. Nothing for any other text. */
export function formerNames(text: string): string[] {
  if (text.length > FORMER_NAMES_LENGTH) return [];
  const listed = FORMERLY.exec(text.trim())?.[1]?.replace(/\.$/, '').replace(/\)$/, '');
  if (listed === undefined || /[.!?]\s/.test(listed)) return [];
  return listed
    .split(/\s*[,;/]\s*|\s+(?:and|or)\s+/iu)
    .map((name) => name.replace(/^["'“‘]|["'”’]$/gu, '').trim())
    .filter((name) => name !== '');
}
