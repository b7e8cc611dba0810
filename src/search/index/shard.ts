import { close, createIndex, type PagefindIndex } from 'pagefind';
import { documentOf } from './document.ts';
import type { SearchPage } from './page.ts';
import { passagesOf } from './passages.ts';
import { VocabularyBuilder, type VocabularyPart } from './vocabulary.ts';

/** A file of the search bundle; its path is relative to the bundle's folder. */
export interface BundleFile {
  readonly path: string;
  readonly content: Uint8Array;
}

/** One of the indexes of a site, with what its pages add to the vocabulary. */
export interface Shard {
  /** Its files; their paths are relative to the shard's folder. */
  readonly files: readonly BundleFile[];
  readonly vocabulary: VocabularyPart;
}

/** What all shards of a site have in common. */
export interface ShardSettings {
  /** BCP 47 tag of the site: one for all pages, whose words are cut and stemmed by its rules. */
  readonly language: string;
  /** How many shards the site has. */
  readonly shards: number;
}

/** Words of the index in one file, of all shards together. The default is for searches of one word: ours load several. */
const CHUNK_WORDS = 2500;
/** Less would be many requests for what is loaded together. */
const LEAST_CHUNK_WORDS = 1000;
/** What Pagefind brings for interfaces of its own. */
const UNUSED = /^pagefind-.*\.(?:js|css)$/;

/** Makes one shard of a site's index. The same pages give the same files. */
export class ShardBuilder {
  readonly #index: PagefindIndex;
  readonly #language: string;
  readonly #vocabulary: VocabularyBuilder;
  readonly #adding: Promise<void>[] = [];

  private constructor(index: PagefindIndex, language: string) {
    this.#index = index;
    this.#language = language;
    this.#vocabulary = new VocabularyBuilder(language);
  }

  /** @param pages how many pages the shard will have */
  static async create(pages: number, { language, shards }: ShardSettings): Promise<ShardBuilder> {
    const chunk = Math.max(LEAST_CHUNK_WORDS, Math.ceil(CHUNK_WORDS / shards));
    process.env['PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE'] ??= String(chunk);
    const { index, errors } = await createIndex({
      forceLanguage: language.toLowerCase(),
      // The text of one page in a file: a search loads those of its best pages and no others.
      maxFragments: pages,
      includeCharacters: '+#',
    });
    if (!index) throw indexingError(errors);
    return new ShardBuilder(index, language);
  }

  /** Takes a page; resolves when Pagefind has read it. */
  async add(page: SearchPage): Promise<void> {
    const passages = passagesOf(page.html);
    this.#vocabulary.add(page, passages);
    const content = documentOf(page, passages, this.#language);
    const added = this.#index.addHTMLFile({ url: page.url, content }).then(failOnErrors);
    this.#adding.push(added);
    await added;
  }

  /** The shard of all pages that were added. */
  async finish(): Promise<Shard> {
    await Promise.all(this.#adding);
    const made = await this.#index.getFiles();
    failOnErrors(made);
    await this.#index.deleteIndex();
    const files = made.files.filter(({ path }) => !UNUSED.test(path));
    const isStemmed = files.some(({ path }) => /^wasm\.(?!unknown)/.test(path));
    return {
      files: files.filter(({ path }) => !(isStemmed && path.startsWith('wasm.unknown'))),
      vocabulary: this.#vocabulary.build(),
    };
  }
}

/** Stops the program that indexes; it starts again when it is needed. */
export async function closePagefind(): Promise<void> {
  await close();
}

function failOnErrors({ errors }: { errors: readonly string[] }) {
  if (errors.length > 0) throw indexingError(errors);
}

function indexingError(errors: readonly string[]): Error {
  return new Error(`The search index could not be made: ${errors.join('; ')}`);
}
