import type { Nodes, Parents, PhrasingContent, Text } from 'mdast';
import {
  defineMdastPlugin,
  type MdastPluginDefinition,
  type MdastVisitorContext,
  type PluginFactoryContext,
} from 'satteri';
import { highlightMarks, type HighlightMark } from '../vault/highlight-marks.ts';

/** What stands within a line; everything else begins a text of its own. */
const INLINE = new Set<string>(['emphasis', 'strong', 'delete', 'link', 'linkReference']);

/**
 * `==highlight==`. One may begin or end within other mark-up (`==a *b== c*`):
 * each part is marked where it stands. A `==` that marks nothing is an operator
 * and stands as code.
 */
export function highlightsPlugin({
  source,
}: PluginFactoryContext): MdastPluginDefinition | undefined {
  if (!source.includes('==')) return undefined;
  const seen = new Set<object>();
  return defineMdastPlugin({
    name: 'lectern:highlights',
    options: { position: true },
    text(node, visitor) {
      if (!node.value.includes('==')) return;
      const block = blockAround(node, visitor);
      if (seen.has(block)) return;
      seen.add(block);
      const children = block.children as PhrasingContent[];
      const marks = highlightMarks(children, source);
      if (marks.size === 0) return;
      visitor.setProperty(block as Nodes, 'children', new Marker(marks, visitor).mark(children));
    },
  });
}

function blockAround(node: Readonly<Text>, visitor: MdastVisitorContext): Readonly<Parents> {
  let block: Readonly<Parents> = visitor.parent(node);
  while (INLINE.has(block.type)) block = visitor.parent(block as Nodes) as Readonly<Parents>;
  return block;
}

/** Rebuilds the nodes of one block, in one walk, with what lies between its marks highlighted. */
class Marker {
  readonly #marks: ReadonlyMap<object, readonly HighlightMark[]>;
  readonly #visitor: MdastVisitorContext;
  #isOpen = false;

  constructor(marks: ReadonlyMap<object, readonly HighlightMark[]>, visitor: MdastVisitorContext) {
    this.#marks = marks;
    this.#visitor = visitor;
  }

  mark(nodes: readonly PhrasingContent[]): PhrasingContent[] {
    const result: PhrasingContent[] = [];
    let lit: PhrasingContent[] = [];
    const add = (node: PhrasingContent) => (this.#isOpen ? lit : result).push(node);
    const end = () => {
      if (lit.length > 0) result.push(highlight(lit));
      lit = [];
    };
    for (const node of nodes) {
      if (node.type === 'text') {
        for (const piece of this.#piecesOf(node)) {
          if (typeof piece !== 'string') add(piece);
          else {
            if (piece === 'close') end();
            this.#isOpen = piece === 'open';
          }
        }
      } else if (this.#holdsMarks(node)) {
        end();
        this.#visitor.setProperty(node as Nodes, 'children', this.mark(node.children));
        result.push(node);
      } else add(node);
    }
    end();
    return result;
  }

  #holdsMarks(node: PhrasingContent): node is PhrasingContent & Parents {
    if (!('children' in node)) return false;
    return node.children.some((child) => this.#marks.has(child) || this.#holdsMarks(child));
  }

  #piecesOf(node: Text): readonly (PhrasingContent | 'open' | 'close')[] {
    const pieces: (PhrasingContent | 'open' | 'close')[] = [];
    let from = 0;
    const addText = (end: number) => {
      if (end > from) pieces.push({ type: 'text', value: node.value.slice(from, end) });
    };
    const marks = this.#marks.get(node);
    if (marks === undefined) return [node];
    for (const { start, end, role } of marks) {
      addText(start);
      if (role === 'operator') {
        pieces.push({ type: 'inlineCode', value: node.value.slice(start, end) });
      } else pieces.push(role);
      from = end;
    }
    addText(node.value.length);
    return pieces;
  }
}

function highlight(children: PhrasingContent[]): PhrasingContent {
  return { type: 'highlight', data: { hName: 'mark' }, children } as never;
}
