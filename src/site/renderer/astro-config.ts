import mdx from '@astrojs/mdx';
import { passthroughImageService } from 'astro/config';
import type { AstroInlineConfig } from 'astro';
import { existsSync, lstatSync, mkdirSync, symlinkSync, unlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, join, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { lectern } from './integration.ts';
import { mdxProcessor } from './mdx.ts';
import { PACKAGE_ROOT } from '../package-root.ts';
import type { Plugin, Rolldown } from 'vite';

/** What the pages are compiled for, and to. All paths are absolute. */
export interface PagesTarget {
  /** Astro's root: what it writes on its way is left here. */
  readonly folder: string;
  /** The interface's language: its words are part of the scripts. */
  readonly language: string;
  /** Folder of the vault whose `.mdx` pages are compiled with the others. */
  readonly vault?: string;
}

/**
 * Astro's configuration for compiling the pages: as a server, which the program
 * itself asks for every page of a vault. So one compilation serves all vaults,
 * and every build of them.
 */
export function astroConfig({ folder, language, vault }: PagesTarget) {
  prepareRoot(folder);
  return {
    root: folder,
    configFile: false,
    srcDir: join(PACKAGE_ROOT, 'src'),
    publicDir: join(folder, 'public'),
    cacheDir: join(folder, '.astro/cache'),
    outDir: join(folder, 'dist'),
    output: 'server',
    logLevel: 'warn',
    trailingSlash: 'ignore',
    compressHTML: true,
    devToolbar: { enabled: false },
    build: { inlineStylesheets: 'never' },
    markdown: { processor: mdxProcessor(), syntaxHighlight: false },
    // The vault's pictures are published as they are.
    image: { service: passthroughImageService() },
    adapter: lectern(language),
    integrations: [mdx()],
    vite: {
      plugins: [plainImports, relativeFonts, loadedModules],
      cacheDir: join(folder, '.astro/vite'),
      build: { assetsInlineLimit: 0, rolldownOptions: { onLog: withoutNoise } },
      server: { fs: { allow: [PACKAGE_ROOT, ...(vault ? [vault] : []), modulesFolder()] } },
      // What was compiled may lie far from the packages that it needs.
      ssr: { noExternal: true },
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

/** Fonts lie beside the styles that name them: said so, styles are right under any base. */
const relativeFonts = {
  name: 'lectern:relative-fonts',
  generateBundle(_, bundle) {
    for (const file of Object.values(bundle))
      if (file.type === 'asset' && file.fileName.endsWith('.css'))
        file.source = file.source.toString().replaceAll('url(/_astro/', 'url(');
  },
} satisfies Plugin;

/** Folders whose modules are no part of what a browser is sent. */
const PROGRAM = ['markdown', 'map', 'print', 'site', 'vault', 'words'];

/**
 * The folder of the program's modules: in a clone TypeScript, which Node reads
 * as it is, in a package JavaScript.
 */
export const MODULES = new URL('../../', import.meta.url);

/** Pages import the program's own modules as they are: whoever renders pages has them loaded. */
const loadedModules = {
  name: 'lectern:loaded-modules',
  enforce: 'pre',
  apply: 'build',
  resolveId(source, importer) {
    if (this.environment.name === 'client' || !importer || !/^\..*\.ts$/.test(source)) return;
    const path = relative(join(PACKAGE_ROOT, 'src'), resolve(dirname(importer), source));
    if (!PROGRAM.includes(path.split(sep)[0]!)) return;
    const module = path
      .split(sep)
      .join('/')
      .replace(/\.ts$/, extname(import.meta.url));
    return { id: new URL(module, MODULES).href, external: true };
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
