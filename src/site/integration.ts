import type { AstroIntegration } from 'astro';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pageRules } from '../print/page-rules.ts';
import { accentCss } from './accent.ts';
import { copyAssets } from './assets.ts';
import { wordsFor } from '../words/index.ts';
import { setCurrentSite } from './current.ts';
import { serveVault } from './dev-server.ts';
import { oneFontFormat } from './one-font-format.ts';
import { PACKAGE_ROOT } from './package-root.ts';
import { SITE_ROUTES } from '../vault/routes.ts';
import { searchFiles, writeSearch } from './search.ts';
import { Site, type SiteOptions } from './site.ts';
import type { VaultFiles } from './vault-files.ts';

// A `<script>` in a component would do, but Astro looks for it below its root.
const PAGE_SCRIPT = join(PACKAGE_ROOT, 'src/components/page.ts');
const OFFLINE_PAGE = join(PACKAGE_ROOT, 'src/components/OfflineView.astro');
/** What scripts and styles take from the site: source by module name. */
const VIRTUAL = {
  'virtual:lectern/accent.css': ({ settings }) => accentCss(settings.accent),
  'virtual:lectern/page-rules.css': ({ books, title }) => pageRules(books.chapters, title),
  'virtual:lectern/words': ({ settings }) => wordsModule(settings.language),
} satisfies Record<string, (site: Site) => string>;

/**
 * Ties a vault to Astro: shares it with the pages, copies its files.
 *
 * @param files what was read of it, or is being read
 */
export function lectern(options: SiteOptions, files: Promise<VaultFiles>): AstroIntegration {
  let site: Site;
  let search: ReturnType<typeof searchFiles> | undefined;
  return {
    name: 'lectern',
    hooks: {
      async 'astro:config:setup'({ command, updateConfig, injectRoute, injectScript }) {
        site = await Site.of(options, await files);
        setCurrentSite(site);
        if (command === 'build' && !options.booksOnly) {
          // Pagefind works beside the making of the pages. What goes wrong is told at the end.
          search = searchFiles(site);
          search.catch(() => undefined);
        }
        if (site.settings.offline || site.settings.portable)
          injectRoute({ pattern: SITE_ROUTES.offline, entrypoint: OFFLINE_PAGE });
        injectScript('page', `import ${JSON.stringify(PAGE_SCRIPT)};`);
        updateConfig({
          base: site.settings.base,
          ...(site.settings.site ? { site: site.settings.site } : {}),
          vite: { plugins: [virtualModules(() => site), oneFontFormat()] },
        });
      },
      'astro:server:setup'({ server }) {
        serveVault(site, server);
      },
      async 'astro:build:done'({ dir }) {
        await copyAssets(options.vault, site.assets, fileURLToPath(dir));
        if (search) await writeSearch(await search, fileURLToPath(dir));
        await site.diagrams.close();
      },
    },
  };
}

function virtualModules(site: () => Site) {
  const sources = new Map<string, (site: Site) => string>(
    Object.entries(VIRTUAL).map(([name, source]) => [`\0${name}`, source] as const),
  );
  return {
    name: 'lectern:virtual',
    resolveId: (source: string) => (source in VIRTUAL ? `\0${source}` : undefined),
    load: (id: string) => sources.get(id)?.(site()),
  };
}

/** The words as exports, so that a script carries those alone that it uses. */
function wordsModule(language: string): string {
  return Object.entries(wordsFor(language))
    .map(([name, word]) => `export const ${name} = ${JSON.stringify(word)};`)
    .join('\n');
}
