import { questionIn, questionUrl } from './address.ts';
import { SearchPanel } from './panel.ts';
import { addStyles } from './styles.ts';

/** Pages. */
const SHOWN = 30;

/** Puts the search in the place of the plain form, with the question of the page's address. */
export function fillPage(form: HTMLFormElement, link: HTMLAnchorElement): void {
  addStyles();
  const panel = new SearchPanel(new URL(link.dataset['search']!, document.baseURI), {
    ...questionIn(new URL(location.href)),
    limit: SHOWN,
    onQuestion: (query, narrowing) => {
      const { href } = questionUrl(new URL(location.href), query, narrowing);
      // The address of a file can't be changed.
      if (location.protocol !== 'file:') history.replaceState(null, '', href);
    },
  });
  form.replaceWith(panel.element);
  panel.input.focus();
  void panel.search();
}
