const SHAPES = 'rect, path, polygon, circle, ellipse';
const DARK_TEXT = '#1f2328';
const LIGHT_TEXT = '#ffffff';

/** A colour of the author's: every colour of Mermaid's has become a custom property by now. */
function isAuthors(color: string | null): color is string {
  return color !== null && color !== 'none' && !/var\(|url\(/.test(color);
}

/** Perceived brightness of a colour, 0 to 1; null if it is not understood. */
export function brightness(color: string, document: Document): number | null {
  const [r, g, b] = channels(color, document) ?? [];
  if (r === undefined || g === undefined || b === undefined) return null;
  return (r * 0.299 + g * 0.587 + b * 0.114) / 255;
}

function channels(color: string, document: Document): number[] | null {
  // The CSS engine knows the 148 colour names and every notation.
  const probe = document.createElement('i');
  probe.style.color = color;
  document.body.append(probe);
  const resolved = document.defaultView!.getComputedStyle(probe).color;
  probe.remove();
  return /^rgba?\(/.test(resolved) ? (resolved.match(/[\d.]+/g) ?? []).map(Number) : null;
}

/**
 * A colour that stays as written on a light page and moves towards `toward`
 * on a dark one, by as much as `diagram.css` says.
 */
function adaptive(color: string, share: 'ink' | 'tint', toward: 'fg' | 'bg'): string {
  return `color-mix(in srgb,${color} var(--diagram-${share}),var(--diagram-${toward}))`;
}

function textOn(node: Element, fill: string, document: Document): void {
  const light = brightness(fill, document);
  if (light === null) return;
  for (const text of node.querySelectorAll('text, tspan')) {
    const own = text.getAttribute('fill');
    if (text.localName === 'text' || own)
      if (!isAuthors(own) && !isAuthors(text.closest('g[fill]')?.getAttribute('fill') ?? null))
        text.setAttribute('fill', light > 0.55 ? DARK_TEXT : LIGHT_TEXT);
  }
}

/**
 * Makes the author's own colours work on light and dark pages alike: text on a
 * filled node is dark or light after the fill, coloured areas behind other
 * things and coloured lines and letters follow the page.
 */
export function keepLegible(svg: Element): void {
  const document = svg.ownerDocument;
  const filled = new Set<Element>();
  for (const shape of svg.querySelectorAll(SHAPES)) {
    const fill = shape.getAttribute('fill');
    if (!isAuthors(fill) || shape.closest('marker')) continue;
    const node = shape.closest('.node, .cluster, .actor, .treemapNode, .person-man');
    if (node) {
      filled.add(node);
      textOn(node, fill, document);
    } else shape.setAttribute('fill', adaptive(fill, 'tint', 'bg'));
  }
  for (const element of svg.querySelectorAll('[fill], [stroke]')) {
    const stroke = element.getAttribute('stroke');
    const inFilled = [...filled].some((node) => node.contains(element));
    if (isAuthors(stroke) && !inFilled)
      element.setAttribute('stroke', adaptive(stroke, 'ink', 'fg'));
    const fill = element.getAttribute('fill');
    const isInk = /^(?:text|tspan|g)$/.test(element.localName) || element.closest('marker');
    if (isInk && isAuthors(fill) && !inFilled)
      element.setAttribute('fill', adaptive(fill, 'ink', 'fg'));
  }
}
