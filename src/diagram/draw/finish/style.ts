import { recolour } from '../theme.ts';
import { nearestWeight } from '../fonts.ts';
import { numbers } from '../layout/geometry.ts';
import { sheetOf, type Declared, type StyleSheet } from '../layout/stylesheet.ts';
import { expandFont, pixels } from '../layout/text-style.ts';

type Style = Readonly<Record<string, string>>;

/** Properties that children inherit, with what `.diagram-svg` gives them at the root. */
const INHERITED: Style = {
  fill: 'var(--diagram-fg)',
  'fill-opacity': '1',
  'fill-rule': 'nonzero',
  stroke: 'none',
  'stroke-width': '1',
  'stroke-opacity': '1',
  'stroke-dasharray': 'none',
  'stroke-linecap': 'butt',
  'stroke-linejoin': 'miter',
  'stroke-miterlimit': '4',
  'font-size': '16',
  'font-weight': '400',
  'font-style': 'normal',
  'text-anchor': 'start',
  'dominant-baseline': 'auto',
  'letter-spacing': 'normal',
  'marker-start': 'none',
  'marker-mid': 'none',
  'marker-end': 'none',
  color: 'var(--diagram-fg)',
};

/** Properties of one element alone, with their initial values. */
const OWN: Style = {
  opacity: '1',
  'stop-color': 'black',
  'stop-opacity': '1',
  'clip-path': 'none',
  'text-decoration': 'none',
  'alignment-baseline': 'auto',
  rx: '',
  ry: '',
};

const PROPERTIES = [...Object.keys(INHERITED), ...Object.keys(OWN)];
/** What decides whether and where an element is drawn; of no further use after that. */
const PLACING = ['display', 'visibility', 'transform', 'transform-origin'];
const COLORS = new Set(['fill', 'stroke', 'stop-color', 'color']);
const LENGTHS = /^(?:stroke-width|font-size|rx|ry|letter-spacing)$/;
const FONT_SIZES: Style = { 'x-small': '10', small: '13', medium: '16', large: '18' };
const LEAF = /^(?:path|rect|circle|ellipse|line|polyline|polygon|text|tspan)$/;

function normalise(property: string, { value, inline }: Declared, above: Style): string {
  const text = value.trim();
  if (/^(?:inherit|unset|revert|initial|undefined)?$|^var\(|\bNaN\b/.test(text)) return '';
  if (text.toLowerCase() === 'currentcolor') return above['color']!;
  if (COLORS.has(property)) return recolour(property, text, inline);
  if (property === 'font-weight')
    return String(nearestWeight(/^bold/.test(text) ? 700 : Number(text) || 400));
  if (property === 'stroke-dasharray') {
    const dashes = text.match(/[\d.]+/g) ?? [];
    // Mermaid writes "1, 0" and "0" for a solid line.
    return dashes.length === 0 || dashes.some((n) => Number(n) === 0) ? 'none' : dashes.join(' ');
  }
  if (LENGTHS.test(property) && text !== 'normal')
    return FONT_SIZES[text] ?? String(pixels(text, Number(above['font-size'])));
  return text.replace(/^url\(["']?(#[^"')]+)["']?\)$/, 'url($1)');
}

function declaredStyle(element: Element, sheet: StyleSheet): Map<string, Declared> {
  const declared = sheet.declared(element);
  const font = declared.get('font');
  for (const [property, value] of Object.entries(font ? expandFont(font.value) : {}))
    if ((declared.get(property)?.weight ?? -1) <= font!.weight)
      declared.set(property, { ...font!, value });
  for (const property of [...PROPERTIES, ...PLACING]) {
    const attribute = element.getAttribute(property);
    if (attribute && !declared.has(property))
      declared.set(property, { value: attribute, weight: 0, inline: false });
  }
  return declared;
}

/** What an element says about itself that it does not inherit anyway. */
function news(declared: ReadonlyMap<string, Declared>, above: Style): Style {
  const color = declared.get('color');
  const surroundings = color ? { ...above, color: normalise('color', color, above) } : above;
  const style: Record<string, string> = {};
  for (const property of PROPERTIES) {
    const entry = declared.get(property);
    const value = entry ? normalise(property, entry, surroundings) : '';
    if (value && value !== (surroundings[property] ?? OWN[property])) style[property] = value;
  }
  if (color) style['color'] = surroundings['color']!;
  return style;
}

function isInvisible(declared: ReadonlyMap<string, Declared>): boolean {
  const is = (property: string) => declared.get(property)?.value;
  return (
    is('display') === 'none' || is('visibility') === 'hidden' || Number(is('opacity') ?? 1) === 0
  );
}

/** A transform from a style sheet as an attribute, which knows no units and no origin. */
function transformAttribute(declared: ReadonlyMap<string, Declared>): string | undefined {
  const transform = declared.get('transform')?.value.replace(/px|deg/g, '');
  const [x = 0, y = 0] = numbers(declared.get('transform-origin')?.value);
  if (!transform || (x === 0 && y === 0)) return transform;
  return `translate(${x},${y}) ${transform} translate(${-x},${-y})`;
}

function write(element: Element, style: Style, inherited: Style): void {
  const leaf = LEAF.test(element.localName);
  const invisibleStroke = leaf && (style['stroke'] ?? inherited['stroke']) === 'none';
  for (const property of PROPERTIES) element.removeAttribute(property);
  element.removeAttribute('style');
  for (const [property, value] of Object.entries(style)) {
    if (property === 'color' || (invisibleStroke && property.startsWith('stroke-'))) continue;
    if (property === 'fill' && element.localName === 'line') continue;
    element.setAttribute(property, value);
  }
}

function visit(element: Element, above: Style, sheet: StyleSheet): void {
  const declared = declaredStyle(element, sheet);
  if (isInvisible(declared)) {
    element.remove();
    return;
  }
  const transform = transformAttribute(declared);
  if (transform) element.setAttribute('transform', transform);
  const style = news(declared, above);
  write(element, style, above);
  const below: Record<string, string> = { ...above };
  for (const property of Object.keys(INHERITED))
    if (style[property]) below[property] = style[property];
  for (const child of [...element.children]) visit(child, below, sheet);
}

/**
 * Turns the diagram's `<style>` and every `style=` into presentation
 * attributes, each only where it differs from what is inherited, with theme
 * colours as custom properties. What is invisible goes. A strict content
 * security policy allows the result, and no rule leaks into the page.
 */
export function inlineStyles(svg: Element): void {
  const sheet = sheetOf(svg);
  visit(svg, INHERITED, sheet);
  for (const style of svg.querySelectorAll('style')) style.remove();
}
