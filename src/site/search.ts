import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  closeIndexer,
  searchBundle,
  SEARCH_FOLDER,
  type BundleFile,
} from '../search/index/bundle.ts';
import { recordsOf, type SearchPage, type SearchRecord } from '../search/index/records.ts';
import { glossaryOf } from './glossary.ts';
import type { Page } from './pages.ts';
import type { Site } from './site.ts';

/** The file that names the others. */
const ENTRY = 'pagefind-entry.json';

/** The files that make a site searchable, of its notes as they are now. */
export async function searchFiles(site: Site): Promise<BundleFile[]> {
  return searchBundle(searchRecords(site), site.settings.language);
}

/** Writes the search index into the built site. */
export async function writeSearch(site: Site, outFolder: string): Promise<void> {
  for (const { path, content } of await searchFiles(site)) {
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
export async function* searchRecords(site: Site): AsyncGenerator<SearchRecord> {
  const concepts = new Set(glossaryOf(site).map(({ route }) => route));
  for (const page of site.pages.values()) {
    const kind = concepts.has(page.route) ? 'concept' : 'section';
    const searchPage = await searchPageOf(page, kind, site);
    if (searchPage) yield* recordsOf(searchPage);
  }
}

/** Lists of pages that a reader gets by other means - tags, all concepts - are left out. */
async function searchPageOf(
  { route, note, concept, folder, title }: Page,
  kind: SearchPage['kind'],
  site: Site,
): Promise<SearchPage | undefined> {
  if (!note && !concept && !folder) return undefined;
  return {
    url: site.addresses.page(route).slice(site.settings.base.length),
    title,
    kind,
    aliases: [...(note?.aliases ?? []), ...(concept?.aliases ?? [])],
    tags: note?.tags ?? [],
    html: note ? await site.html(note) : '',
  };
}
