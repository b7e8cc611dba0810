import * as words from 'virtual:lectern/words';
import type { Answer, PageGroup, Result } from '../query/engine.ts';
import { element } from './element.ts';

const KINDS: Readonly<Record<string, string>> = {
  concept: words.kindConcept,
  tip: words.kindTip,
  card: words.kindCard,
};

/** The options of an answer, a group for each page. */
export function resultElements({ groups }: Answer, home: URL): HTMLElement[] {
  let count = 0;
  return groups.map((group, at) => {
    const labelId = `search:page-${at}`;
    const options = group.results.map((result) =>
      optionElement(result, group, `search:option-${count++}`, home),
    );
    const label = element(
      'p',
      { id: labelId, class: 'search-page', role: 'presentation' },
      group.title,
    );
    return element('div', { role: 'group', 'aria-labelledby': labelId }, label, ...options);
  });
}

function optionElement(result: Result, group: PageGroup, id: string, home: URL): HTMLElement {
  const isPage = result.title === group.title && result.path === '';
  const name = isPage ? result.aliases : result.title;
  const kind = KINDS[result.kind];
  return element(
    'a',
    {
      role: 'option',
      id,
      href: new URL(result.url, home).href,
      tabindex: '-1',
      'aria-selected': 'false',
    },
    ...(result.path === '' ? [] : [element('span', { class: 'search-path' }, result.path)]),
    ...(name === '' ? [] : [element('span', { class: 'search-title' }, name)]),
    element(
      'span',
      { class: 'search-excerpt' },
      ...result.excerpt.map(({ text, isMatch }) => (isMatch ? element('mark', {}, text) : text)),
    ),
    ...(kind === undefined ? [] : [element('span', { class: 'search-kind' }, kind)]),
  );
}
