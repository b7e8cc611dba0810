import type { Nodes, PhrasingContent, Text } from 'mdast';
import { defineMdastPlugin, type MdastPluginDefinition, type PluginFactoryContext } from 'satteri';

const MARK = /(?<!=)==(?!=)/g;

/** `==highlight==`, which may hold other mark-up but not cross its borders. */
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
      const parent = visitor.parent(node);
      if (seen.has(parent)) return;
      seen.add(parent);
      const pieces = (parent.children as PhrasingContent[]).flatMap((child, at, all) =>
        piecesOf(child, source, at === 0, at === all.length - 1),
      );
      const children = pairMarks(pieces);
      if (children) visitor.setProperty(parent as Nodes, 'children', children);
    },
  });
}

/** A `==` that may open or close a highlight, or what stands between two of them. */
type Piece =
  | { readonly node: PhrasingContent }
  | {
      readonly node: undefined;
      readonly opens: boolean;
      readonly closes: boolean;
    };

/** Like emphasis, a highlight opens before a word and closes behind one. */
function piecesOf(
  node: PhrasingContent,
  source: string,
  isFirst: boolean,
  isLast: boolean,
): Piece[] {
  if (node.type !== 'text' || !node.value.includes('==') || isEscaped(node, source)) {
    return [{ node }];
  }
  const { value } = node;
  const pieces: Piece[] = [];
  let from = 0;
  const addText = (end: number) => {
    if (end > from) pieces.push({ node: { type: 'text', value: value.slice(from, end) } });
  };
  for (const { index } of value.matchAll(MARK)) {
    const before = value.charAt(index - 1);
    const after = value.charAt(index + 2);
    addText(index);
    pieces.push({
      node: undefined,
      opens: after === '' ? !isLast : !/\s/.test(after),
      closes: before === '' ? !isFirst : !/\s/.test(before),
    });
    from = index + 2;
  }
  addText(value.length);
  return pieces;
}

function isEscaped({ position }: Text, source: string): boolean {
  return source.slice(position?.start.offset, position?.end.offset).includes('\\=');
}

/** The pieces with every pair of marks as one node; undefined where there is no pair. */
function pairMarks(pieces: readonly Piece[]): PhrasingContent[] | undefined {
  const result: PhrasingContent[] = [];
  let open: number | undefined;
  let found = false;
  for (const piece of pieces) {
    if (piece.node) {
      result.push(piece.node);
    } else if (open !== undefined && piece.closes && result.length > open + 1) {
      const children = result.splice(open).slice(1);
      result.push({
        type: 'highlight',
        data: { hName: 'mark' },
        children,
      } as never);
      open = undefined;
      found = true;
    } else {
      if (piece.opens) open = result.length;
      result.push({ type: 'text', value: '==' });
    }
  }
  return found ? result : undefined;
}
