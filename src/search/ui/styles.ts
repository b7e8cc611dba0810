import css from './search.css?url';
import { element } from './element.ts';

let isAdded = false;

/** Loads the styles of the search, which no page needs before. */
export function addStyles(): void {
  if (isAdded) return;
  isAdded = true;
  // Scripts are the same for all sites: where this one lies, its pages say.
  const { search } = document.querySelector<HTMLElement>('a[data-search]')!.dataset;
  const { href } = new URL(css.slice(1), new URL(search!, document.baseURI));
  document.head.append(element('link', { rel: 'stylesheet', href }));
}
