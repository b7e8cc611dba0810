import type { AstroIntegration } from 'astro';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pageRules } from '../print/page-rules.ts';
import { accentCss } from './accent.ts';
import { copyAssets } from './assets.ts';
import { setCurrentSite } from './current.ts';
import { serveVault } from './dev-server.ts';
import { PACKAGE_ROOT } from './package-root.ts';
import { Site, type SiteOptions } from './site.ts';

// A `<script>` in a component would do, but Astro looks for it below its root.
const PAGE_SCRIPT = join(PACKAGE_ROOT, 'src/components/page.ts');
const ACCENT = 'virtual:lectern/accent.css';
const PAGE_RULES = 'virtual:lectern/page-rules.css';

/** Ties a vault to Astro: opens it, shares it with the pages, copies its files. */
export function lectern(options: SiteOptions): AstroIntegration {
  let site: Site;
  return {
    name: 'lectern',
    hooks: {
      async 'astro:config:setup'({ updateConfig, injectScript }) {
        site = await Site.open(options);
        setCurrentSite(site);
        injectScript('page', `import ${JSON.stringify(PAGE_SCRIPT)};`);
        updateConfig({
          base: site.settings.base,
          ...(site.settings.site ? { site: site.settings.site } : {}),
          vite: {
            plugins: [
              stylesPlugin(ACCENT, () => accentCss(site.settings.accent)),
              stylesPlugin(PAGE_RULES, () => pageRules(site.books.chapters, site.title)),
            ],
          },
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

/** A style sheet that follows from the vault. */
function stylesPlugin(name: string, css: () => string) {
  const id = `\0${name}`;
  return {
    name: `lectern:${name}`,
    resolveId: (source: string) => (source === name ? id : undefined),
    load: (source: string) => (source === id ? css() : undefined),
  };
}
