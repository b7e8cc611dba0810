import { RewritingStream } from 'parse5-html-rewriting-stream';
import { portableAddress, relativeAddress, type PortableSite } from './address.ts';

type Attributes = { name: string; value: string }[];

const ADDRESSES = new Set(['href', 'xlink:href', 'src', 'poster', 'data', 'action']);
const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));
/** Fetched ahead by the rules of servers, which files break: each would be an error in the console. */
const AHEAD = /^(?:preload|modulepreload|prefetch|manifest)$/;

/**
 * Rewrites a page as it streams through, so that it works as a file: addresses
 * become relative, scripts classic ones, and what makes sense on a server alone
 * (marked `data-online`) is left out.
 *
 * @param file path of the page
 * @param onScript told the path of every script of the site that was a module
 */
export function portablePage(
  file: string,
  site: PortableSite,
  onScript: (file: string) => void,
): RewritingStream {
  const page = new RewritingStream();
  /** Elements that are open within one that is left out, itself included. */
  let left = 0;
  const keep = (raw: string) => {
    if (left === 0) page.emitRaw(raw);
  };
  page.on('doctype', (_, raw) => {
    keep(raw);
  });
  page.on('text', (_, raw) => {
    keep(raw);
  });
  page.on('comment', (_, raw) => {
    keep(raw);
  });
  page.on('startTag', (tag) => {
    const isOpen = !tag.selfClosing && !VOID.has(tag.tagName);
    const isOnline = tag.attrs.some(({ name }) => name === 'data-online') || isAhead(tag);
    if (left > 0 || isOnline) left += isOpen ? 1 : 0;
    else {
      if (tag.tagName === 'script') useClassicScript(tag.attrs, site, onScript);
      tag.attrs = tag.attrs.flatMap((attribute) => portableAttribute(attribute, file, site));
      page.emitStartTag(tag);
    }
  });
  page.on('endTag', (_, raw) => {
    keep(raw);
    if (left > 0) left -= 1;
  });
  return page;
}

function isAhead({ tagName, attrs }: { tagName: string; attrs: Attributes }): boolean {
  return tagName === 'link' && attrs.some(({ name, value }) => name === 'rel' && AHEAD.test(value));
}

/** Browsers load no module from a file. A deferred script runs at the same moment as one. */
function useClassicScript(
  attrs: Attributes,
  { base }: PortableSite,
  onScript: (file: string) => void,
) {
  const source = attrs.find(({ name }) => name === 'src')?.value;
  const type = attrs.find(({ name, value }) => name === 'type' && value === 'module');
  if (!type || source?.startsWith(base) !== true) return;
  onScript(decodeURI(source.slice(base.length)));
  [type.name, type.value] = ['defer', ''];
}

function portableAttribute(
  attribute: { name: string; value: string },
  file: string,
  site: PortableSite,
): Attributes {
  const { name, value } = attribute;
  switch (name) {
    case 'data-offline':
      return [];
    case 'data-search':
      // The home page's folder, which scripts look for other files in.
      return [
        { name, value: relativeAddress('index.html', file).replace(/index\.html$/, '') || './' },
      ];
    case 'srcset': {
      const parts = value.split(',').map((part) => {
        const [address, ...size] = part.trim().split(/\s+/);
        return [portableAddress(address ?? '', file, site), ...size].join(' ');
      });
      return [{ ...attribute, value: parts.join(', ') }];
    }
    default:
      return [
        ADDRESSES.has(name)
          ? { ...attribute, value: portableAddress(value, file, site) }
          : attribute,
      ];
  }
}
