import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { appManifest, type AppIdentity } from './app-manifest.ts';
import { keepEarlierFiles } from './earlier-build.ts';
import { buildId, filesBelow, hasHashedName, keptFiles, type Measured } from './files.ts';
import { headersFile } from './headers.ts';
import { HASHED_FILES, INFO_FILE, MANIFEST_FILE, WORKER_FILE, type OfflineInfo } from './names.ts';
import { retiredWorkerScript, totalBytes, workerScript } from './worker-script.ts';

/** Up to so many bytes a site is kept without a question. */
const QUIET_BYTES = 15_000_000;

/** A site that was built, search index included, and not yet published. */
export interface BuiltSite extends AppIdentity {
  readonly folder: string;
  /** Those of its files, by path, that were measured when they were written. */
  readonly measured: ReadonlyMap<string, Measured>;
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
  const paths = await filesBelow(site.folder);
  if (site.portable) {
    // Only now: most sites have no copy, and need no bundler.
    const { writePortable } = await import('./portable/index.ts');
    await writePortable(site, paths);
  }
  if (site.offline) await writeWorker(site, paths);
  else await write(site, WORKER_FILE, retiredWorkerScript({ atOnce: false }));
}

async function writeWorker(site: BuiltSite, built: readonly string[]) {
  await write(site, MANIFEST_FILE, appManifest(site));
  const paths = [...built, MANIFEST_FILE].sort();
  const files = await keptFiles(site.folder, paths, site.measured);
  const build = buildId(files);
  const bytes = totalBytes(files);
  const info: OfflineInfo = { build, bytes, quiet: bytes <= QUIET_BYTES };
  const infoText = `${JSON.stringify(info)}\n`;
  const infoFile = { path: INFO_FILE, bytes: infoText.length, revision: '' };
  await write(site, INFO_FILE, infoText);
  await write(site, WORKER_FILE, workerScript(site.workerCode, build, [...files, infoFile]));
  await write(site, '_headers', headersFile(site.base));
  await write(site, HASHED_FILES, JSON.stringify(paths.filter(hasHashedName)));
  await keepEarlierFiles(site.earlier, site.folder, paths);
}

async function write({ folder }: BuiltSite, file: string, content: string | Uint8Array) {
  await writeFile(join(folder, file), content);
}
