import type { Loader } from 'astro/loaders';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { frontMatterSchema } from '../../vault/front-matter-schema.ts';
import { currentSite, hasCurrentSite } from '../current.ts';
import { isMdxPage } from '../mdx-page.ts';

/**
 * The vault's `.mdx` pages as an Astro collection, so that Vite compiles them and
 * the components that they name. Other notes change without anything being compiled.
 */
export function componentPages() {
  return {
    name: 'lectern-components',
    schema: frontMatterSchema,
    async load(context) {
      const { store, config } = context;
      store.clear();
      if (!hasCurrentSite()) return;
      const site = currentSite();
      const root = fileURLToPath(config.root);
      for (const note of [...site.index.notes.values()].filter(isMdxPage)) {
        // Vite compiles such a page later, when there is no waiting for anything.
        await site.notes.prepare(note);
        store.set({
          id: note.path,
          data: await context.parseData({ id: note.path, data: { ...note.frontMatter } }),
          filePath: relative(root, join(site.options.vault, note.path)).replaceAll('\\', '/'),
          deferredRender: true,
        });
      }
    },
  } satisfies Loader;
}
