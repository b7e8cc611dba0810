import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import {
  BUNDLE_VERSION,
  searchBundle,
  SEARCH_FOLDER,
  type BundleFile,
} from '../search/index/bundle.ts';
import { recordsOf, type SearchPage, type SearchRecord } from '../search/index/records.ts';
import { glossaryOf } from './glossary.ts';
import { keyOf } from './html-cache.ts';
import type { Note } from '../vault/index.ts';
import type { Site } from './site.ts';

/** The file that names the others. */
const ENTRY = 'pagefind-entry.json';

/** The files that make a site searchable, of its notes as they are now: those of the last time if they would be the same. */
export async function searchFiles(site: Site): Promise<readonly BundleFile[]> {
  const file = join(site.options.cacheDir, 'search');
  const key = searchKey(site);
  const last = await readBundle(file);
  if (last?.key === key) return last.files;
  const files = await searchBundle(searchRecords(site), site.settings.language);
  const draft = `${file}.${process.pid}.tmp`;
  await writeFile(draft, serialize({ key, files } satisfies CachedBundle));
  await rename(draft, file);
  return files;
}

/** A search bundle as the cache keeps it. */
interface CachedBundle {
  readonly key: string;
  readonly files: readonly BundleFile[];
}

async function readBundle(file: string): Promise<CachedBundle | undefined> {
  try {
    return deserialize(await readFile(file)) as CachedBundle;
  } catch {
    // There is none yet, or it is in another V8's format: it is made anew.
    return undefined;
  }
}

/** A key of everything that can be found. */
function searchKey(site: Site): string {
  const pages = searchPages(site).map(({ note, ...page }) => [page, note && site.keyOf(note)]);
  return keyOf(BUNDLE_VERSION, site.settings.language, JSON.stringify(pages));
}

/** Writes the search bundle into the built site. */
export async function writeSearch(files: readonly BundleFile[], outFolder: string): Promise<void> {
  for (const { path, content } of files) {
    const target = join(outFolder, SEARCH_FOLDER, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, content);
  }
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
async function* searchRecords(site: Site): AsyncGenerator<SearchRecord> {
  for (const { note, ...page } of searchPages(site)) {
    yield* recordsOf({ ...page, html: note ? await site.html(note) : '' });
  }
}

/** The pages to search in. Lists that a reader gets by other means - tags, all concepts - are left out. */
function searchPages(site: Site): (Omit<SearchPage, 'html'> & { note: Note | undefined })[] {
  const concepts = new Set(glossaryOf(site).map(({ route }) => route));
  return [...site.pages.values()]
    .filter(({ note, concept, folder }) => note ?? concept ?? folder)
    .map(({ route, note, concept, title }) => ({
      url: site.addresses.page(route).slice(site.settings.base.length),
      title,
      kind: concepts.has(route) ? 'concept' : 'section',
      aliases: [...(note?.aliases ?? []), ...(concept?.aliases ?? [])],
      tags: note?.tags ?? [],
      note,
    }));
}
