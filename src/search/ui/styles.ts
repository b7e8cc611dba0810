import css from './search.css?url';
import { element } from './element.ts';

let isAdded = false;

/** Loads the styles of the search, which no page needs before. */
export function addStyles(): void {
  if (!isAdded) document.head.append(element('link', { rel: 'stylesheet', href: css }));
  isAdded = true;
}
