import { passagesOf, type Passage } from './passages.ts';

/** What a result is: text of a section, something of the concept index, an exam tip, a card to practise with. */
export type Kind = 'section' | 'concept' | 'tip' | 'card';

/** A page as the search index takes it. */
export interface SearchPage {
  /** Address below the home page, without a slash in front. */
  readonly url: string;
  readonly title: string;
  /** What the text of the page is. */
  readonly kind: 'section' | 'concept';
  /** Other names of what the page is about. */
  readonly aliases: readonly string[];
  readonly tags: readonly string[];
  /** Its own text as HTML; empty where it shows only what stands elsewhere. */
  readonly html: string;
}

/** What can be found: a page by its names, or one passage of it. */
export interface SearchRecord {
  /** Address below the home page, with the anchor. */
  readonly url: string;
  readonly kind: Kind;
  /** Title of the page. */
  readonly page: string;
  /** Its own heading or question; that of the page itself is the page's title. */
  readonly title: string;
  /** The headings above it, within the page. */
  readonly path: readonly string[];
  readonly aliases: readonly string[];
  readonly tags: readonly string[];
  readonly text: string;
}

/** The records of a page. The first is the page itself, with what stands above its first heading. */
export function recordsOf(page: SearchPage): SearchRecord[] {
  const passages = passagesOf(page.html);
  const lead = passages.find(({ kind, headings }) => kind === 'text' && headings.length === 0);
  const own = {
    url: page.url,
    kind: page.kind,
    page: page.title,
    title: page.title,
    path: [],
    aliases: page.aliases,
    tags: page.tags,
    text: lead?.text ?? '',
  };
  const rest = passages.filter((passage) => passage !== lead);
  return [own, ...rest.map((passage) => recordOf(passage, page))];
}

function recordOf({ kind, id, headings, question, text }: Passage, page: SearchPage): SearchRecord {
  const isHeading = kind === 'text';
  return {
    url: id === '' ? page.url : `${page.url}#${encodeURIComponent(id)}`,
    kind: isHeading ? page.kind : kind,
    page: page.title,
    title: isHeading ? headings.at(-1)! : question,
    path: isHeading ? headings.slice(0, -1) : headings,
    aliases: [],
    tags: page.tags,
    text,
  };
}
