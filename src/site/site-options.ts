import { homedir, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Paper } from '../print/paper.ts';
import { keyOf } from './key.ts';
import type { SiteOptions } from './site.ts';

/** What a command line says about a site. Paths may be relative to the working directory. */
export interface SiteArguments {
  readonly vault: string;
  readonly outDir: string;
  readonly base?: string | undefined;
  readonly site?: string | undefined;
  readonly pdf?: boolean | undefined;
  readonly paper?: Paper | undefined;
  readonly portable?: boolean | undefined;
}

/** Absolute paths, and the folder for what may be thrown away: one for each vault, in the user's cache. */
export function siteOptions({ vault, outDir, ...settings }: SiteArguments): SiteOptions {
  const root = resolve(vault);
  const given: [string, unknown][] = Object.entries(settings);
  const overrides = Object.fromEntries(given.filter(([, value]) => value !== undefined));
  const caches =
    process.env['XDG_CACHE_HOME'] ?? (homedir() ? join(homedir(), '.cache') : tmpdir());
  return {
    vault: root,
    outDir: resolve(outDir),
    cacheDir: join(caches, 'lectern', keyOf(root, settings.base ?? '')),
    pagesDir: join(caches, 'lectern', 'pages'),
    overrides,
  };
}
