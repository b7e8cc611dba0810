import type { Element } from 'hast';
import { defineHastPlugin, type HastPluginDefinition, type PluginFactoryContext } from 'satteri';
import { fill } from '../words/index.ts';
import type { NoteContext } from './context.ts';

/** The row below a table's head, or a cell in HTML. */
const TABLE = /^(?:[ \t]*>)*(?=[ \t:|-]*[:|])(?=[ \t:|]*-)[ \t:|-]+$|<t[dh]/im;

/** Characters of a line of small print on upright and on turned paper, and what a cell takes for its padding. */
const UPRIGHT = 96;
const TURNED = 136;
const PADDING = 3;
/** By how much smaller type makes more of a line. */
const TIGHTER = 1.2;

/**
 * How a table goes onto paper, judged by the words that can't be broken: as it
 * is, in smaller type (`tight`), on a turned page as well (`turned`), or with
 * broken words in the end (`crammed`). No column is ever lost.
 */
function printClasses(
  table: Readonly<Element>,
  textOf: (node: Readonly<Element>) => string,
): readonly string[] {
  const widths: number[] = [];
  const measure = (node: Readonly<Element>) => {
    const cells = node.children.filter((child) => child.type === 'element');
    if (node.tagName !== 'tr') cells.forEach(measure);
    else
      cells.forEach((cell, column) => {
        const words = textOf(cell).split(/[\s\u200b-]+/);
        const longest = words.reduce((most, { length }) => Math.max(most, length), 0);
        widths[column] = Math.max(widths[column] ?? 0, longest);
      });
  };
  measure(table);
  const width = widths.reduce((sum, longest) => sum + longest + PADDING, 0);
  if (width <= UPRIGHT) return [];
  if (width <= UPRIGHT * TIGHTER) return ['tight'];
  if (width <= TURNED * TIGHTER) return ['tight', 'turned'];
  return ['tight', 'turned', 'crammed'];
}

/**
 * A table gets a frame of its own that scrolls where the page is narrower, and
 * can be reached and named by keyboard and screen reader. A head cell without
 * words heads nothing and becomes a plain cell.
 */
export function tablesPlugin({ words }: NoteContext) {
  return ({ source }: PluginFactoryContext): HastPluginDefinition | undefined => {
    if (!TABLE.test(source)) return undefined;
    return defineHastPlugin({
      name: 'lectern:tables',
      element: [
        {
          filter: ['table'],
          visit(node, visitor) {
            const head = node.children.find(
              (child) => child.type === 'element' && child.tagName === 'thead',
            );
            const columns = head
              ? visitor
                  .textContent(head)
                  .trim()
                  .split(/\s*\n\s*/)
                  .join(', ')
              : '';
            visitor.wrapNode(node, {
              type: 'element',
              tagName: 'div',
              properties: {
                className: ['scroll', ...printClasses(node, (cell) => visitor.textContent(cell))],
                role: 'group',
                tabIndex: 0,
                ariaLabel: columns === '' ? words.table : fill(words.tableOf, columns),
              },
              children: [],
            });
          },
        },
        {
          filter: ['th'],
          visit(node, visitor) {
            if (visitor.textContent(node).trim() !== '') return;
            visitor.replaceNode(node, {
              ...(node as typeof node & object),
              tagName: 'td',
            });
          },
        },
      ],
    });
  };
}
