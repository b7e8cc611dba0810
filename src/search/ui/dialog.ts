import * as words from 'virtual:lectern/words';
import css from './search.css?url';
import { element } from './element.ts';
import { SearchPanel } from './panel.ts';

let dialog: HTMLDialogElement | undefined;
let panel: SearchPanel | undefined;

/**
 * Opens the search over the page. On closing, the focus goes back to where it was.
 *
 * @param link the link to the search, which names the site's home page
 */
export function openSearch(link: HTMLAnchorElement): void {
  const home = new URL(link.dataset['search']!, document.baseURI);
  if (!dialog || !panel) {
    panel = new SearchPanel(home);
    dialog = dialogAround(panel);
    document.head.append(element('link', { rel: 'stylesheet', href: css }));
    document.body.append(dialog);
  }
  if (!dialog.open) dialog.showModal();
  panel.input.select();
}

function dialogAround({ element: content }: SearchPanel): HTMLDialogElement {
  const close = element('button', { type: 'button', class: 'search-close' }, words.searchClose);
  const made = element('dialog', { class: 'search', 'aria-label': words.search }, content, close);
  close.addEventListener('click', () => {
    made.close();
  });
  made.addEventListener('click', ({ target }) => {
    // The dialog itself is what lies around its content; a result leads elsewhere, maybe on this page.
    const isResult = (target as Element).closest('[role=option]') !== null;
    if (target === made || isResult) made.close();
  });
  return made;
}
