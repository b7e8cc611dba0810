import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { hasHashedName } from '../offline/files.ts';
import { BUNDLE_VERSION, bundleOf, inShards } from '../search/index/bundle.ts';
import { makeShards } from '../search/index/make-shards.ts';
import type { SearchPage } from '../search/index/page.ts';
import type { BundleFile, Shard } from '../search/index/shard.ts';
import { SEARCH_FOLDER, VOCABULARY_FILE } from '../search/names.ts';
import { glossaryOf } from './glossary.ts';
import { keyOf } from './key.ts';
import { keepValue, keptValue } from './kept-file.ts';
import type { Note } from '../vault/index.ts';
import type { Site } from './site.ts';
import type { SiteFolder } from './site-folder.ts';
import { inParallel } from '../vault/read.ts';

const WRITERS = 16;

/**
 * The files that make a site searchable, of its notes as they are now. A shard
 * whose pages show what they showed the last time is taken from there. The others
 * are begun before this first waits for anything: they take longer than all else.
 *
 * @param onBusy told once the thread that indexes has enough to do for now
 */
export async function searchFiles(
  site: Site,
  onBusy: () => void = () => undefined,
): Promise<readonly BundleFile[]> {
  const { language } = site.settings;
  const folder = join(site.options.cacheDir, 'shards');
  mkdirSync(folder, { recursive: true });
  const parts = inShards(pagesToSearch(site));
  const settings = { language, shards: parts.length };
  const shards = parts.map((pages, at) => {
    const file = join(folder, String(at));
    const shown = pages.map(({ note, ...page }) => [page, note && site.notes.keyOf(note)]);
    const key = keyOf(BUNDLE_VERSION, JSON.stringify([settings, shown]));
    return { pages, file, key, kept: keptValue(file, key) as Shard | undefined };
  });
  const missing = shards.filter(({ kept }) => kept === undefined);
  const made = await makeShards(
    missing.map(({ pages }) => ({ count: pages.length, pages: withHtml(pages, site) })),
    settings,
    onBusy,
  );
  for (const [at, { file, key }] of missing.entries()) keepValue(file, key, made[at]);
  return bundleOf(
    shards.map(({ kept }) => kept ?? made.shift()!),
    language,
  );
}

/** Writes the search bundle into the built site. */
export async function writeSearch(files: readonly BundleFile[], folder: SiteFolder): Promise<void> {
  await inParallel(files, WRITERS, async ({ path, content }) => {
    const file = `${SEARCH_FOLDER}/${path}`;
    // The name of such a file changes with its content.
    const key = hasHashedName(file) ? '' : undefined;
    if (key === undefined || !folder.keeps(file, key)) await folder.write(file, content, key);
  });
}

/** Names what is there; browsers ask for them before anything else. */
const STARTS = new Set(['pagefind-entry.json', VOCABULARY_FILE]);

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
    const isStart = this.#files === undefined || STARTS.has(name);
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

/** Pages with the HTML of what they show as their own. */
async function* withHtml(pages: readonly PageToSearch[], site: Site): AsyncGenerator<SearchPage> {
  for (const { note, ...page } of pages) {
    yield { ...page, html: note ? await site.html(note) : '' };
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
