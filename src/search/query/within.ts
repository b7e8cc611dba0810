import { foldWord } from '../fold.ts';
import type { PageText, Passage } from './passages.ts';
import type { Hit, WordHits } from './rank.ts';

/** Pages that were loaded, by their id. */
export type LoadedPages = ReadonlyMap<string, PageText>;

/** Names a passage of a page among those of all. */
export function passageId(page: string, at: number): string {
  return `${page} ${at}`;
}

/**
 * What a word finds on the loaded pages, without what is found by mistake:
 * Pagefind gives what is found by the first letters of a word that an index lacks.
 */
export function hitsMeant(word: WordHits, pages: LoadedPages): WordHits {
  const hits = new Map<string, Hit>();
  const likeness = likenessTo(foldWord(word.text));
  for (const [id, { partsAt }] of pages) {
    const hit = word.hits.get(id);
    if (!hit) continue;
    const places = hit.places.filter((place) => likeness(partsAt(place)) > 0);
    if (places.length > 0 || hit.fields.length > 0) hits.set(id, { ...hit, places });
  }
  return { ...word, hits };
}

/** What a word finds in each passage of the loaded pages. */
export function hitsWithin(word: WordHits, pages: LoadedPages): WordHits {
  const hits = new Map<string, Hit>();
  const likeness = likenessTo(foldWord(word.text));
  for (const [id, text] of pages) {
    const hit = word.hits.get(id);
    if (!hit) continue;
    const places = placesByPassage(hit.places, text.passages);
    const isInTitle = text.passages.map(({ textStart }, at) =>
      places[at]!.some((place) => place < textStart),
    );
    for (const [at, passage] of text.passages.entries()) {
      const fields = [
        ...(passage.isPage ? hit.fields : hit.fields.length > 0 ? ['page'] : []),
        ...(isInTitle[at] ? [passage.kind === 'card' ? 'question' : 'title'] : []),
        ...(passage.above.some((other) => isInTitle[other]) ? ['path'] : []),
      ];
      if (fields.length === 0 && places[at]!.length === 0) continue;
      const inText = places[at]!.filter((place) => place >= passage.textStart);
      const count = inText.reduce((sum, place) => sum + likeness(text.partsAt(place)), 0);
      const score = word.idf * frequency(count, passage);
      hits.set(passageId(id, at), { score, fields, places: inText });
    }
  }
  return { ...word, hits };
}

/** The places in each passage; passages follow each other without a gap. */
function placesByPassage(places: readonly number[], passages: readonly Passage[]): number[][] {
  const within = passages.map((): number[] => []);
  let at = 0;
  // Numbers of an array of their own kind are sorted without a function that compares them.
  for (const place of Uint32Array.from(places).sort()) {
    while (at < passages.length && place >= passages[at]!.end) at += 1;
    within[at]?.push(place);
  }
  return within;
}

/** What has a name for its own: pages by what the index says, and their headings. */
export function namedWithin(name: WordHits, pages: LoadedPages): WordHits {
  const hits = new Map<string, Hit>();
  for (const [id, { passages }] of pages) {
    const fields = name.hits.get(id)?.fields ?? [];
    for (const [at, { isPage, name: own }] of passages.entries()) {
      const isNamed = isPage ? fields.includes('pageNames') : own === name.text;
      const field = isPage ? 'pageNames' : 'partNames';
      if (isNamed) hits.set(passageId(id, at), { score: 0, fields: [field], places: [] });
    }
  }
  return { ...name, hits };
}

/** As BM25 has it: how soon more of a word tells no more, what length takes from it, and a usual length. */
const SATURATION = 1.4;
const LENGTH_SHARE = 0.3;
const USUAL_LENGTH = 100;

/** How much a passage is about a word that it has so often. */
function frequency(count: number, { textStart, end }: Passage): number {
  const length = 1 - LENGTH_SHARE + (LENGTH_SHARE * (end - textStart)) / USUAL_LENGTH;
  return ((SATURATION + 1) * count) / (SATURATION * length + count);
}

/** What another form of a word counts. */
const OTHER_FORM = 0.9;
/** Longer endings make other words. */
const LONGEST_ENDING = 3;
/** `running` is a form of `run`. */
const LONGEST_CUT = 4;

/**
 * How much of a word that was found, in its parts, is what was sought: `filling`
 * is `fill`, `database` is more than `data`, and a mere beginning is nothing. It
 * is asked for every place of a page, and looks at each word once.
 */
function likenessTo(sought: string): (found: readonly string[]) => number {
  const known = new Map<readonly string[], number>();
  return (found) => {
    let likeness = known.get(found);
    if (likeness === undefined) {
      likeness = isForm(sought, found) ? similarity(sought, found) : 0;
      known.set(found, likeness);
    }
    return likeness;
  };
}

function similarity(sought: string, found: readonly string[]): number {
  const begun = found.filter((part) => part.startsWith(sought));
  if (begun.length === 0) return OTHER_FORM;
  const shortest = Math.min(...begun.map(({ length }) => length));
  if (shortest === sought.length) return 1;
  return shortest <= sought.length + LONGEST_ENDING ? OTHER_FORM : sought.length / shortest;
}

/** Whether a word that was found can be a form of what was sought, and is no mere beginning of it. */
function isForm(sought: string, found: readonly string[]): boolean {
  const isBegin = (part: string) =>
    part.length < sought.length - LONGEST_CUT && sought.startsWith(part);
  return !found.every(isBegin);
}
