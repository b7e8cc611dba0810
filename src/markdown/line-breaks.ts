import type { PhrasingContent } from 'mdast';
import { defineMdastPlugin, type MdastPluginDefinition, type PluginFactoryContext } from 'satteri';
import { withoutCjkBreaks } from '../vault/text-block.ts';

/** Joins the lines of a paragraph in Chinese or Japanese without the blank that a browser would put there. */
export function joinedLinesPlugin({
  source,
}: PluginFactoryContext): MdastPluginDefinition | undefined {
  if (!/[\u3000-\u9FFF\uFF00-\uFFEF]\n/.test(source)) return undefined;
  return defineMdastPlugin({
    name: 'lectern:joined-lines',
    text(node, visitor) {
      const joined = withoutCjkBreaks(node.value);
      if (joined !== node.value) visitor.setProperty(node, 'value', joined);
    },
  });
}

/** Every line break of the source as one of the page, as the application shows it by default. */
export function lineBreaksPlugin(): MdastPluginDefinition {
  return defineMdastPlugin({
    name: 'lectern:line-breaks',
    text(node, visitor) {
      if (!node.value.includes('\n')) return;
      const nodes = node.value
        .split('\n')
        .flatMap((value, at): PhrasingContent[] => [
          ...(at > 0 ? [{ type: 'break' } as const] : []),
          ...(value === '' ? [] : [{ type: 'text', value } as const]),
        ]);
      visitor.replaceNode(node, nodes);
    },
  });
}
