import type { Nodes, Paragraph } from 'mdast';
import {
  defineMdastPlugin,
  type MdastPluginDefinition,
  type MdastVisitorContext,
  type PluginFactoryContext,
} from 'satteri';
import { blockAnchor } from '../vault/index.ts';
import { setAttributes } from './attributes.ts';

const BLOCK_ID = /(?:^|\s+)\^([\p{L}\p{N}-]+)\s*$/u;

/**
 * `^id` at the end of a paragraph or list item becomes its anchor. An id on a
 * line of its own belongs to the block before it: a table, a list, a callout.
 */
export function blockIdsPlugin({
  source,
}: PluginFactoryContext): MdastPluginDefinition | undefined {
  if (!/(?:^|\s|\]\])\^[\p{L}\p{N}-]+\s*$/mu.test(source)) return undefined;
  return defineMdastPlugin({
    name: 'lectern:block-ids',
    text(node, visitor) {
      const id = node.value.includes('^') ? BLOCK_ID.exec(node.value)?.[1] : undefined;
      if (id === undefined) return;
      const paragraph = visitor.parent(node);
      const isLast = visitor.indexOf(node) === paragraph.children.length - 1;
      if (paragraph.type !== 'paragraph' || !isLast) return;
      const rest = node.value.replace(BLOCK_ID, '');
      if (rest === '' && paragraph.children.length === 1) {
        anchorBlockBefore(paragraph, blockAnchor(id), visitor);
        return;
      }
      const parent = visitor.parent(paragraph);
      const isItem = parent.type === 'listItem' && visitor.indexOf(paragraph) === 0;
      setAttributes(visitor, isItem ? parent : paragraph, {
        id: blockAnchor(id),
      });
      visitor.setProperty(node, 'value', rest);
    },
  });
}

/** Whether a block is an id on a line of its own. */
function isBlockId(node: Nodes): boolean {
  if (node.type !== 'paragraph' || node.children.length !== 1) return false;
  const [text] = node.children;
  return text?.type === 'text' && BLOCK_ID.exec(text.value)?.index === 0;
}

function anchorBlockBefore(paragraph: Paragraph, id: string, visitor: MdastVisitorContext) {
  const at = visitor.indexOf(paragraph)!;
  const before = visitor.parent(paragraph).children[at - 1];
  const data = { hName: 'div', hProperties: { id } };
  // A second id in a row has nothing of its own to stand for.
  if (before === undefined || isBlockId(before)) {
    visitor.replaceNode(paragraph, { type: 'block', data, children: [] });
    return;
  }
  // Elements that are rebuilt on their way to the page would lose an id of their own.
  visitor.wrapNode(before, { type: 'block', data, children: [] });
  visitor.removeNode(paragraph);
}
