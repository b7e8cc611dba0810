import type { PhrasingContent, Text } from 'mdast';
import { defineMdastPlugin, type MdastPluginDefinition, type PluginFactoryContext } from 'satteri';
import { blockAnchor } from '../vault/index.ts';

const BLOCK_ID = /(?:^|\s+)\^([\p{L}\p{N}-]+)\s*$/u;

/**
 * `^id` at the end of a paragraph or list item becomes its anchor. An id on a
 * line of its own belongs to the block before it; the anchor stands right
 * behind that.
 */
export function blockIdsPlugin({
  source,
}: PluginFactoryContext): MdastPluginDefinition | undefined {
  if (!/(?:^|\s)\^[\p{L}\p{N}]/mu.test(source)) return undefined;
  return defineMdastPlugin({
    name: 'lectern:block-ids',
    paragraph(node, visitor) {
      const last = node.children.at(-1);
      const id = last?.type === 'text' ? BLOCK_ID.exec(last.value)?.[1] : undefined;
      if (id === undefined) return;
      const text = last as Text;
      const rest = text.value.replace(BLOCK_ID, '');
      const isAlone = rest.trim() === '' && node.children.length === 1;
      const children: PhrasingContent[] = [
        ...node.children.slice(0, -1),
        ...(rest === '' ? [] : [{ type: 'text', value: rest } as const]),
      ];
      visitor.replaceNode(node, {
        type: 'paragraph',
        children,
        data: {
          hProperties: { id: blockAnchor(id), ...(isAlone ? { className: 'block-anchor' } : {}) },
        },
      });
    },
  });
}
