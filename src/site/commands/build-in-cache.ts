import type { Site, SiteOptions } from '../site.ts';
import { readVaultFiles } from '../vault-files.ts';

/** Builds a site in its cache folder, where it stays until it is published. */
export async function buildInCache(options: SiteOptions): Promise<{ built: Site; folder: string }> {
  const files = readVaultFiles(options);
  // Astro asks for them later, and is told then what went wrong.
  files.catch(() => undefined);
  // Only now, so that the vault is read while Astro is loaded.
  const { build } = await import('astro');
  const [{ astroConfig }, { currentSite }, { stopIndexing }] = await Promise.all([
    import('../config.ts'),
    import('../current.ts'),
    import('../../search/index/make-shards.ts'),
  ]);
  const config = astroConfig(options, files);
  // Astro compiles the pages to a folder below the working directory, where
  // another build may be running: each has to have its own.
  process.chdir(options.cacheDir);
  try {
    await build(config);
  } finally {
    await stopIndexing();
  }
  return { built: currentSite(), folder: config.outDir };
}
