import { appManifest, type AppIdentity } from './app-manifest.ts';
import { earlierFiles } from './earlier-build.ts';
import { buildId, hasHashedName, keptFiles, type SiteFiles } from './files.ts';
import { headersFile } from './headers.ts';
import { HASHED_FILES, INFO_FILE, MANIFEST_FILE, WORKER_FILE, type OfflineInfo } from './names.ts';
import { retiredWorkerScript, totalBytes, workerScript } from './worker-script.ts';

/** Up to so many bytes a site is kept without a question. */
const QUIET_BYTES = 15_000_000;

/** A site that was built, search index included, and not yet published. */
export interface BuiltSite extends AppIdentity {
  readonly files: SiteFiles;
  /** Scripts of its pages, as they were compiled: each beside those that it loads. */
  readonly scripts: string;
  /** Where the build before lies, if there was one. */
  readonly earlier: string;
  /** This package's folder. */
  readonly packageRoot: string;
  /** The service worker, bundled. */
  readonly workerCode: string;
  /** Whether devices may keep the site. */
  readonly offline: boolean;
  /** Whether to write the portable copy. */
  readonly portable: boolean;
  /** Folder of the site with the search index. */
  readonly dataFolder: string;
}

/** The last step of a build: everything by which a site is read without a network. */
export async function makeOffline(site: BuiltSite): Promise<void> {
  const { files } = site;
  if (site.portable) {
    // Only now: most sites have no copy, and need no bundler.
    const { writePortable } = await import('./portable/index.ts');
    await writePortable(site);
  }
  if (site.offline) await writeWorker(site);
  else await files.write(WORKER_FILE, retiredWorkerScript({ atOnce: false }));
}

async function writeWorker(site: BuiltSite) {
  const { files } = site;
  await files.write(MANIFEST_FILE, appManifest(site));
  const paths = files.list();
  const kept = await keptFiles(files, paths);
  const build = buildId(kept);
  const bytes = totalBytes(kept);
  const info: OfflineInfo = { build, bytes, quiet: bytes <= QUIET_BYTES };
  const infoText = `${JSON.stringify(info)}\n`;
  const infoFile = { path: INFO_FILE, bytes: infoText.length, revision: '' };
  await files.write(INFO_FILE, infoText);
  await files.write(WORKER_FILE, workerScript(site.workerCode, build, [...kept, infoFile]));
  await files.write('_headers', headersFile(site.base));
  await files.write(HASHED_FILES, JSON.stringify(paths.filter(hasHashedName)));
  for (const path of await earlierFiles(site.earlier, paths)) files.retain(path);
}
