import type { PhrasingContent } from 'mdast';
import { defineMdastPlugin, type MdastPluginDefinition, type PluginFactoryContext } from 'satteri';
import { fold } from '../vault/names.ts';
import { tagsIn } from '../vault/tags.ts';
import type { NoteContext } from './context.ts';

/** `#tag` in running text links to the tag's page; never in code, links or headings. */
export function tagLinksPlugin({ addresses }: NoteContext) {
  return ({ source }: PluginFactoryContext): MdastPluginDefinition | undefined => {
    if (!/#[^\s#]/.test(source)) return undefined;
    return defineMdastPlugin({
      name: 'lectern:tags',
      text(node, visitor) {
        if (!node.value.includes('#')) return;
        const parent = visitor.parent(node);
        if (parent.type === 'link' || parent.type === 'linkReference') return;
        const found = tagsIn(node.value);
        if (found.length === 0) return;
        const parts: PhrasingContent[] = [];
        let from = 0;
        for (const { tag, start, end } of found) {
          if (start > from) parts.push({ type: 'text', value: node.value.slice(from, start) });
          parts.push({
            type: 'link',
            url: addresses.tag(fold(tag)),
            children: [{ type: 'text', value: `#${tag}` }],
            data: { hProperties: { className: 'tag' } },
          });
          from = end;
        }
        if (from < node.value.length) parts.push({ type: 'text', value: node.value.slice(from) });
        visitor.replaceNode(node, parts);
      },
    });
  };
}
