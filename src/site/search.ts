import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import {
  closeIndexer,
  searchBundle,
  SEARCH_FOLDER,
  type BundleFile,
} from '../search/index/bundle.ts';
import { recordsOf, type SearchRecord } from '../search/index/records.ts';
import { glossaryOf } from './glossary.ts';
import { keyOf } from './html-cache.ts';
import type { Site } from './site.ts';
import { version } from './version.ts';

/** The file that names the others. */
const ENTRY = 'pagefind-entry.json';

/** Raise it when the same records would give other files. */
const BUNDLE_VERSION = 1;

/**
 * The files that make a site searchable, of its notes as they are now. Those of
 * the last time are taken again where no text has changed.
 */
export async function searchFiles(site: Site): Promise<BundleFile[]> {
  const records = await searchRecords(site);
  const { language } = site.settings;
  const pages = site.pages.size;
  const key = keyOf(BUNDLE_VERSION, version(), language, pages, JSON.stringify(records));
  const cache = join(site.options.cacheDir, 'search');
  const kept = await readKept(join(cache, key));
  if (kept) return kept;
  const files = await searchBundle(records, { language, pages });
  await rm(cache, { recursive: true, force: true });
  await mkdir(cache, { recursive: true });
  // Whole under its name, or not at all: another build may read it.
  await writeFile(join(cache, `${key}.tmp`), serialize(files));
  await rename(join(cache, `${key}.tmp`), join(cache, key));
  return files;
}

async function readKept(file: string): Promise<BundleFile[] | undefined> {
  try {
    return deserialize(await readFile(file)) as BundleFile[];
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Writes the search index into the built site. */
export async function writeSearch(files: readonly BundleFile[], outFolder: string): Promise<void> {
  for (const { path, content } of files) {
    const target = join(outFolder, SEARCH_FOLDER, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, content);
  }
  await closeIndexer();
}

/**
 * The search bundle of a site that is being written: made when its first file is
 * asked for, and anew when notes have changed since.
 */
export class FreshSearch {
  readonly #site: Site;
  #files: Promise<Map<string, Uint8Array>> | undefined;
  #revision = 0;

  constructor(site: Site) {
    this.#site = site;
  }

  /** A file of the bundle; undefined where it has none of that name. */
  async file(name: string): Promise<Uint8Array | undefined> {
    // Pagefind asks for its entry first, and for the rest by names that stand there.
    const isStart = this.#files === undefined || name === ENTRY;
    if (isStart && this.#revision !== this.#site.revision) {
      this.#revision = this.#site.revision;
      this.#files = searchFiles(this.#site).then(
        (files) => new Map(files.map(({ path, content }) => [path, content])),
      );
      this.#files.catch(() => (this.#revision = 0));
    }
    return (await this.#files)?.get(name);
  }
}

/** Everything that can be found on a site, each passage at its one place. */
async function searchRecords(site: Site): Promise<SearchRecord[]> {
  const concepts = new Set(glossaryOf(site).map(({ route }) => route));
  const records: SearchRecord[] = [];
  for (const page of site.pages.values()) {
    const { route, note, concept, title } = page;
    const found = recordsOf({
      url: site.addresses.page(route).slice(site.settings.base.length),
      title,
      kind: concepts.has(route) ? 'concept' : 'section',
      aliases: [...(note?.aliases ?? []), ...(concept?.aliases ?? [])],
      tags: note?.tags ?? [],
      html: note ? await site.html(note) : '',
    });
    records.push(...found);
  }
  return records;
}
