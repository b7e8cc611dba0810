/**
 * The keys of a combobox with a list of options (ARIA Authoring Practices,
 * "Combobox Pattern"): the focus stays in the field, the arrows move through
 * the options, Enter opens the one that is marked.
 */
export class Combobox {
  readonly #input: HTMLInputElement;
  readonly #list: HTMLElement;
  #active: HTMLElement | undefined;

  constructor(input: HTMLInputElement, list: HTMLElement) {
    this.#input = input;
    this.#list = list;
    input.addEventListener('keydown', (event) => {
      this.#press(event);
    });
    list.addEventListener('pointermove', ({ target }) => {
      const option = (target as Element).closest<HTMLElement>('[role=option]');
      if (option) this.#mark(option);
    });
  }

  /** To be called when the list has new options: the first is marked. */
  refresh(): void {
    const options = this.#options();
    this.#input.setAttribute('aria-expanded', String(options.length > 0));
    this.#mark(options[0]);
  }

  #options(): HTMLElement[] {
    return [...this.#list.querySelectorAll<HTMLElement>('[role=option]')];
  }

  #press(event: KeyboardEvent) {
    if (event.isComposing) return;
    const options = this.#options();
    const at = this.#active ? options.indexOf(this.#active) : -1;
    if (event.key === 'Enter' && this.#active) {
      event.preventDefault();
      // As a click with the same keys: Ctrl+Enter opens a tab.
      const { ctrlKey, metaKey, shiftKey } = event;
      this.#active.dispatchEvent(
        new MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey, metaKey, shiftKey }),
      );
      return;
    }
    const wanted = { ArrowDown: at + 1, ArrowUp: at - 1 + Number(at < 0) }[event.key];
    if (wanted === undefined || options.length === 0) return;
    event.preventDefault();
    this.#mark(options[(wanted + options.length) % options.length]);
    this.#active?.scrollIntoView({ block: 'nearest' });
  }

  #mark(option: HTMLElement | undefined) {
    if (option === this.#active) return;
    this.#active?.setAttribute('aria-selected', 'false');
    this.#active = option;
    option?.setAttribute('aria-selected', 'true');
    if (option) this.#input.setAttribute('aria-activedescendant', option.id);
    else this.#input.removeAttribute('aria-activedescendant');
  }
}
