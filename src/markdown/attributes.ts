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
