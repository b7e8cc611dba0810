import type { AstroIntegration } from 'astro';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { accentCss } from './accent.ts';
import { copyAssets } from './assets.ts';
import { wordsFor } from '../words/index.ts';
import type { Settings } from '../vault/settings.ts';
import { setCurrentSite } from './current.ts';
import { serveVault } from './dev-server.ts';
import { PACKAGE_ROOT } from './package-root.ts';
import { SITE_ROUTES } from '../vault/routes.ts';
import { searchFiles, writeSearch } from './search.ts';
import { Site, type SiteOptions } from './site.ts';

// A `<script>` in a component would do, but Astro looks for it below its root.
const PAGE_SCRIPT = join(PACKAGE_ROOT, 'src/components/page.ts');
const OFFLINE_PAGE = join(PACKAGE_ROOT, 'src/components/OfflineView.astro');
/** What scripts and styles take from the vault's settings: source by module name. */
const VIRTUAL = {
  'virtual:lectern/accent.css': ({ accent }) => accentCss(accent),
  'virtual:lectern/words': ({ language }) => wordsModule(language),
} satisfies Record<string, (settings: Settings) => string>;

/** Ties a vault to Astro: opens it, shares it with the pages, copies its files. */
export function lectern(options: SiteOptions): AstroIntegration {
  let site: Site;
  let search: ReturnType<typeof searchFiles> | undefined;
  return {
    name: 'lectern',
    hooks: {
      async 'astro:config:setup'({ command, updateConfig, injectRoute, injectScript }) {
        site = await Site.open(options);
        setCurrentSite(site);
        if (command === 'build') {
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
          vite: { plugins: [virtualModules(() => site.settings)] },
        });
      },
      'astro:server:setup'({ server }) {
        serveVault(site, server);
      },
      async 'astro:build:done'({ dir }) {
        await copyAssets(options.vault, site.assets, fileURLToPath(dir));
        await writeSearch(await search!, fileURLToPath(dir));
        await site.diagrams.close();
      },
    },
  };
}

function virtualModules(settings: () => Settings) {
  const sources = new Map<string, (settings: Settings) => string>(
    Object.entries(VIRTUAL).map(([name, source]) => [`\0${name}`, source] as const),
  );
  return {
    name: 'lectern:virtual',
    resolveId: (source: string) => (source in VIRTUAL ? `\0${source}` : undefined),
    load: (id: string) => sources.get(id)?.(settings()),
  };
}

/** The words as exports, so that a script carries those alone that it uses. */
function wordsModule(language: string): string {
  return Object.entries(wordsFor(language))
    .map(([name, word]) => `export const ${name} = ${JSON.stringify(word)};`)
    .join('\n');
}
