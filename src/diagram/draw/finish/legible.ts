import { boundingBox, matrixToRoot } from '../layout/bbox.ts';
import { mapBox, type Box } from '../layout/geometry.ts';

const SHAPES = 'rect, path, polygon, circle, ellipse';
/** What stands by itself, with its words on its own ground. */
const FILLED = '.node, .actor, .treemapNode, .person-man';
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

/** The fill that an element has, be it its own or inherited. */
function fillOf(element: Element): string | null {
  return element.closest('[fill]')?.getAttribute('fill') ?? null;
}

/** The box of an element in the coordinates of the whole picture. */
function boxInPicture(element: Element): Box | null {
  const box = boundingBox(element);
  return box && mapBox(box, matrixToRoot(element));
}

/** The fill that a text stands on: of the last shape drawn before it that is under its middle. */
function groundOf(text: Element, shapes: readonly Element[]): string | null {
  const box = boxInPicture(text);
  if (!box) return null;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const under = shapes.findLast((shape) => {
    const area = boxInPicture(shape);
    return (
      area && x >= area.x && x <= area.x + area.width && y >= area.y && y <= area.y + area.height
    );
  });
  return under ? fillOf(under) : null;
}

/** Gives the words in a node that the author filled a colour to be read on it. */
function textOn(node: Element, document: Document): void {
  const shapes = [...node.querySelectorAll(SHAPES)].filter((shape) => fillOf(shape) !== 'none');
  for (const text of node.querySelectorAll('text')) {
    const ground = groundOf(text, shapes);
    const light = isAuthors(ground) ? brightness(ground, document) : null;
    if (light === null) continue;
    for (const part of [text, ...text.querySelectorAll('tspan[fill]')])
      if (!isAuthors(fillOf(part)))
        part.setAttribute('fill', light > 0.55 ? DARK_TEXT : LIGHT_TEXT);
  }
}

function inkOf(element: Element): void {
  const [fill, stroke] = [element.getAttribute('fill'), element.getAttribute('stroke')];
  if (isAuthors(stroke)) element.setAttribute('stroke', adaptive(stroke, 'ink', 'fg'));
  const isInk = /^(?:text|tspan|g)$/.test(element.localName) || element.closest('marker');
  if (isInk && isAuthors(fill)) element.setAttribute('fill', adaptive(fill, 'ink', 'fg'));
}

/**
 * Makes the author's own colours work on light and dark pages alike: words on
 * a filled node are dark or light after the fill; areas behind other things,
 * coloured lines and coloured letters follow the page.
 */
export function keepLegible(svg: Element): void {
  const filled = new Set<Element>();
  for (const shape of svg.querySelectorAll(SHAPES)) {
    const fill = fillOf(shape);
    if (!isAuthors(fill) || shape.closest('marker')) continue;
    const node = shape.closest(FILLED);
    if (node) filled.add(node);
    else if (shape.localName === 'rect') shape.setAttribute('fill', adaptive(fill, 'tint', 'bg'));
  }
  for (const node of filled) textOn(node, svg.ownerDocument);
  for (const element of svg.querySelectorAll('[fill], [stroke]')) {
    const node = element.closest(FILLED);
    if (!node || !filled.has(node)) inkOf(element);
  }
}
