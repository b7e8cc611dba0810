import type { Definition, LinkReference, ImageReference } from 'mdast';
import { defineMdastPlugin, type MdastPluginDefinition, type PluginFactoryContext } from 'satteri';

/**
 * `[text][name]` and `![alt][name]` become links and images like any other, so
 * that what is said of those holds for these: where they lead, and what is safe.
 */
export function referencesPlugin({
  source,
}: PluginFactoryContext): MdastPluginDefinition[] | undefined {
  if (!/^[ \t>*+-]{0,12}\[[^\]\n]+\]:/m.test(source)) return undefined;
  const definitions = new Map<string, Readonly<Definition>>();
  const definitionOf = ({ identifier }: Readonly<LinkReference | ImageReference>) =>
    definitions.get(keyOf(identifier));
  return [
    defineMdastPlugin({
      name: 'lectern:definitions',
      definition(node) {
        const key = keyOf(node.identifier);
        // By the standard the first of two counts.
        if (!definitions.has(key)) definitions.set(key, node);
      },
    }),
    defineMdastPlugin({
      name: 'lectern:references',
      linkReference(node, visitor) {
        const definition = definitionOf(node);
        if (definition === undefined) return;
        const { url, title } = definition;
        visitor.replaceNode(node, {
          type: 'link',
          url,
          title,
          children: [...node.children],
        });
      },
      imageReference(node, visitor) {
        const definition = definitionOf(node);
        if (definition === undefined) return;
        const { url, title } = definition;
        visitor.replaceNode(node, { type: 'image', url, title, alt: node.alt });
      },
    }),
  ];
}

function keyOf(identifier: string): string {
  return identifier.toLowerCase().replace(/\s+/g, ' ').trim();
}
