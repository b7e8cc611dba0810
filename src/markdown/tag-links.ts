import type { PhrasingContent, Text } from 'mdast';
import { defineMdastPlugin, type MdastPluginDefinition, type PluginFactoryContext } from 'satteri';
import { fold } from '../vault/names.ts';
import { tagsIn, type FoundTag } from '../vault/tags.ts';
import type { NoteContext } from './context.ts';
import type { Walk } from './walk.ts';

/** A tag anywhere in a note, in whatever mark-up; not a part of a name (`[[a#b]]`) or of an address. */
const TAG = /(?<![\p{L}\p{N}#/&\\]|\[\[)#[\p{L}\p{N}\p{M}\p{Emoji_Presentation}_/-]/u;

/** `#tag` in running text links to the tag's page; never in code, formulas, links or addresses. */
export function tagLinksPlugin({ addresses }: NoteContext, walk: Walk) {
  return ({ source }: PluginFactoryContext): MdastPluginDefinition | undefined => {
    if (!TAG.test(source)) return undefined;
    return defineMdastPlugin({
      name: 'lectern:tags',
      text(node, visitor) {
        if (!node.value.includes('#')) return;
        const found = tagsOf(node, source);
        if (found.length === 0 || walk.isInLink(node, visitor)) return;
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

/** The tags of a text where they stand in it; `\#this` is none, which only the source tells. */
function tagsOf({ value, position }: Text, source: string): FoundTag[] {
  const written = source.slice(position?.start.offset, position?.end.offset);
  // Text that another syntax made has no place in the source.
  if (position === undefined || written === value) return tagsIn(value);
  const real = new Set(tagsIn(written).map(({ tag }) => tag));
  return tagsIn(value).filter(({ tag }) => real.has(tag));
}
