import { markdownToMdast } from 'satteri';
import type { Nodes, Parents, Root } from 'mdast';

/**
 * The Markdown features of a note, the same wherever notes are parsed: what the
 * outline sees is what the page shows.
 */
export const FEATURES = {
  gfm: true,
  frontmatter: false,
  math: true,
  wikilinks: true,
  definitionList: true,
} as const;

/** Parses a note's body, with positions. */
export function parseMarkdown(body: string): Root {
  return markdownToMdast(body, { features: FEATURES, position: true }) as Root;
}

/** Calls `enter` for every node, parents first, in document order. */
export function visit(node: Nodes, enter: (node: Nodes, parents: readonly Parents[]) => void) {
  const parents: Parents[] = [];
  const walk = (current: Nodes) => {
    enter(current, parents);
    if (!('children' in current)) return;
    parents.push(current);
    current.children.forEach(walk);
    parents.pop();
  };
  walk(node);
}

/** Offset in the body where a node begins. */
export function startOf(node: Nodes): number {
  return node.position?.start.offset ?? 0;
}

/** Offset in the body behind a node's end. */
export function endOf(node: Nodes): number {
  return node.position?.end.offset ?? 0;
}
