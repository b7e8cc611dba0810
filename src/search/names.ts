/** Names that the build and the search in the browser have to agree on. */

/** Folder of the site that holds the search bundle. */
export const SEARCH_FOLDER = 'pagefind';

/** Name of the file beside Pagefind's: see `Vocabulary`. */
export const VOCABULARY_FILE = 'vocabulary.json';

/** Folder of a shard's index below the search bundle's: the first lies in the bundle's own. */
export function shardFolder(shard: number): string {
  return shard === 0 ? '' : `${shard}/`;
}

/** Begins of the ids of anchors that are no headings; the rest is the address on the page. */
export const TIP_ANCHOR = 'tip:';
export const CARD_ANCHOR = 'card:';
