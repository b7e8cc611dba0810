import type { Element, Parents } from 'hast';
import {
  defineHastPlugin,
  type HastPluginDefinition,
  type HastVisitorContext,
  type PluginFactoryContext,
} from 'satteri';
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

/** What there is to know of a table before it gets its frame. */
interface Measured {
  /** The words of its head, in one line, if it has one. */
  columns: string | undefined;
  /** Of each column, the length of the longest word. */
  readonly widths: number[];
}

/**
 * A table gets a frame of its own that scrolls where the page is narrower, and
 * can be reached and named by keyboard and screen reader. A head cell without
 * words heads nothing and becomes a plain cell.
 *
 * One plugin measures and one frames: to look into a table from outside, the
 * engine would make objects of all that is in it, which takes longer than all else here.
 */
export function tablesPlugins({ words }: NoteContext) {
  const measured: Measured[] = [];
  const measure = ({ source }: PluginFactoryContext): HastPluginDefinition | undefined => {
    measured.length = 0;
    return TABLE.test(source) ? measuring(measured, /<table/i.test(source)) : undefined;
  };
  const frame = ({ source }: PluginFactoryContext): HastPluginDefinition | undefined => {
    if (!TABLE.test(source)) return undefined;
    let table = 0;
    return defineHastPlugin({
      name: 'lectern:tables',
      element: [
        {
          filter: ['table'],
          visit(node, visitor) {
            const { columns, widths } = measured[table++]!;
            visitor.wrapNode(node, {
              type: 'element',
              tagName: 'div',
              properties: {
                className: ['scroll', ...printClasses(widths)],
                role: 'group',
                tabIndex: 0,
                ariaLabel: columns ? fill(words.tableOf, columns) : words.table,
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
  return [measure, frame];
}

/** @param canNest whether tables may stand in tables, as only HTML can have it */
function measuring(measured: Measured[], canNest: boolean): HastPluginDefinition {
  /** The tables around what is visited, outermost first. */
  const open: Measured[] = [];
  const tableOf = (node: Readonly<Element>, visitor: HastVisitorContext) =>
    open[canNest ? tablesAround(node, visitor) - 1 : 0];
  return defineHastPlugin({
    name: 'lectern:table-widths',
    element: [
      {
        filter: ['table'],
        visit(node, visitor) {
          const table: Measured = { columns: undefined, widths: [] };
          open.length = canNest ? tablesAround(node, visitor) : 0;
          open.push(table);
          measured.push(table);
        },
      },
      {
        filter: ['thead'],
        visit(node, visitor) {
          const table = tableOf(node, visitor);
          if (table === undefined || table.columns !== undefined) return;
          const lines = visitor
            .textContent(node)
            .trim()
            .split(/\s*\n\s*/);
          table.columns = lines.join(', ');
        },
      },
      {
        filter: ['tr'],
        visit(node, visitor) {
          const { widths } = tableOf(node, visitor) ?? { widths: [] };
          let column = 0;
          for (const cell of node.children) {
            if (cell.type !== 'element') continue;
            const longest = longestWord(visitor.textContent(cell));
            widths[column] = Math.max(widths[column] ?? 0, longest);
            column += 1;
          }
        },
      },
    ],
  });
}

function tablesAround(node: Readonly<Element>, visitor: HastVisitorContext): number {
  let count = 0;
  let around: Readonly<Parents> = visitor.parent(node);
  while (around.type === 'element') {
    if (around.tagName === 'table') count++;
    around = visitor.parent(around);
  }
  return count;
}

function longestWord(text: string): number {
  return text.split(/[\s\u200b-]+/).reduce((most, { length }) => Math.max(most, length), 0);
}

/**
 * How a table goes onto paper, judged by the words that can't be broken: as it
 * is, in smaller type (`tight`), on a turned page as well (`turned`), or with
 * broken words in the end (`crammed`). No column is ever lost.
 */
function printClasses(widths: readonly number[]): readonly string[] {
  const width = widths.reduce((sum, longest) => sum + longest + PADDING, 0);
  if (width <= UPRIGHT) return [];
  if (width <= UPRIGHT * TIGHTER) return ['tight'];
  if (width <= TURNED * TIGHTER) return ['tight', 'turned'];
  return ['tight', 'turned', 'crammed'];
}
