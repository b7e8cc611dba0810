import { satteri } from '@astrojs/markdown-satteri';
import { relative, sep } from 'node:path';
import { defineHastPlugin, htmlToHast } from 'satteri';
import { fileURLToPath } from 'node:url';
import { pluginsFor } from '../../markdown/render.ts';
import { FEATURES } from '../../vault/parse-markdown.ts';
import type { VaultPath } from '../../vault/types.ts';
import { currentSite } from '../current.ts';

/** The Markdown of `.mdx` pages: the same plugins as in notes, so that links and embeds mean the same. */
export function mdxProcessor() {
  return satteri({
    features: { ...FEATURES, smartPunctuation: false },
    mdastPlugins: [({ fileURL }) => pluginsOf(fileURL)?.mdastPlugins],
    hastPlugins: [({ fileURL }) => pluginsOf(fileURL)?.hastPlugins, parseRawHtml],
  });
}

function pluginsOf(fileURL: URL | undefined) {
  if (fileURL === undefined) return undefined;
  const site = currentSite();
  const path = relative(site.options.vault, fileURLToPath(fileURL)).split(sep).join('/');
  const note = site.index.notes.get(path as VaultPath);
  // What rendering finds was reported when the outline was made: Vite may compile a page twice.
  return note && pluginsFor(site.notes.contextOf(note, () => undefined));
}

/** JSX has no raw HTML: what a plugin made as HTML becomes elements. */
const parseRawHtml = defineHastPlugin({
  name: 'lectern:raw-to-elements',
  raw(node, visitor) {
    const tree = htmlToHast(node.value, { fragment: true });
    if ('children' in tree) visitor.replaceNode(node, tree.children);
  },
});
