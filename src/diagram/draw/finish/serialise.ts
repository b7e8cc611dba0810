import { escape } from './escape.ts';
import { safeHref } from './links.ts';

type Test = (value: string) => boolean;

const matching =
  (pattern: RegExp): Test =>
  (value) =>
    pattern.test(value);

const isReference = matching(/^(?:url\(#[\w-]+\)|none)$/);
const isTransform = matching(
  /^(?:\s*(?:translate|scale|rotate|matrix|skewX|skewY)\([-\d\s.,e]*\))*$/,
);
const COLOR_FUNCTIONS = /\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color|color-mix|var)\(/g;

/** A colour, by name or number or one of the functions that only compute; or a gradient of this picture. */
const isPaint: Test = (value) =>
  isReference(value) ||
  (/^[-\w\s.,%#+/()]*$/.test(value) && !/[\w-]\(/.test(value.replace(COLOR_FUNCTIONS, '(')));

/** What each attribute may hold. An attribute that is not here is not written. */
const ATTRIBUTES: Record<string, Test> = {
  id: matching(/^[\w-]+$/),
  class: matching(/^diagram-svg$/),
  transform: isTransform,
  gradientTransform: isTransform,
  fill: isPaint,
  stroke: isPaint,
  'stop-color': isPaint,
  'clip-path': isReference,
  'marker-start': isReference,
  'marker-mid': isReference,
  'marker-end': isReference,
  role: matching(/^(?:img|group)$/),
  'aria-label': () => true,
  'aria-describedby': matching(/^[\w\s-]+$/),
};
for (const name of (
  'd x y x1 y1 x2 y2 dx dy cx cy r rx ry width height points viewBox preserveAspectRatio offset ' +
  'opacity fill-opacity fill-rule clip-rule stroke-width stroke-opacity stroke-dasharray ' +
  'stroke-linecap stroke-linejoin stroke-miterlimit stop-opacity font-size font-weight ' +
  'font-style text-anchor text-decoration dominant-baseline alignment-baseline letter-spacing ' +
  'gradientUnits refX refY markerWidth markerHeight markerUnits orient'
).split(' '))
  ATTRIBUTES[name] = matching(/^[-\w\s.,%+]*$/);

const ELEMENTS = new Set(
  (
    'svg g a path rect circle ellipse line polyline polygon text tspan title desc defs marker ' +
    'linearGradient radialGradient stop clipPath symbol use'
  ).split(' '),
);
const SVG = 'http://www.w3.org/2000/svg';

function attributeValue(element: Element, name: string, value: string): string | null {
  if (name === 'href') {
    if (element.localName === 'a') return safeHref(value);
    return element.localName === 'use' && /^#[\w-]+$/.test(value) ? value : null;
  }
  const isAllowed = Object.hasOwn(ATTRIBUTES, name) ? ATTRIBUTES[name] : undefined;
  return isAllowed?.(value) ? value : null;
}

function openingTag(element: Element): string {
  let tag = element.localName;
  for (const { name, value } of element.attributes) {
    const safe = attributeValue(element, name === 'xlink:href' ? 'href' : name, value);
    if (safe !== null) tag += ` ${name === 'xlink:href' ? 'href' : name}="${escape(safe)}"`;
  }
  return tag;
}

function write(node: Node): string {
  if (node.nodeType === 3) return escape(node.nodeValue ?? '');
  if (node.nodeType !== 1) return '';
  const element = node as Element;
  if (element.namespaceURI !== SVG || !ELEMENTS.has(element.localName)) return '';
  const content = [...element.childNodes].map(write).join('');
  const tag = openingTag(element);
  return content ? `<${tag}>${content}</${element.localName}>` : `<${tag}/>`;
}

/**
 * Writes the picture down by an allow-list: elements, attributes and values
 * that a static picture needs, and nothing else, whatever Mermaid and its own
 * sanitiser let through. This is the last step; nothing may be added after it.
 */
export function serialise(svg: Element): string {
  return write(svg).replace('<svg', `<svg xmlns="${SVG}"`);
}
