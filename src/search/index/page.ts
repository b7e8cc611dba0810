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
