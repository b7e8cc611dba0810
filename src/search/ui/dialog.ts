import * as words from 'virtual:lectern/words';
import { element } from './element.ts';
import { questionUrl } from './address.ts';
import { SearchPanel } from './panel.ts';
import { addStyles } from './styles.ts';

let opened: { dialog: HTMLDialogElement; panel: SearchPanel } | undefined;

/**
 * Opens the search over the page. On closing, the focus goes back to where it was.
 *
 * @param link the link to the search, which names the site's home page
 */
export function openSearch(link: HTMLAnchorElement): void {
  const home = new URL(link.dataset['search']!, document.baseURI);
  opened ??= dialogOf(home);
  const { dialog, panel } = opened;
  if (!dialog.open) dialog.showModal();
  panel.input.select();
  // Recent searches, and what the first search needs.
  if (panel.input.value === '') void panel.search();
}

function dialogOf(home: URL) {
  addStyles();
  const asPage = element('a', { class: 'search-as-page' }, words.searchOnPage);
  const panel = new SearchPanel(home, {
    query: '',
    narrowing: { kind: '', tag: '' },
    onQuestion: (query, narrowing) => {
      asPage.href = questionUrl(new URL('search/', home), query, narrowing).href;
    },
  });
  const close = element('button', { type: 'button', class: 'search-close' }, words.searchClose);
  const attributes = { class: 'search', 'aria-label': words.search };
  const foot = element('div', { class: 'search-foot' }, asPage);
  const dialog = element('dialog', attributes, panel.element, foot, close);
  close.addEventListener('click', () => {
    dialog.close();
  });
  dialog.addEventListener('click', ({ target }) => {
    // The dialog itself is what lies around its content; a result leads elsewhere, maybe on this page.
    const isResult = (target as Element).closest('a[role=option]') !== null;
    if (target === dialog || isResult) dialog.close();
  });
  document.body.append(dialog);
  return { dialog, panel };
}
