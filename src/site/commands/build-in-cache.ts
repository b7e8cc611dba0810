import { stopIndexing, warmUp } from '../../search/index/make-shards.ts';
import { Site, type SiteOptions } from '../site.ts';
import type { Renderer } from '../renderer/index.ts';
import type { SiteFolder } from '../site-folder.ts';
import { readVaultFiles } from '../vault-files.ts';
import { writeSite } from '../write-site.ts';
import { boundYoungGenerations } from '../young-generations.ts';

/** Builds a site in its cache folder, where it stays until it is published. */
export async function buildInCache(
  options: SiteOptions,
): Promise<{ built: Site; folder: SiteFolder; renderer: Renderer }> {
  boundYoungGenerations();
  // The index is waited for longest where one note has changed.
  const whenChanged = options.booksOnly ? undefined : warmUp;
  let built: Site | undefined;
  try {
    built = await Site.of(options, await readVaultFiles(options, whenChanged));
    return { built, ...(await writeSite(built)) };
  } finally {
    await Promise.all([stopIndexing(), built?.close()]);
  }
}
