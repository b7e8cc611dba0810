import { decodeEntities } from '../vault/entities.ts';
import { parseUrl } from '../vault/markdown-link.ts';
import { parseTarget } from '../vault/wiki-link.ts';
import { escapeHtml } from './highlight.ts';
import type { HtmlToken } from './html-tokens.ts';
import { destinationOf, EXTERNAL, linkTo } from './links.ts';
import type { NoteContext } from './context.ts';

const LOADING = new Set(['img', 'audio', 'video', 'source', 'track', 'iframe']);

/**
 * What stands in the page for an element that would load something from
 * elsewhere: a link to it, inside a link its name. Undefined for elements that
 * load nothing, or only what the vault has.
 */
export function externalHtml(
  { name, attributes }: HtmlToken & { kind: 'open' | 'close' },
  inLink: boolean,
): string | undefined {
  const source = decodeEntities(attributes.get('src') ?? '').trim();
  if (!LOADING.has(name) || !/^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(source)) return undefined;
  const url = source.startsWith('//') ? `https:${source}` : source;
  const isWeb = /^https?:/i.test(url);
  const shown = attributes.get('alt') ?? attributes.get('title') ?? '';
  const label = decodeEntities(shown).trim() || (isWeb ? (URL.parse(url)?.host ?? url) : name);
  if (inLink || !isWeb) return escapeHtml(label);
  const kind = name === 'img' ? ' image' : '';
  return `<a class="${EXTERNAL.className}${kind}" rel="${EXTERNAL.rel}" href="${escapeHtml(url)}">${escapeHtml(label)}</a>`;
}

/** Whether an image shows a file that the vault does not have. */
export function isLost(
  { attributes }: HtmlToken & { kind: 'open' | 'close' },
  context: NoteContext,
): boolean {
  return addressIn('img', 'src', attributes.get('src') ?? '', context) === undefined;
}

/** The site's address in an attribute that points into the vault; undefined for any other attribute. */
export function addressIn(
  element: string,
  attribute: string,
  value: string,
  context: NoteContext,
): string | undefined {
  if (attribute !== 'src' && attribute !== 'href' && attribute !== 'poster') return undefined;
  const path = parseUrl(decodeEntities(value).trim());
  if (path === undefined || path === '' || path.startsWith('#')) return undefined;
  const target = parseTarget(path);
  const embed = attribute !== 'href';
  const destination = destinationOf(context, target, {
    syntax: 'markdown',
    embed,
    written: path,
  });
  if (embed) {
    return destination.kind === 'attachment'
      ? context.addresses.asset(destination.path)?.url
      : undefined;
  }
  const link = linkTo(destination, [], context);
  return link.type === 'link' && element === 'a' ? link.url : undefined;
}
