import { close, createIndex } from 'pagefind';
import type { SearchRecord } from './records.ts';

/** A file of the search bundle; its path is relative to the bundle's folder. */
export interface BundleFile {
  readonly path: string;
  readonly content: Uint8Array;
}

/** Part of the key of a cached bundle: raise it when the same notes would give other files. */
export const BUNDLE_VERSION = 1;

/** Folder of the site that holds the search bundle. */
export const SEARCH_FOLDER = 'pagefind';

/** Texts of results lie in this many files: few enough to keep offline, small enough to load one. */
const FRAGMENT_FILES = 32;
/** What Pagefind brings for interfaces of its own. */
const UNUSED = /^pagefind-.*\.(?:js|css)$/;

/**
 * Makes the files that a browser searches in. The same records give the same
 * files.
 *
 * @param language BCP 47 tag of the site: one index for all, words cut and stemmed by its rules
 */
export async function searchBundle(
  records: Iterable<SearchRecord> | AsyncIterable<SearchRecord>,
  language: string,
): Promise<BundleFile[]> {
  const created = await createIndex({
    forceLanguage: language.toLowerCase(),
    maxFragments: FRAGMENT_FILES,
    includeCharacters: '+#',
  });
  const index = created.index;
  if (!index) throw indexingError(created.errors);
  const adding: Promise<void>[] = [];
  for await (const record of records) {
    adding.push(index.addCustomRecord(pagefindRecord(record, language)).then(failOnErrors));
  }
  await Promise.all(adding);
  const made = await index.getFiles();
  failOnErrors(made);
  await index.deleteIndex();
  const files = made.files.filter(({ path }) => !UNUSED.test(path));
  const isStemmed = files.some(({ path }) => /^wasm\.(?!unknown)/.test(path));
  return files.filter(({ path }) => !(isStemmed && path.startsWith('wasm.unknown')));
}

/** Stops the program that indexes; it starts again when it is needed. */
export async function closeIndexer(): Promise<void> {
  await close();
}

function pagefindRecord(record: SearchRecord, language: string) {
  const { url, kind, page, title, path, aliases, tags, text } = record;
  const isPage = path.length === 0 && title === page;
  return {
    url,
    content: text,
    language,
    meta: {
      title: title,
      ...(isPage ? {} : { page }),
      ...(path.length > 0 ? { path: path.join(' › ') } : {}),
      ...(aliases.length > 0 ? { aliases: aliases.join(', ') } : {}),
    },
    filters: { kind: [kind], ...(tags.length > 0 ? { tag: [...tags] } : {}) },
  };
}

function failOnErrors({ errors }: { errors: readonly string[] }) {
  if (errors.length > 0) throw indexingError(errors);
}

function indexingError(errors: readonly string[]): Error {
  return new Error(`The search index could not be made: ${errors.join('; ')}`);
}
