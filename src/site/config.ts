import mdx from '@astrojs/mdx';
import type { AstroInlineConfig } from 'astro';
import { existsSync, lstatSync, mkdirSync, symlinkSync, unlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, join, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { lectern } from './integration.ts';
import { mdxProcessor } from './mdx.ts';
import { PACKAGE_ROOT } from './package-root.ts';
import type { Plugin, Rolldown } from 'vite';
import type { SiteOptions } from './site.ts';
import type { VaultFiles } from './vault-files.ts';

/**
 * Astro's configuration for one site. Astro's root is the site's cache folder,
 * since Astro writes there; the sources stay in the package.
 */
export function astroConfig(options: SiteOptions, files: Promise<VaultFiles>) {
  prepareRoot(options.cacheDir);
  // What is kept of a whole site is not to be replaced by what is kept of its books.
  const kept = options.booksOnly ? join(options.cacheDir, 'books') : options.cacheDir;
  return {
    root: options.cacheDir,
    configFile: false,
    srcDir: join(PACKAGE_ROOT, 'src'),
    publicDir: join(PACKAGE_ROOT, 'public'),
    cacheDir: join(kept, 'astro'),
    // On the same file system as what Astro compiles: it renames files. See publish.ts.
    outDir: join(kept, 'site'),
    logLevel: 'warn',
    trailingSlash: 'always',
    compressHTML: true,
    devToolbar: { enabled: false },
    build: { inlineStylesheets: 'never', format: 'directory', concurrency: 8 },
    markdown: { processor: mdxProcessor(), syntaxHighlight: false },
    experimental: { incrementalBuild: true },
    integrations: [lectern(options, files), mdx()],
    vite: {
      plugins: [plainImports, loadedModules],
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

/** Folders whose modules are no part of what a browser is sent. */
const PROGRAM = ['markdown', 'map', 'print', 'site', 'vault', 'words'];

/**
 * Pages that are being built import the program's own modules as they are: they
 * are loaded already, and to bundle them anew took as long as to render 100 notes.
 */
const loadedModules = {
  name: 'lectern:loaded-modules',
  enforce: 'pre',
  apply: 'build',
  resolveId(source, importer) {
    if (this.environment.name === 'client' || !importer || !/^\..*\.ts$/.test(source)) return;
    const path = relative(join(PACKAGE_ROOT, 'src'), resolve(dirname(importer), source));
    if (!PROGRAM.includes(path.split(sep)[0]!)) return;
    // In a clone this is TypeScript, which Node reads as it is; in a package, JavaScript.
    const module = path
      .split(sep)
      .join('/')
      .replace(/\.ts$/, extname(import.meta.url));
    return { id: new URL(`../${module}`, import.meta.url).href, external: true };
  },
} satisfies Plugin;

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
