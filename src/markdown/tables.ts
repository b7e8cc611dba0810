import { defineHastPlugin, type HastPluginDefinition, type PluginFactoryContext } from 'satteri';
import { fill } from '../words/index.ts';
import type { NoteContext } from './context.ts';

/**
 * A table gets a frame of its own that scrolls where the page is narrower, and
 * can be reached and named by keyboard and screen reader. A head cell without
 * words heads nothing and becomes a plain cell.
 */
export function tablesPlugin({ words }: NoteContext) {
  return ({ source }: PluginFactoryContext): HastPluginDefinition | undefined => {
    if (!/\||<t[dh]/i.test(source)) return undefined;
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
                className: ['scroll'],
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
        {
          filter: ['input'],
          visit(node, visitor) {
            if (node.properties['type'] !== 'checkbox') return;
            visitor.setProperty(
              node,
              'ariaLabel',
              node.properties['checked'] === true ? words.done : words.toDo,
            );
          },
        },
      ],
    });
  };
}
