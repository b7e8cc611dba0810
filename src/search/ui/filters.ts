import * as words from 'virtual:lectern/words';
import type { Kind } from '../index/page.ts';
import type { Vocabulary } from '../index/vocabulary.ts';
import { element } from './element.ts';

const KINDS: Readonly<Record<Kind, string>> = {
  section: words.sections,
  concept: words.concepts,
  tip: words.searchTips,
  card: words.searchCards,
};

/** What a search is narrowed to; an empty string for nothing. */
export interface Narrowing {
  readonly kind: string;
  readonly tag: string;
}

/** Buttons for kinds and a list of tags, of which a site may have none. */
export class Filters {
  readonly element = element('div', { class: 'search-filters' });
  #chosen: Narrowing;
  readonly #onChange: () => void;

  constructor(chosen: Narrowing, onChange: () => void) {
    this.#chosen = chosen;
    this.#onChange = onChange;
  }

  get chosen(): Narrowing {
    return this.#chosen;
  }

  /** Offers what tells the site's records apart. */
  offer({ kinds, tags }: Pick<Vocabulary, 'kinds' | 'tags'>): void {
    if (this.element.childElementCount > 0) return;
    if (kinds.length > 1) this.element.append(this.#kindButtons(kinds));
    if (tags.length > 0) this.element.append(this.#tagList(tags));
  }

  #choose(chosen: Partial<Narrowing>) {
    this.#chosen = { ...this.#chosen, ...chosen };
    this.#onChange();
  }

  #kindButtons(kinds: readonly Kind[]): HTMLElement {
    const choices = [
      ['', words.searchAll] as const,
      ...kinds.map((kind) => [kind, KINDS[kind]] as const),
    ];
    const buttons = choices.map(([kind, label]) => {
      const isChosen = kind === this.#chosen.kind;
      const button = element('button', { type: 'button', 'aria-pressed': String(isChosen) }, label);
      button.addEventListener('click', () => {
        for (const other of buttons) other.ariaPressed = String(other === button);
        this.#choose({ kind });
      });
      return button;
    });
    return element('div', { role: 'group', 'aria-label': words.searchKind }, ...buttons);
  }

  #tagList(tags: readonly string[]): HTMLElement {
    const options = ['', ...tags].map((tag) =>
      element('option', { value: tag }, tag === '' ? words.searchAnyTag : `#${tag}`),
    );
    const list = element('select', { 'aria-label': words.searchTag }, ...options);
    list.value = this.#chosen.tag;
    list.addEventListener('change', () => {
      this.#choose({ tag: list.value });
    });
    return list;
  }
}
