import mdx from '@astrojs/mdx';
import type { AstroInlineConfig } from 'astro';
import { existsSync, lstatSync, mkdirSync, symlinkSync, unlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { lectern } from './integration.ts';
import { mdxProcessor } from './mdx.ts';
import { PACKAGE_ROOT } from './package-root.ts';
import type { Rolldown } from 'vite';
import type { SiteOptions } from './site.ts';
import type { VaultFiles } from './vault-files.ts';

/**
 * Astro's configuration for one site. Astro's root is the site's cache folder,
 * since Astro writes there; the sources stay in the package.
 */
export function astroConfig(options: SiteOptions, files: Promise<VaultFiles>) {
  prepareRoot(options.cacheDir);
  return {
    root: options.cacheDir,
    configFile: false,
    srcDir: join(PACKAGE_ROOT, 'src'),
    publicDir: join(PACKAGE_ROOT, 'public'),
    cacheDir: join(options.cacheDir, 'astro'),
    // On the same file system as what Astro compiles: it renames files. See publish.ts.
    outDir: join(options.cacheDir, 'site'),
    logLevel: 'warn',
    trailingSlash: 'always',
    compressHTML: true,
    devToolbar: { enabled: false },
    build: { inlineStylesheets: 'never', format: 'directory', concurrency: 8 },
    markdown: { processor: mdxProcessor(), syntaxHighlight: false },
    experimental: { incrementalBuild: true },
    integrations: [lectern(options, files), mdx()],
    vite: {
      plugins: [plainImports],
      cacheDir: join(options.cacheDir, 'vite'),
      build: { assetsInlineLimit: 0, rolldownOptions: { onLog: withoutNoise } },
      server: {
        // Written while pages are served: a change there is none of the vault.
        watch: { ignored: [join(options.cacheDir, 'html', '**')] },
        fs: {
          allow: [PACKAGE_ROOT, options.vault, options.cacheDir, modulesFolder()],
        },
      },
      ssr: { noExternal: ['lectern'] },
    },
  } satisfies AstroInlineConfig;
}

/** Vite's own helper for `import()` preloads style sheets, which nothing here needs, and weighs more than some pages' whole script. */
const plainImports = {
  name: 'lectern:plain-imports',
  enforce: 'pre' as const,
  load: (id: string) =>
    id === '\0vite/preload-helper.js'
      ? 'export const __vitePreload = (load) => load();'
      : undefined,
};

/** Astro marks `.mdx` modules with a directive that the bundler does not know: nothing an author could mend. */
const withoutNoise: NonNullable<Rolldown.InputOptions['onLog']> = (level, log, report) => {
  if (log.code !== 'MODULE_LEVEL_DIRECTIVE') report(level, log);
};

/** Vite looks for packages from the root upwards: a link leads it to the package's own. */
function prepareRoot(root: string) {
  mkdirSync(root, { recursive: true });
  const link = join(root, 'node_modules');
  if (existsSync(link)) return;
  if (lstatSync(link, { throwIfNoEntry: false })) unlinkSync(link);
  symlinkSync(modulesFolder(), link, 'junction');
}

function modulesFolder(): string {
  const astro = createRequire(pathToFileURL(join(PACKAGE_ROOT, 'package.json'))).resolve(
    'astro/package.json',
  );
  return dirname(dirname(astro));
}
