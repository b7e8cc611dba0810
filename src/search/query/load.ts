import { SEARCH_FOLDER, VOCABULARY_FILE } from '../names.ts';
import type { Vocabulary } from '../index/vocabulary.ts';
import { Engine } from './engine.ts';
import { loadPagefind } from './pagefind.ts';

/**
 * Loads what a search needs, but for the words themselves: those follow as they
 * are asked for.
 *
 * @param home address of the site's home page
 */
export async function loadEngine(home: URL): Promise<Engine> {
  const [pagefind, vocabulary] = await Promise.all([
    loadPagefind(home),
    fetch(new URL(`${SEARCH_FOLDER}/${VOCABULARY_FILE}`, home)).then((response) => {
      if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
      return response.json() as Promise<Vocabulary>;
    }),
  ]);
  return new Engine(pagefind, vocabulary);
}
