import { close, createIndex } from 'pagefind';
import { nameWord } from '../fold.ts';
import { VOCABULARY_FILE } from '../names.ts';
import { initialsOf } from './names.ts';
import type { SearchRecord } from './records.ts';
import { VocabularyBuilder } from './vocabulary.ts';

/** A file of the search bundle; its path is relative to the bundle's folder. */
export interface BundleFile {
  readonly path: string;
  readonly content: Uint8Array;
}

/** Part of the key of a cached bundle: raise it when the same notes would give other files. */
export const BUNDLE_VERSION = 3;

/** Words of the index in one file. The default is for searches of one word: ours load several. */
const CHUNK_WORDS = '4000';
/** What Pagefind brings for interfaces of its own. */
const UNUSED = /^pagefind-.*\.(?:js|css)$/;

/**
 * Makes the files that a browser searches in. The same records give the same
 * files.
 *
 * @param language BCP 47 tag of the site: one index for all, words cut and stemmed by its rules
 * @param pages how many pages the records are of
 */
export async function searchBundle(
  records: Iterable<SearchRecord> | AsyncIterable<SearchRecord>,
  { language, pages }: { readonly language: string; readonly pages: number },
): Promise<BundleFile[]> {
  process.env['PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE'] ??= CHUNK_WORDS;
  const created = await createIndex({
    forceLanguage: language.toLowerCase(),
    // Texts of two pages in a file: few enough to keep offline, small enough to load for one result.
    maxFragments: Math.ceil(pages / 2),
    includeCharacters: '+#',
  });
  const index = created.index;
  if (!index) throw indexingError(created.errors);
  const vocabulary = new VocabularyBuilder(language);
  const counts = new Map<string, number>();
  const adding: Promise<void>[] = [];
  for await (const record of records) {
    vocabulary.add(record);
    // Of two records with one address Pagefind keeps the last.
    const count = (counts.get(record.url) ?? 0) + 1;
    counts.set(record.url, count);
    const added = index.addCustomRecord(pagefindRecord(record, count, language));
    adding.push(added.then(failOnErrors));
  }
  await Promise.all(adding);
  const made = await index.getFiles();
  failOnErrors(made);
  await index.deleteIndex();
  const files = made.files.filter(({ path }) => !UNUSED.test(path));
  const isStemmed = files.some(({ path }) => /^wasm\.(?!unknown)/.test(path));
  const needed = files.filter(({ path }) => !(isStemmed && path.startsWith('wasm.unknown')));
  const content = new TextEncoder().encode(JSON.stringify(vocabulary.build()));
  return [...needed, { path: VOCABULARY_FILE, content }];
}

/** Stops the program that indexes; it starts again when it is needed. */
export async function closeIndexer(): Promise<void> {
  await close();
}

/** @param count which record of this address it is; told apart behind a space, which addresses have none of */
function pagefindRecord(record: SearchRecord, count: number, language: string) {
  const { url, kind, page, title, path, aliases, tags, text } = record;
  const isPage = title === page && !url.includes('#');
  const names = [title, ...aliases].filter(Boolean);
  const initials = isPage ? names.flatMap((name) => initialsOf(name, language) ?? []) : [];
  const wholeNames = [...names, ...initials].map(nameWord).join(' ');
  return {
    url: count === 1 ? url : `${url} ${count}`,
    // Pagefind leaves out records without text.
    content: text || title,
    language,
    meta: {
      title,
      ...(isPage ? {} : { page }),
      ...(path.length > 0 ? { path: path.join(' › ') } : {}),
      ...(aliases.length > 0 ? { aliases: aliases.join(', ') } : {}),
      ...(initials.length > 0 ? { initials: initials.join(' ') } : {}),
      [isPage ? 'pageNames' : 'partNames']: wholeNames,
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
