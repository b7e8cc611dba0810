/** Names that the build and the search in the browser have to agree on. */

/** Folder of the site that holds the search bundle. */
export const SEARCH_FOLDER = 'pagefind';

/** Name of the file beside Pagefind's: see `Vocabulary`. */
export const VOCABULARY_FILE = 'vocabulary.json';
