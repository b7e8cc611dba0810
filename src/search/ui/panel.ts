import * as words from 'virtual:lectern/words';
import { fill } from '../../words/index.ts';
import type { Answer, Engine } from '../query/engine.ts';
import { loadEngine } from '../query/load.ts';
import { Combobox } from './combobox.ts';
import { element } from './element.ts';
import { Filters, type Narrowing } from './filters.ts';
import { leaveFound } from './found.ts';
import { forgetSearches, recentSearches, rememberSearch } from './recent.ts';
import { resultElements } from './results.ts';

/** What a panel begins with, and what it shows at most. */
export interface PanelOptions {
  readonly query: string;
  readonly narrowing: Narrowing;
  /** Pages shown at most; the engine's own number where it is undefined. */
  readonly limit?: number;
  /** Called when the question has changed. */
  readonly onQuestion?: (query: string, narrowing: Narrowing) => void;
}

/** A field, filters, and what is found: in the dialog, and on the page of the search. */
export class SearchPanel {
  readonly input: HTMLInputElement;
  readonly element: HTMLElement;
  readonly #home: URL;
  readonly #options: PanelOptions;
  readonly #filters: Filters;
  readonly #status = element('p', { role: 'status', class: 'search-status' });
  readonly #list = element('div', {
    id: 'search:results',
    role: 'listbox',
    'aria-label': words.searchResults,
    'aria-busy': 'false',
  });
  readonly #combobox: Combobox;
  #engine: Promise<Engine> | undefined;
  #asked = 0;

  /** @param home address of the site's home page */
  constructor(home: URL, options: PanelOptions) {
    this.#home = home;
    this.#options = options;
    this.#filters = new Filters(options.narrowing, () => void this.search());
    this.input = fieldOf(options.query);
    this.#combobox = new Combobox(this.input, this.#list);
    this.input.addEventListener('input', () => void this.search());
    const action = new URL('search/', home).href;
    const form = element('form', { role: 'search', action }, this.input);
    this.element = element(
      'div',
      { class: 'search-panel' },
      form,
      this.#filters.element,
      this.#status,
      this.#list,
    );
  }

  /**
   * Shows what is found for what stands in the field.
   *
   * @param asTyped with its spelling left alone
   */
  async search(asTyped = false): Promise<void> {
    const asked = (this.#asked += 1);
    const query = this.input.value.trim();
    const { kind, tag } = this.#filters.chosen;
    this.#options.onQuestion?.(query, { kind, tag });
    this.#list.ariaBusy = 'true';
    this.#engine ??= loadEngine(this.#home);
    try {
      const engine = await this.#engine;
      // Letters that came before the next frame are one question; it is drawn once, with its answer.
      await new Promise(requestAnimationFrame);
      if (asked !== this.#asked) return;
      this.#filters.offer(engine.filters);
      const filters = { ...(kind && { kind: [kind] }), ...(tag && { tag: [tag] }) };
      const { limit } = this.#options;
      const answer = query ? await engine.search({ query, filters, asTyped, limit }) : undefined;
      // An answer may come after that to a later question.
      if (asked === this.#asked) this.#show(query, answer);
    } catch (error) {
      this.#engine = undefined;
      this.#status.textContent = words.searchFailed;
      throw error;
    }
  }

  #show(query: string, answer: Answer | undefined) {
    const options = answer
      ? resultElements(answer, this.#home, (url, { matches }) => {
          rememberSearch(query);
          leaveFound(url, matches);
        })
      : this.#recentElements();
    this.#list.replaceChildren(...options);
    this.#status.replaceChildren(...(answer ? this.#summary(query, answer) : []));
    this.#list.ariaBusy = 'false';
    this.#combobox.refresh(answer !== undefined);
  }

  #summary(query: string, { groups, hasMore, correctedTo }: Answer): (Node | string)[] {
    if (correctedTo === undefined) return [countOf(query, groups.length, hasMore)];
    const [before = '', after = ''] = words.searchShowing.split('{0}');
    const asTyped = element('button', { type: 'button' }, fill(words.searchInstead, query));
    asTyped.addEventListener('click', () => {
      this.input.focus();
      void this.search(true);
    });
    return [before, element('strong', {}, correctedTo), after, ' ', asTyped];
  }

  #recentElements(): HTMLElement[] {
    const recent = recentSearches();
    if (recent.length === 0) return [];
    const options = recent.map((query, at) => {
      const id = `search:option-${at}`;
      const option = element('div', { role: 'option', id, 'aria-selected': 'false' }, query);
      option.addEventListener('click', () => {
        this.input.value = query;
        this.input.focus();
        void this.search();
      });
      return option;
    });
    const forget = element(
      'div',
      { role: 'option', id: 'search:forget', class: 'search-forget', 'aria-selected': 'false' },
      words.searchForget,
    );
    forget.addEventListener('click', () => {
      forgetSearches();
      this.input.focus();
      void this.search();
    });
    const id = 'search:recent';
    const label = element(
      'p',
      { id, class: 'search-page', role: 'presentation' },
      words.searchRecent,
    );
    return [element('div', { role: 'group', 'aria-labelledby': id }, label, ...options, forget)];
  }
}

/** How many pages are shown: all that match, unless it says otherwise. */
function countOf(query: string, count: number, hasMore: boolean): string {
  if (hasMore) return fill(words.searchBest, count);
  if (count === 0) return fill(words.searchNone, query);
  return count === 1 ? words.searchOne : fill(words.searchMany, count);
}

function fieldOf(query: string): HTMLInputElement {
  const field = element('input', {
    type: 'search',
    name: 'q',
    role: 'combobox',
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    enterkeyhint: 'go',
    placeholder: words.searchFor,
    'aria-label': words.searchFor,
    'aria-controls': 'search:results',
    'aria-expanded': 'false',
    'aria-autocomplete': 'list',
  });
  field.value = query;
  return field;
}
