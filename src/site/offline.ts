import { readFile } from 'node:fs/promises';
import { makeOffline } from '../offline/index.ts';
import { SEARCH_FOLDER } from '../search/names.ts';
import { PACKAGE_ROOT } from './package-root.ts';
import type { Renderer } from './renderer/index.ts';
import type { SiteFolder } from './site-folder.ts';
import type { Site } from './site.ts';

/** Adds to a site that was built, and not yet published, what it needs to be read offline. */
export async function finishOffline(
  site: Site,
  files: SiteFolder,
  { clientFolder, workerFile }: Renderer,
): Promise<void> {
  const { settings, options, title } = site;
  await makeOffline({
    files,
    scripts: clientFolder,
    earlier: options.outDir,
    packageRoot: PACKAGE_ROOT,
    title,
    description: settings.description,
    language: settings.language,
    base: settings.base,
    workerCode: await readFile(workerFile, 'utf8'),
    offline: settings.offline,
    portable: settings.portable,
    dataFolder: SEARCH_FOLDER,
  });
}
