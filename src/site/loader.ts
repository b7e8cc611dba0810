import type { Loader, LoaderContext } from 'astro/loaders';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { prosePlain } from '../markdown/prose.ts';
import { frontMatterSchema } from '../vault/front-matter-schema.ts';
import { isMdxPage } from './mdx-page.ts';
import { currentSite } from './current.ts';

/**
 * The vault as an Astro collection: one entry a note, small data only. The HTML
 * stays in a cache folder: in the store it would pass through Vite, which takes
 * gigabytes for large vaults. `.mdx` notes are compiled by Vite when shown.
 */
export function vaultLoader() {
  return {
    name: 'lectern-vault',
    schema: frontMatterSchema,
    async load(context: LoaderContext) {
      const { store, config } = context;
      const site = currentSite();
      const root = fileURLToPath(config.root);
      store.clear();
      for (const note of site.index.notes.values()) {
        const { title, tags, aliases, created, updated } = note;
        const description = note.excerpt === '' ? undefined : prosePlain(note.excerpt);
        const defaults = { title, description, tags, aliases, created, updated };
        const data = await context.parseData({
          id: note.path,
          data: { ...defaults, ...note.frontMatter },
        });
        // Vite compiles such a page later, when there is no waiting for pictures.
        if (isMdxPage(note)) await site.diagrams.draw(note);
        const file = relative(root, join(site.options.vault, note.path)).replaceAll('\\', '/');
        store.set({
          id: note.path,
          data,
          ...(isMdxPage(note) ? { filePath: file, deferredRender: true } : {}),
        });
      }
    },
  } satisfies Loader;
}
