import type { Element, ElementContent } from 'hast';
import { defineHastPlugin, type HastPluginDefinition, type PluginFactoryContext } from 'satteri';

/**
 * A line that opens something holds no links, which a keyboard and a screen
 * reader would not tell from it: their words stay in it, and they themselves
 * stand below, as the first of what is opened.
 */
export function summariesPlugin({
  source,
}: PluginFactoryContext): HastPluginDefinition | undefined {
  if (!/<summary|\[![^[\]\n]+\][-+]/i.test(source)) return undefined;
  return defineHastPlugin({
    name: 'lectern:summaries',
    element: {
      filter: ['summary'],
      visit(node, visitor) {
        const links = linksIn(node);
        if (links.length === 0) return;
        visitor.insertAfter(node, {
          type: 'element',
          tagName: 'p',
          properties: { className: ['title-links'] },
          children: links.flatMap((link, at): ElementContent[] => [
            ...(at > 0 ? [{ type: 'text', value: ' \u00b7 ' } as const] : []),
            link,
          ]),
        });
        visitor.setProperty(node, 'children', node.children.flatMap(withoutLinks));
      },
    },
  });
}

function linksIn({ children }: Readonly<Element>): Element[] {
  return children.flatMap((child) => {
    if (child.type !== 'element') return [];
    return child.tagName === 'a' ? child : linksIn(child);
  });
}

function withoutLinks(node: ElementContent): ElementContent[] {
  if (node.type !== 'element') return [node];
  const children = node.children.flatMap(withoutLinks);
  if (node.tagName === 'a') return children;
  const { tagName, properties } = node;
  return [{ type: 'element', tagName, properties, children }];
}
