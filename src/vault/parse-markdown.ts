import { markdownToMdast, mdxToMdast } from 'satteri';
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

/** Why a body is no MDX, and where in it. */
export interface MdxProblem {
  readonly message: string;
  readonly line: number;
  readonly column: number;
}

/** Parses the body of an `.mdx` note; as Markdown, with the reason, where it is no MDX. */
export function parseMdx(body: string): { tree: Root; problem: MdxProblem | undefined } {
  try {
    const tree = mdxToMdast(body, { features: FEATURES, position: true }) as Root;
    return { tree, problem: undefined };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { tree: parseMarkdown(body), problem: mdxProblem(error.message) };
  }
}

/** Sätteri's messages read `1:3: What is wrong (mdx-jsx:unexpected-character)`. */
function mdxProblem(message: string): MdxProblem {
  const [, line, column, text] = /^(\d+):(\d+): (.*)$/s.exec(message) ?? [];
  const plain = (text ?? message).replace(/\s*\(mdx[\w:-]*\)$/, '').replace(/\.$/, '');
  return { message: plain, line: Number(line ?? 1), column: Number(column ?? 1) };
}

/** Calls `enter` for every node, parents first, in document order. However deep the tree is, the stack is not. */
export function visit(node: Nodes, enter: (node: Nodes, parents: readonly Parents[]) => void) {
  const parents: Parents[] = [];
  const positions: number[] = [];
  enter(node, parents);
  if (!('children' in node)) return;
  parents.push(node);
  positions.push(0);
  while (parents.length > 0) {
    const at = positions[positions.length - 1]!++;
    const child = parents[parents.length - 1]!.children[at] as Nodes | undefined;
    if (child === undefined) {
      parents.pop();
      positions.pop();
      continue;
    }
    enter(child, parents);
    if (!('children' in child)) continue;
    parents.push(child);
    positions.push(0);
  }
}

/** Offset in the body where a node begins. */
export function startOf(node: Nodes): number {
  return node.position?.start.offset ?? 0;
}

/** Offset in the body behind a node's end. */
export function endOf(node: Nodes): number {
  return node.position?.end.offset ?? 0;
}
