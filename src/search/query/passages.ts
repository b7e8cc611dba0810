import { foldWord, nameWord, wordsIn } from '../fold.ts';
import { CARD_ANCHOR, TIP_ANCHOR } from '../names.ts';
import type { PagefindPage } from './pagefind.ts';

/** A word of a title, as written and as it is compared. */
export interface TitleWord {
  readonly text: string;
  readonly folded: string;
}

/** A part of a page that is found by itself, as `../index/document.ts` wrote it. */
export interface Passage {
  /** Address below the home page, with the anchor. */
  readonly url: string;
  readonly kind: string;
  /** Its heading or question; of what stands above the first heading, the page's title. */
  readonly title: string;
  /** What is compared with a query at every letter that is typed. */
  readonly titleWords: readonly TitleWord[];
  /** The title as one word of the index: see `nameWord`. */
  readonly name: string;
  /** Which passages have the headings above it, outermost first. */
  readonly above: readonly number[];
  /** Whether it is the page itself, with what stands above its first heading. */
  readonly isPage: boolean;
  /** Places of its first word, of the first one below its heading, and of the first that is not its own. */
  readonly start: number;
  readonly textStart: number;
  readonly end: number;
}

/** A page that was loaded: its words, and what it consists of. */
export interface PageText {
  readonly page: PagefindPage;
  /** Words as written, by place. */
  readonly words: readonly string[];
  /** The folded parts of the word at a place. */
  readonly partsAt: (place: number) => readonly string[];
  /** What stands between two words. */
  readonly joiner: string;
  /** The page itself first. */
  readonly passages: readonly Passage[];
}

/** Reads the passages of a page from its text and anchors. */
export function pageTextOf(page: PagefindPage): PageText {
  const { words, joiner } = wordsOf(page);
  const anchors = page.anchors
    .filter(({ element, id }) => kindOf(id) !== undefined || levelOf(element) > 0)
    .sort((a, b) => a.location - b.location);
  const kind = page.filters.kind?.find((it) => it !== 'tip' && it !== 'card') ?? '';
  const url = page.raw_url;
  const open: { level: number; at: number }[] = [];
  const passages = anchors.map(({ element, id, text, location }, at): Passage => {
    const level = kindOf(id) === undefined ? levelOf(element) : 0;
    const end = anchors[at + 1]?.location ?? words.length;
    while (level > 0 && (open.at(-1)?.level ?? 0) >= level) open.pop();
    const above = open.map((it) => it.at);
    // The page itself comes before them.
    if (level > 0) open.push({ level, at: at + 1 });
    const isTip = kindOf(id) === 'tip';
    const anchor = level > 0 ? id : id.slice(id.indexOf(':') + 1);
    return {
      url: anchor === '' ? url : `${url}#${anchor}`,
      kind: kindOf(id) ?? kind,
      ...titleOf(isTip ? '' : text),
      above,
      isPage: false,
      start: location,
      textStart: isTip ? location : endOfTitle(words, location, text),
      end,
    };
  });
  const lead: Passage = {
    url,
    kind,
    ...titleOf(page.meta.title ?? ''),
    above: [],
    isPage: true,
    start: 0,
    textStart: 0,
    end: anchors[0]?.location ?? words.length,
  };
  return { page, words, partsAt: partsByPlace(words), joiner, passages: [lead, ...passages] };
}

function titleOf(title: string): Pick<Passage, 'title' | 'titleWords' | 'name'> {
  return { title, titleWords: titleWordsOf(title), name: nameWord(title) };
}

/** The words of a title, as they are compared. */
export function titleWordsOf(title: string): TitleWord[] {
  return wordsIn(title, 'und').map((text) => ({ text, folded: foldWord(text) }));
}

/** The folded parts of each word, by which it is found: `SSE-KMS,` is found by either. What is the same word has the same. */
function partsByPlace(words: readonly string[]): PageText['partsAt'] {
  const byPlace: (readonly string[])[] = [];
  const byWord = new Map<string, readonly string[]>();
  return (place) => (byPlace[place] ??= partsOf(words[place] ?? '', byWord));
}

function partsOf(word: string, known: Map<string, readonly string[]>): readonly string[] {
  const parts =
    known.get(word) ??
    foldWord(word)
      .split(/[^\p{L}\p{N}+#]+/u)
      .filter(Boolean);
  known.set(word, parts);
  return parts;
}

function levelOf(element: string): number {
  return Number(/^h([2-6])$/.exec(element)?.[1] ?? 0);
}

function kindOf(id: string): 'tip' | 'card' | undefined {
  if (id.startsWith(TIP_ANCHOR)) return 'tip';
  return id.startsWith(CARD_ANCHOR) ? 'card' : undefined;
}

const ZERO_WIDTH_SPACE = '\u200B';

/** Pagefind parts words by spaces, or by zero-width spaces where a script has none: those it leaves in the raw text alone. */
function wordsOf({ content, raw_content }: PagefindPage): Pick<PageText, 'words' | 'joiner'> {
  if (!raw_content.includes(ZERO_WIDTH_SPACE)) {
    return { words: content.split(/\s+/), joiner: ' ' };
  }
  const text = raw_content.replaceAll('&lt;', '<').replaceAll('&gt;', '>');
  return { words: text.split(ZERO_WIDTH_SPACE), joiner: '' };
}

/** Where the words of a heading end, which Pagefind puts before its text. */
function endOfTitle(words: readonly string[], start: number, title: string): number {
  let left = lettersIn(title);
  let at = start;
  while (left > 0 && at < words.length) left -= lettersIn(words[at++]!);
  return at;
}

function lettersIn(text: string): number {
  return text.replace(/\s/g, '').length;
}
