import * as words from 'virtual:lectern/words';
import type { Answer } from '../query/engine.ts';
import type { PageGroup, Result } from '../query/group.ts';
import { element } from './element.ts';

const KINDS: Readonly<Record<string, string>> = {
  concept: words.kindConcept,
  tip: words.kindTip,
  card: words.kindCard,
};

/**
 * The options of an answer, a group for each page.
 *
 * @param onOpen what to do before a result is opened
 */
export function resultElements(
  { groups }: Answer,
  home: URL,
  onOpen: (url: URL, result: Result) => void,
): HTMLElement[] {
  let count = 0;
  return groups.map((group, at) => {
    const options = group.results.map((result) => {
      const url = new URL(result.url, home);
      const option = optionElement(result, group, `search:option-${count++}`, url);
      option.addEventListener('click', () => {
        onOpen(url, result);
      });
      return option;
    });
    const id = `search:page-${at}`;
    const label = element('p', { id, class: 'search-page', role: 'presentation' }, group.title);
    return element('div', { role: 'group', 'aria-labelledby': id }, label, ...options);
  });
}

function optionElement(result: Result, group: PageGroup, id: string, url: URL): HTMLElement {
  const { title, path, kind, excerpt } = result;
  const isPage = title === group.title && path === '';
  const head = [
    ...(isPage || title === '' ? [] : [element('span', { class: 'search-title' }, title)]),
    ...(kind in KINDS ? [element('span', { class: 'search-kind' }, KINDS[kind]!)] : []),
    ...(path === '' ? [] : [element('span', { class: 'search-path' }, path)]),
    ...(isPage && result.aliases !== ''
      ? [element('span', { class: 'search-path' }, result.aliases)]
      : []),
  ];
  const text = excerpt.map(({ text, isMatch }) => (isMatch ? element('mark', {}, text) : text));
  return element(
    'a',
    { role: 'option', id, href: url.href, tabindex: '-1', 'aria-selected': 'false' },
    ...(head.length > 0 ? [element('span', { class: 'search-head' }, ...head)] : []),
    ...(text.length > 0 ? [element('span', { class: 'search-excerpt' }, ...text)] : []),
  );
}
