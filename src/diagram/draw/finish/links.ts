const SVG = 'http://www.w3.org/2000/svg';

/**
 * The target of a link if it is one to follow: a web or mail address, or a
 * place on this site. Scripts, data and addresses that take over the site's
 * scheme (`//host`) are not.
 */
export function safeHref(raw: string): string | null {
  // Browsers drop these before they look at the scheme: `java\nscript:`.

  const href = raw.replace(/[\u0000-\u0020\u007f-\u009f\u200b-\u200f\u2028-\u202f\ufeff]/g, '');
  if (!href || /^[/\\]{2}/.test(href) || href.startsWith('\\')) return null;
  if (/^(?:https?:\/\/|mailto:)/i.test(href)) return href;
  const scheme = /^[^/?#]*:/.test(href);
  return scheme ? null : href;
}

/** Keeps links that are safe, and only their target; whatever else is linked becomes plain. */
export function tidyLinks(svg: Element): void {
  for (const link of svg.querySelectorAll('a')) {
    const raw = link.getAttribute('href') ?? link.getAttribute('xlink:href') ?? '';
    const href = safeHref(raw);
    for (const name of ['href', 'xlink:href', 'target', 'rel']) link.removeAttribute(name);
    if (href) link.setAttribute('href', href);
    else plain(link);
  }
  for (const element of svg.querySelectorAll('[title]')) {
    const title = svg.ownerDocument.createElementNS(SVG, 'title');
    title.textContent = element.getAttribute('title');
    element.removeAttribute('title');
    if (element.closest('a')) element.closest('a')!.prepend(title);
  }
}

function plain(link: Element): void {
  const group = svgGroup(link);
  group.append(...link.childNodes);
  link.replaceWith(group);
}

function svgGroup(like: Element): Element {
  const group = like.ownerDocument.createElementNS(SVG, 'g');
  for (const { name, value } of like.attributes) group.setAttribute(name, value);
  return group;
}
