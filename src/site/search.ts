import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { BUNDLE_VERSION, searchBundle, type BundleFile } from '../search/index/bundle.ts';
import { recordsOf, type SearchPage, type SearchRecord } from '../search/index/records.ts';
import { SEARCH_FOLDER } from '../search/names.ts';
import { glossaryOf } from './glossary.ts';
import { keyOf } from './html-cache.ts';
import { keepValue, keptValue } from './kept-file.ts';
import type { Note } from '../vault/index.ts';
import type { Site } from './site.ts';

/** The file that names the others. */
const ENTRY = 'pagefind-entry.json';

/** The files that make a site searchable, of its notes as they are now: those of the last time if they would be the same. */
export async function searchFiles(site: Site): Promise<readonly BundleFile[]> {
  const file = join(site.options.cacheDir, 'search');
  const pages = pagesToSearch(site);
  const { language } = site.settings;
  // Everything that can be found.
  const parts = pages.map(({ note, ...page }) => [page, note && site.keyOf(note)]);
  const key = keyOf(BUNDLE_VERSION, language, JSON.stringify(parts));
  const last = (await keptValue(file, key)) as readonly BundleFile[] | undefined;
  if (last) return last;
  const files = await searchBundle(recordsOn(pages, site), { language, pages: pages.length });
  keepValue(file, key, files);
  return files;
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
async function* recordsOn(
  pages: readonly PageToSearch[],
  site: Site,
): AsyncGenerator<SearchRecord> {
  for (const { note, ...page } of pages) {
    yield* recordsOf({ ...page, html: note ? await site.html(note) : '' });
  }
}

/** A page, and the note whose text it shows as its own. */
type PageToSearch = Omit<SearchPage, 'html'> & { readonly note: Note | undefined };

function pagesToSearch(site: Site): PageToSearch[] {
  const concepts = new Set(glossaryOf(site).map(({ route }) => route));
  return [...site.pages.values()].map(({ route, note, concept, title }) => ({
    url: site.addresses.page(route).slice(site.settings.base.length),
    title,
    kind: concepts.has(route) ? 'concept' : 'section',
    aliases: [...(note?.aliases ?? []), ...(concept?.aliases ?? [])],
    tags: note?.tags ?? [],
    note,
  }));
}
