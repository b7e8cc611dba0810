import * as words from 'virtual:lectern/words';
import { fill } from '../../words/index.ts';
import { Engine, type Answer } from '../query/engine.ts';
import { loadPagefind } from '../query/pagefind.ts';
import { Combobox } from './combobox.ts';
import { element } from './element.ts';
import { resultElements } from './results.ts';

/** A field and what is found: in the dialog, and on the page of the search. */
export class SearchPanel {
  readonly input: HTMLInputElement;
  readonly element: HTMLElement;
  readonly #home: URL;
  readonly #status = element('p', { role: 'status', class: 'search-status' });
  readonly #list = element('div', {
    id: 'search:results',
    role: 'listbox',
    'aria-label': words.searchResults,
  });
  readonly #combobox: Combobox;
  #engine: Promise<Engine> | undefined;
  #asked = 0;

  /** @param home address of the site's home page */
  constructor(home: URL) {
    this.#home = home;
    this.input = element('input', {
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
    this.#combobox = new Combobox(this.input, this.#list);
    this.input.addEventListener('input', () => void this.search());
    const form = element(
      'form',
      { role: 'search', action: new URL('search/', home).href },
      this.input,
    );
    this.element = element('div', { class: 'search-panel' }, form, this.#status, this.#list);
  }

  /** Shows what is found for what stands in the field. */
  async search(): Promise<void> {
    const asked = (this.#asked += 1);
    const query = this.input.value.trim();
    this.#engine ??= loadPagefind(this.#home).then((pagefind) => new Engine(pagefind));
    try {
      const answer = query === '' ? undefined : await (await this.#engine).search(query, {});
      // An answer may come after that to a later question.
      if (asked === this.#asked) this.#show(query, answer);
    } catch (error) {
      this.#engine = undefined;
      this.#status.textContent = words.searchFailed;
      throw error;
    }
  }

  #show(query: string, answer: Answer | undefined) {
    this.#list.replaceChildren(...(answer ? resultElements(answer, this.#home) : []));
    this.#status.textContent = answer ? countOf(answer, query) : '';
    this.#combobox.refresh();
  }
}

function countOf({ total }: Answer, query: string): string {
  if (total === 0) return fill(words.searchNone, query);
  return total === 1 ? words.searchOne : fill(words.searchMany, total);
}
