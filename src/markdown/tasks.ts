import {
  defineHastPlugin,
  defineMdastPlugin,
  type HastPluginDefinition,
  type MdastPluginDefinition,
  type PluginFactoryContext,
} from 'satteri';
import { fill, type Words } from '../words/index.ts';
import type { NoteContext } from './context.ts';

const TASK = /(?:[-*+]|\d[.)])[ \t]+\[[^\n]{1,2}\](?:[ \t]|$)/mu;
const MARK = /^\[(.)\](?:\s+|$)/u;

/**
 * Tasks with any mark (`- [>]`), which the application shows as done: the mark
 * stands in `data-task` of the list item. Those with a blank or an `x` are the
 * parser's, except one without words.
 */
export function tasksPlugin({ source }: PluginFactoryContext): MdastPluginDefinition | undefined {
  if (!TASK.test(source)) return undefined;
  return defineMdastPlugin({
    name: 'lectern:tasks',
    text(node, visitor) {
      const marker = node.value.startsWith('[') ? MARK.exec(node.value) : null;
      if (!marker || visitor.indexOf(node) !== 0) return;
      const paragraph = visitor.parent(node);
      if (paragraph.type !== 'paragraph' || visitor.indexOf(paragraph) !== 0) return;
      const item = visitor.parent(paragraph);
      if (item.type !== 'listItem' || item.checked !== null) return;
      const mark = marker[1]!;
      visitor.setProperty(node, 'value', node.value.slice(marker[0].length));
      visitor.replaceNode(item, {
        type: 'listItem',
        checked: mark !== ' ',
        spread: item.spread ?? false,
        children: [...item.children],
        ...(' xX'.includes(mark) ? {} : { data: { hProperties: { dataTask: mark } } }),
      });
    },
  });
}

/** A check box says what it stands for: its sign alone is nothing to listen to. */
export function taskLabelsPlugin({ words }: NoteContext) {
  return ({ source }: PluginFactoryContext): HastPluginDefinition | undefined => {
    if (!TASK.test(source)) return undefined;
    let mark: unknown;
    return defineHastPlugin({
      name: 'lectern:task-labels',
      element: [
        {
          filter: ['li'],
          visit(node) {
            mark = node.properties['dataTask'];
          },
        },
        {
          // The first thing in its list item, which was visited right before it.
          filter: ['input'],
          visit(node, visitor) {
            if (node.properties['type'] !== 'checkbox') return;
            const meaning = typeof mark === 'string' ? meaningOf(mark, words) : undefined;
            const isDone = node.properties['checked'] === true;
            visitor.setProperty(node, 'ariaLabel', meaning ?? (isDone ? words.done : words.toDo));
          },
        },
      ],
    });
  };
}

/** What a mark means in the themes and plugins that gave it a meaning. */
function meaningOf(mark: string, { tasks, marked }: Words): string {
  return (tasks as Readonly<Record<string, string>>)[mark] ?? fill(marked, mark);
}
