import { defineMdastPlugin, type MdastPluginDefinition } from 'satteri';
import { headingLevels } from '../vault/heading-levels.ts';
import type { NoteContext } from './context.ts';
import type { Walk } from './walk.ts';

/**
 * Headings get their anchor, and a level that follows from their place in the
 * outline: a page never skips one. The heading that is the page's title goes,
 * since the page shows it.
 */
export function headingsPlugin(
  { note, words }: NoteContext,
  walk: Walk,
): MdastPluginDefinition | undefined {
  if (note.headings.length === 0) return undefined;
  const levels = headingLevels(note.headings, note.titleHeading);
  let next = 0;
  return defineMdastPlugin({
    name: 'lectern:headings',
    heading(node, visitor) {
      const at = next++;
      const heading = note.headings[at];
      if (heading === undefined) return;
      if (heading === note.titleHeading) {
        walk.drop(node);
        visitor.removeNode(node);
        return;
      }
      visitor.setProperty(node, 'depth', levels[at] as 2);
      visitor.setProperty(node, 'data', { hProperties: { id: heading.id } });
      visitor.appendChild(node, {
        type: 'link',
        url: `#${encodeURIComponent(heading.id)}`,
        children: [],
        data: {
          hProperties: {
            className: 'anchor',
            ariaLabel: words.toSection,
          },
        },
      });
    },
  });
}
