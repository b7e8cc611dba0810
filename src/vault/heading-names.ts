import type { Heading, Nodes } from 'mdast';

// What may stand between the names of a heading, and how a subtitle begins.
const SEPARATOR = /^\s*(?:[/,&+|·]|\band\b|\bor\b)?\s*$/iu;
const SUBTITLE = /^\s*(?:[-–—:]\s.*|\(.*\)\s*.*)$/su;

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
    const text = 'value' in child ? child.value : '';
    if (names.length > 0 && SUBTITLE.test(text)) return names;
    const isSeparator = names.length > 0 || text.trim() === '';
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

/** `Formerly: X`, `Formerly known as X, Y` -> the names. Nothing for any other text. */
export function formerNames(text: string): string[] {
  const match =
    /^\s*\(?\s*(?:formerly|previously)(?:\s+(?:known as|called|named))?\s*:?\s+(.+?)\s*\)?\.?\s*$/isu.exec(
      text,
    );
  if (!match || match[1]!.length > 160 || /[.!?]\s/.test(match[1]!)) return [];
  return match[1]!
    .split(/\s*[,;/]\s*|\s+(?:and|or)\s+/iu)
    .map((name) => name.replace(/^["'“‘]|["'”’]$/gu, '').trim())
    .filter((name) => name !== '');
}
