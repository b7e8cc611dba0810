import type { Nodes, Paragraph, PhrasingContent, Text } from 'mdast';
import {
  defineMdastPlugin,
  type MdastPluginDefinition,
  type MdastVisitorContext,
  type PluginFactoryContext,
} from 'satteri';
import { blockAnchor } from '../vault/index.ts';
import { setAttributes } from './attributes.ts';

const BLOCK_ID = /(?:^|\s+)\^([\p{L}\p{N}-]+)\s*$/u;
const FIRST_LINE = /^([^\n]*?)[ \t]+\^([\p{L}\p{N}-]+)[ \t]*(?=\n|$)/u;
const OWN_LINE = /(^|\n)\^([\p{L}\p{N}-]+)[ \t]*\n/u;

/**
 * `^id` at the end of a paragraph or list item, on one of its lines alone, or at
 * the end of an item's first line, becomes its anchor. An id that is a block of its own belongs to the block
 * before it: a table, a list, a callout.
 */
export function blockIdsPlugin({
  source,
}: PluginFactoryContext): MdastPluginDefinition | undefined {
  if (!/(?:^|\s|\]\])\^[\p{L}\p{N}-]+\s*$/mu.test(source)) return undefined;
  return defineMdastPlugin({
    name: 'lectern:block-ids',
    text(node, visitor) {
      if (!node.value.includes('^')) return;
      const paragraph = visitor.parent(node);
      const at = visitor.indexOf(node);
      if (paragraph.type !== 'paragraph' || at === undefined) return;
      const parent = visitor.parent(paragraph);
      const isItem = parent.type === 'listItem' && visitor.indexOf(paragraph) === 0;
      const found =
        idIn(node.value, at === 0, at === paragraph.children.length - 1) ??
        (isItem ? idInFirstLine(paragraph.children, at) : undefined);
      if (found === undefined) return;
      const { id, rest } = found;
      if (rest === '' && paragraph.children.length === 1) {
        anchorBlockBefore(paragraph, blockAnchor(id), visitor);
        return;
      }
      setAttributes(visitor, isItem ? parent : paragraph, {
        id: blockAnchor(id),
      });
      visitor.setProperty(node, 'value', rest);
    },
  });
}

/** The id in a text that may be the first or the last of its paragraph, and the text without it. */
function idIn(value: string, isFirst: boolean, isLast: boolean) {
  const end = isLast ? BLOCK_ID.exec(value) : null;
  if (end) return { id: end[1]!, rest: value.slice(0, end.index) };
  const line = OWN_LINE.exec(value);
  // The beginning of a text is that of a line only where nothing stands before it.
  if (!line || (line[1] === '' && !isFirst)) return undefined;
  return { id: line[2]!, rest: value.replace(line[0], line[1]!) };
}

/** The id at the end of the first of several lines, if a text is where that line ends. */
function idInFirstLine(line: readonly PhrasingContent[], at: number) {
  const node = line[at] as Text;
  const endsHere = node.value.includes('\n') || line[at + 1]?.type === 'break';
  const isFirst = line
    .slice(0, at)
    .every((before) => before.type !== 'break' && !('value' in before && /\n/.test(before.value)));
  const found = endsHere && isFirst ? FIRST_LINE.exec(node.value) : null;
  if (!found) return undefined;
  return { id: found[2]!, rest: found[1]! + node.value.slice(found[0].length) };
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
