import type { PhrasingContent } from 'mdast';
import { defineMdastPlugin, type MdastPluginDefinition } from 'satteri';

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
