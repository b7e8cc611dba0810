import type { Blockquote, Nodes, Paragraph, Parents, PhrasingContent, Text } from 'mdast';
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
 * the end of an item's first line, becomes its anchor; at the end of a quotation
 * or callout, that of the whole. An id that is a block of its own belongs to the
 * block before it: a table, a list, a callout.
 */
export function blockIdsPlugin({
  source,
}: PluginFactoryContext): MdastPluginDefinition | undefined {
  if (!/(?:^|\s|\]\])\^[\p{L}\p{N}-]+\s*$/mu.test(source)) return undefined;
  return defineMdastPlugin({
    name: 'lectern:block-ids',
    text(node, visitor) {
      if (!node.value.includes('^')) return;
      const block = visitor.parent(node);
      // A callout may have nothing but its title.
      const isTitle = (block.type as string) === 'calloutTitle';
      const at = visitor.indexOf(node);
      if ((block.type !== 'paragraph' && !isTitle) || at === undefined) return;
      const paragraph = block as Paragraph;
      const parent = visitor.parent(paragraph);
      const isItem = parent.type === 'listItem' && visitor.indexOf(paragraph) === 0;
      const found =
        idIn(node.value, at === 0, at === paragraph.children.length - 1) ??
        (isItem ? idInFirstLine(paragraph.children, at) : undefined);
      if (found === undefined) return;
      const { id, rest } = found;
      const isAlone = rest === '' && paragraph.children.length === 1;
      const quote = found.isEnd ? quoteEndingWith(paragraph, visitor) : undefined;
      if (isTitle && (!quote || isAlone)) return;
      if (quote) {
        visitor.wrapNode(quote, anchorBlock(id));
        if (isAlone) visitor.removeNode(paragraph);
        else visitor.setProperty(node, 'value', rest);
        return;
      }
      if (isAlone) {
        anchorBlockBefore(paragraph, id, visitor);
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
  if (end) return { id: end[1]!, rest: value.slice(0, end.index), isEnd: true };
  const line = OWN_LINE.exec(value);
  // The beginning of a text is that of a line only where nothing stands before it.
  if (!line || (line[1] === '' && !isFirst)) return undefined;
  return { id: line[2]!, rest: value.replace(line[0], line[1]!), isEnd: false };
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
  const rest = found[1]! + node.value.slice(found[0].length);
  return { id: found[2]!, rest, isEnd: false };
}

/** The outermost of the quotations that end with a paragraph, if any does. */
function quoteEndingWith(
  paragraph: Readonly<Paragraph>,
  visitor: MdastVisitorContext,
): Readonly<Blockquote> | undefined {
  let last: Readonly<Paragraph | Blockquote> = paragraph;
  for (;;) {
    const parent: Readonly<Parents> = visitor.parent(last);
    const isLast = visitor.indexOf(last) === parent.children.length - 1;
    if (parent.type !== 'blockquote' || !isLast) break;
    last = parent;
  }
  return last.type === 'blockquote' ? last : undefined;
}

/** What stands around a block to give it an id: elements that are rebuilt on their way to the page would lose one of their own. */
function anchorBlock(id: string) {
  const data = { hName: 'div', hProperties: { id: blockAnchor(id) } };
  return { type: 'block' as const, data, children: [] };
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
  // A second id in a row has nothing of its own to stand for.
  if (before === undefined || isBlockId(before)) {
    visitor.replaceNode(paragraph, anchorBlock(id));
    return;
  }
  visitor.wrapNode(before, anchorBlock(id));
  visitor.removeNode(paragraph);
}
