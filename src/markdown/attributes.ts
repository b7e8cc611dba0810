import type { Nodes } from 'mdast';
import type { MdastVisitorContext } from 'satteri';

/** Gives the element that a node becomes attributes, by their names in hast; those it has stay. */
export function setAttributes(
  visitor: MdastVisitorContext,
  node: Readonly<Nodes>,
  attributes: Record<string, unknown>,
): void {
  const data = (node.data ?? {}) as { hProperties?: Record<string, unknown> };
  visitor.setProperty(node, 'data', {
    ...data,
    hProperties: { ...data.hProperties, ...attributes },
  });
}

/** Whether a node stands inside a link: there, nothing else may be one. */
export function isInLink(visitor: MdastVisitorContext, node: Readonly<Nodes>): boolean {
  for (let at = visitor.parent(node); at !== undefined; at = visitor.parent(at)) {
    if (at.type === 'link' || at.type === 'linkReference') return true;
  }
  return false;
}
