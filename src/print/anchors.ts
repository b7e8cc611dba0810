import { decodeAddress } from '../vault/markdown-link.ts';

/** A page as a part of the book. */
export interface PlacedPage {
  /** Its web address, fragment left out. */
  readonly address: string;
  /** Where it begins in the book. */
  readonly anchor: string;
  /** Ids of the page, each with the one it has in the book. */
  readonly ids: ReadonlyMap<string, string>;
}

/** Where in the book a web address is; undefined for what is not in it. */
export type Anchors = (address: string) => string | undefined;

/**
 * Second pass: maps pages to anchors. An address without a fragment, or with
 * one that its page does not have, leads to where the page begins.
 *
 * @param others addresses that lead into one of the pages by another name, such as a concept's
 */
export function anchorsOf(
  pages: readonly PlacedPage[],
  others: ReadonlyMap<string, string>,
): Anchors {
  const byAddress = new Map(pages.map((page) => [page.address, page]));
  return (address) => {
    const [path, fragment = ''] = address.split('#') as [string, string?];
    const page = byAddress.get(path);
    if (page === undefined) return others.get(path);
    return page.ids.get(decodeAddress(fragment)) ?? page.anchor;
  };
}
