import type { AstroIntegration } from 'astro';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { accentCss } from './accent.ts';
import { copyAssets } from './assets.ts';
import { setCurrentSite } from './current.ts';
import { serveVault } from './dev-server.ts';
import { PACKAGE_ROOT } from './package-root.ts';
import { SITE_ROUTES } from '../vault/routes.ts';
import { Site, type SiteOptions } from './site.ts';

// A `<script>` in a component would do, but Astro looks for it below its root.
const PAGE_SCRIPT = join(PACKAGE_ROOT, 'src/components/page.ts');
const OFFLINE_PAGE = join(PACKAGE_ROOT, 'src/components/OfflineView.astro');
const ACCENT = 'virtual:lectern/accent.css';

/** Ties a vault to Astro: opens it, shares it with the pages, copies its files. */
export function lectern(options: SiteOptions): AstroIntegration {
  let site: Site;
  return {
    name: 'lectern',
    hooks: {
      async 'astro:config:setup'({ updateConfig, injectRoute, injectScript }) {
        site = await Site.open(options);
        setCurrentSite(site);
        if (site.settings.offline || site.settings.portable)
          injectRoute({ pattern: SITE_ROUTES.offline, entrypoint: OFFLINE_PAGE });
        injectScript('page', `import ${JSON.stringify(PAGE_SCRIPT)};`);
        updateConfig({
          base: site.settings.base,
          ...(site.settings.site ? { site: site.settings.site } : {}),
          vite: { plugins: [accentPlugin(() => accentCss(site.settings.accent))] },
        });
      },
      'astro:server:setup'({ server }) {
        serveVault(site, server);
      },
      async 'astro:build:done'({ dir }) {
        await copyAssets(options.vault, site.assets, fileURLToPath(dir));
        await site.diagrams.close();
      },
    },
  };
}

function accentPlugin(css: () => string) {
  const id = `\0${ACCENT}`;
  return {
    name: 'lectern:accent',
    resolveId: (source: string) => (source === ACCENT ? id : undefined),
    load: (source: string) => (source === id ? css() : undefined),
  };
}
