import { SEARCH_FOLDER, VOCABULARY_FILE } from '../names.ts';
import type { Vocabulary } from '../index/vocabulary.ts';
import { Engine } from './engine.ts';
import { loadPagefind, mergeShards } from './pagefind.ts';

/**
 * Loads what a search needs, but for the words themselves: those follow as they
 * are asked for.
 *
 * @param home address of the site's home page
 */
export async function loadEngine(home: URL): Promise<Engine> {
  const [pagefind, vocabulary] = await Promise.all([loadPagefind(home), loadVocabulary(home)]);
  await mergeShards(pagefind, home, vocabulary.shards);
  return new Engine(pagefind, vocabulary);
}

async function loadVocabulary(home: URL): Promise<Vocabulary> {
  const response = await fetch(new URL(`${SEARCH_FOLDER}/${VOCABULARY_FILE}`, home));
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  return (await response.json()) as Vocabulary;
}
