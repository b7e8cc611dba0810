import { X_HEIGHT } from './metrics.ts';
import { rootOf, sheetOf, type StyleSheet } from './stylesheet.ts';

/** The part of an element's style that decides where its text stands. */
export interface TextStyle {
  size: number;
  weight: number;
  anchor: string;
  /** `dominant-baseline`, or the element's own `alignment-baseline`. */
  baseline: string;
  spaces: 'collapse' | 'keep';
  spacing: number;
  hidden: boolean;
}

const INITIAL: TextStyle = {
  size: 16,
  weight: 400,
  anchor: 'start',
  baseline: 'auto',
  spaces: 'collapse',
  spacing: 0,
  hidden: false,
};

const PROPERTIES = [
  'font-size',
  'font-weight',
  'text-anchor',
  'dominant-baseline',
  'alignment-baseline',
  'white-space',
  'letter-spacing',
  'display',
] as const;

const NAMED_SIZES: Record<string, number> = { 'x-small': 10, small: 13, medium: 16, large: 18 };

/** A CSS length in pixels; a plain number is pixels. */
export function pixels(value: string | null | undefined, fontSize: number, fallback = 0): number {
  const number = parseFloat(value ?? '');
  if (Number.isNaN(number)) return fallback;
  const unit = /[a-z%]+$/i.exec(value!.trim())?.[0].toLowerCase();
  switch (unit) {
    case 'rem':
      return number * 16;
    case 'em':
      return number * fontSize;
    case 'ex':
      return number * fontSize * X_HEIGHT;
    case '%':
      return (number / 100) * fontSize;
    case 'pt':
      return (number * 4) / 3;
    default:
      return number;
  }
}

/** The `font` shorthand as longhands; its family is of no interest, there is only one. */
export function expandFont(value: string): Record<string, string> {
  const [before = '', size] = value.split(/(?<=\s|^)((?:[\d.]+(?:px|em|rem|pt|%)))/);
  const longhands: Record<string, string> = {};
  const weight = /\b(?:bold|[1-9]00)\b/.exec(before)?.[0];
  if (weight) longhands['font-weight'] = weight;
  if (/\b(?:italic|oblique)\b/.test(before)) longhands['font-style'] = 'italic';
  if (size) longhands['font-size'] = size;
  return longhands;
}

function ownValues(element: Element, sheet: StyleSheet): Record<string, string | undefined> {
  const declared = sheet.declared(element);
  const values: Record<string, string | undefined> = {};
  for (const name of PROPERTIES) {
    const value = declared.get(name)?.value ?? element.getAttribute(name);
    if (value && value !== 'inherit') values[name] = value;
  }
  const font = declared.get('font');
  for (const [name, value] of Object.entries(font ? expandFont(font.value) : {}))
    if ((declared.get(name)?.weight ?? -1) <= font!.weight) values[name] = value;
  return values;
}

function inherit(parent: TextStyle, own: Record<string, string | undefined>): TextStyle {
  const style: TextStyle = { ...parent, hidden: parent.hidden || own.display === 'none' };
  const size = own['font-size'];
  if (size) style.size = NAMED_SIZES[size] ?? pixels(size, parent.size, parent.size);
  const weight = own['font-weight'];
  if (weight) style.weight = weight.startsWith('bold') ? 700 : Number(weight) || 400;
  const space = own['white-space'];
  if (space) style.spaces = /^(pre|break-spaces)/.test(space) ? 'keep' : 'collapse';
  style.anchor = own['text-anchor'] ?? parent.anchor;
  style.baseline = own['dominant-baseline'] ?? parent.baseline;
  if (own['letter-spacing']) style.spacing = pixels(own['letter-spacing'], style.size);
  return style;
}

function inheritedStyle(element: Element, root: Element, sheet: StyleSheet): TextStyle {
  const parent = element.parentElement;
  const above = element === root || !parent ? INITIAL : inheritedStyle(parent, root, sheet);
  return childStyle(element, above, sheet);
}

/** The style of an element whose parent's style is known. */
export function childStyle(element: Element, parent: TextStyle, sheet: StyleSheet): TextStyle {
  const style = inherit(parent, ownValues(element, sheet));
  if (element.getAttribute('xml:space') === 'preserve') style.spaces = 'keep';
  return style;
}

/** `alignment-baseline` is not inherited, so it is asked for apart. */
export function ownBaseline(element: Element, style: TextStyle, sheet: StyleSheet): string {
  const align = ownValues(element, sheet)['alignment-baseline'];
  return align && align !== 'auto' && align !== 'baseline' ? align : style.baseline;
}

/** The text style of an element anywhere in a diagram. */
export function textStyle(element: Element): TextStyle {
  const root = rootOf(element);
  return inheritedStyle(element, root, sheetOf(root));
}
