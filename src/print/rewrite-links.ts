import { html } from 'parse5';
import type { Anchors } from './anchors.ts';
import {
  attribute,
  descendants,
  elementWith,
  following,
  headingLevel,
  insert,
  rename,
  setAttribute,
  type Element,
  type Parent,
} from './tree.ts';

/**
 * Last pass: turns every link to a page of the book into a link within it, and
 * puts an empty place for the page's number behind it. A heading that links to
 * itself, as one that defines a concept does, links no more. What is not in
 * the book keeps its web address.
 *
 * @param page web address of the page that the tree was, which `#fragment` alone refers to
 */
export function rewriteLinks(tree: Parent, page: string, anchors: Anchors): void {
  for (const link of [...descendants(tree)]) {
    if (link.tagName === 'use') rewriteUse(link, page, anchors);
    const href = link.tagName === 'a' ? attribute(link, 'href') : undefined;
    if (href === undefined) continue;
    const anchor = anchors(href.startsWith('#') ? page + href : href);
    if (anchor === undefined) continue;
    const heading = headingAround(link);
    if (heading && attribute(heading, 'id') === anchor) {
      setAttribute(link, 'href', undefined);
      rename(link, 'span');
      continue;
    }
    setAttribute(link, 'href', `#${encodeURIComponent(anchor)}`);
    if (heading === undefined && isInText(link)) {
      const place = elementWith('span', { class: 'page-ref', 'data-page-of': anchor });
      insert(link.parentNode!, place, following(link));
    }
  }
}

/** A picture's parts refer to the whole picture. */
function rewriteUse(use: Element, page: string, anchors: Anchors) {
  const href = attribute(use, 'href');
  const anchor = href?.startsWith('#') ? anchors(page + href) : undefined;
  if (anchor !== undefined) setAttribute(use, 'href', `#${anchor}`);
}

/** Links of pictures have no room for a number; those of footnotes need none. */
function isInText(link: Element): boolean {
  if (attribute(link, 'data-footnote-ref') !== undefined) return false;
  if (attribute(link, 'data-footnote-backref') !== undefined) return false;
  return link.namespaceURI === html.NS.HTML;
}

function headingAround(element: Element): Element | undefined {
  for (
    let node: Parent | null | undefined = element.parentNode;
    node && 'tagName' in node;
    node = node.parentNode
  ) {
    if (headingLevel(node) !== undefined) return node;
  }
  return undefined;
}
