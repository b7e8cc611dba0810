import type { PhrasingContent } from 'mdast';
import { defineMdastPlugin, type MdastPluginDefinition, type PluginFactoryContext } from 'satteri';
import { textOnly } from './links.ts';
import { withoutEscaped } from '../vault/written.ts';

const BRACKETS = /!?\[{2,}(?:[ \t]*\|([^[\]\n]*)\]\]|[^[\]]*\]\])?/g;

/** Brackets that are no plain link. */
const ODD = /\[\[(?![^[\]|\n]+(?:\|[^[\]\n]*)?\]\])/;

/**
 * Brackets that hold no link: `[[]]`, `[[|]]`, one that is never closed. They
 * stand as code, as a reader would quote them; of `[[|words]]` the words.
 */
export function emptyLinksPlugin({
  source,
}: PluginFactoryContext): MdastPluginDefinition | undefined {
  // To look at each text of a note is dear, and nearly all brackets hold links.
  if (!ODD.test(source)) return undefined;
  return defineMdastPlugin({
    name: 'lectern:empty-links',
    options: { position: true },
    text(node, visitor) {
      if (!node.value.includes('[[')) return;
      const { value } = node;
      const parts: PhrasingContent[] = [];
      let from = 0;
      for (const { 0: found, 1: words, index } of (withoutEscaped(node, source) ?? '').matchAll(
        BRACKETS,
      )) {
        if (index > from) parts.push({ type: 'text', value: value.slice(from, index) });
        from = index + found.length;
        const label = words?.trim();
        parts.push(
          label
            ? (textOnly([{ type: 'text', value: label }], 'broken') as never)
            : { type: 'inlineCode', value: value.slice(index, from) },
        );
      }
      if (parts.length === 0) return;
      if (from < value.length) parts.push({ type: 'text', value: value.slice(from) });
      visitor.replaceNode(node, parts);
    },
  });
}
