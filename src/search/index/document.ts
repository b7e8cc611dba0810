import { nameWord } from '../fold.ts';
import { CARD_ANCHOR, TIP_ANCHOR } from '../names.ts';
import { initialsOf } from './names.ts';
import type { Kind, SearchPage } from './page.ts';
import type { Passage } from './passages.ts';
import { escapeText } from './plain-text.ts';

/**
 * A page as Pagefind reads it: plain words under headings, and an anchor for
 * each passage, from which `../query/passages.ts` reads its address and kind.
 *
 * @param language BCP 47 tag of the site
 */
export function documentOf(
  page: SearchPage,
  passages: readonly Passage[],
  language: string,
): string {
  const { title, aliases, tags } = page;
  const names = [title, ...aliases].filter(Boolean);
  const initials = names.flatMap((name) => initialsOf(name, language) ?? []);
  const headings = passages.flatMap(({ level, title }) => (level > 0 ? [title] : []));
  const fields = [
    ['title', title],
    ['aliases', aliases.join(', ')],
    ['initials', initials.join(' ')],
    ['pageNames', [...names, ...initials].map(nameWord).join(' ')],
    ['partNames', [...new Set(headings.map(nameWord))].join(' ')],
  ] as const;
  const filters = [
    ...kindsOf(page, passages).map((kind) => ['kind', kind] as const),
    ...tags.map((tag) => ['tag', tag] as const),
  ];
  const body = passages.map(passageHtml).join('');
  return [
    '<html><body>',
    ...fields
      .filter(([, value]) => value !== '')
      .map(([name, value]) => hidden('meta', name, value)),
    ...filters.map(([name, value]) => hidden('filter', name, value)),
    // Pagefind leaves out pages without text.
    body === '' ? paragraph(title) : body,
    '</body></html>',
  ].join('');
}

/** What a reader may narrow a search to and find this page: what it is, and what stands on it. */
export function kindsOf(page: SearchPage, passages: readonly Passage[]): Kind[] {
  const parts = passages.flatMap(({ kind }) => (kind === 'text' ? [] : [kind]));
  return [...new Set([page.kind, ...parts])];
}

function passageHtml({ kind, id, level, title, text }: Passage): string {
  const anchor = encodeURIComponent(id);
  const body = text === '' ? '' : paragraph(text);
  if (kind === 'tip') return `<a id="${TIP_ANCHOR}${anchor}"></a>\n${body}`;
  if (kind === 'card') return `<p id="${CARD_ANCHOR}${anchor}">${escapeText(title)}</p>\n${body}`;
  return level === 0 ? body : `<h${level} id="${anchor}">${escapeText(title)}</h${level}>\n${body}`;
}

function paragraph(text: string): string {
  return `<p>${escapeText(text)}</p>\n`;
}

/** What Pagefind keeps of a page beside its text. */
function hidden(what: 'meta' | 'filter', name: string, value: string): string {
  return `<i data-pagefind-ignore data-pagefind-${what}="${name}">${escapeText(value)}</i>\n`;
}
