import {
  boxAround,
  IDENTITY,
  mapBox,
  multiply,
  numbers,
  pairs,
  parseTransform,
  union,
  type Box,
  type Matrix,
  type Point,
} from './geometry.ts';
import { flatten } from './path.ts';
import { parseDeclarations } from './stylesheet.ts';
import { runsOf } from './text.ts';

const DRAWS_NOTHING = new Set(
  'defs style title desc marker clippath mask symbol lineargradient radialgradient filter pattern metadata script use'.split(
    ' ',
  ),
);

export function tagOf(element: Element): string {
  return element.localName.toLowerCase();
}

/** A numeric attribute; 0 when missing. */
export function numberOf(element: Element, name: string): number {
  return parseFloat(element.getAttribute(name) ?? '') || 0;
}

/** One property of `style=`. */
export function inlineStyle(element: Element, property: string): string | undefined {
  const style = element.getAttribute('style');
  if (!style?.includes(property)) return undefined;
  return parseDeclarations(style).find((entry) => entry.property === property)?.value;
}

/** The element's own transform. */
export function matrixOf(element: Element): Matrix {
  return parseTransform(inlineStyle(element, 'transform') ?? element.getAttribute('transform'));
}

/** The transforms from an element up to the nearest `<svg>`, as one. */
export function matrixToRoot(element: Element): Matrix {
  let matrix = IDENTITY;
  for (let up: Element | null = element; up && tagOf(up) !== 'svg'; up = up.parentElement)
    matrix = multiply(matrixOf(up), matrix);
  return matrix;
}

/** Lines and outlines as polylines. */
export function outline(element: Element): readonly Point[][] {
  switch (tagOf(element)) {
    case 'path':
      return flatten(element.getAttribute('d') ?? '');
    case 'line':
      return [
        [
          [numberOf(element, 'x1'), numberOf(element, 'y1')],
          [numberOf(element, 'x2'), numberOf(element, 'y2')],
        ],
      ];
    default:
      return [pairs(numbers(element.getAttribute('points')))];
  }
}

function rectangle(element: Element): Box | null {
  const [width, height] = [numberOf(element, 'width'), numberOf(element, 'height')];
  if (width <= 0 && height <= 0) return null;
  return { x: numberOf(element, 'x'), y: numberOf(element, 'y'), width, height };
}

function ellipse(element: Element, rx: number, ry: number): Box | null {
  if (!rx || !ry) return null;
  const [cx, cy] = [numberOf(element, 'cx'), numberOf(element, 'cy')];
  return { x: cx - rx, y: cy - ry, width: 2 * rx, height: 2 * ry };
}

function isHidden(element: Element): boolean {
  return (inlineStyle(element, 'display') ?? element.getAttribute('display')) === 'none';
}

function placed(child: Element): Box | null {
  const box = isHidden(child) ? null : boundingBox(child);
  if (!box) return null;
  if (tagOf(child) !== 'svg') return mapBox(box, matrixOf(child));
  const viewport = rectangle(child);
  if (viewport?.width && viewport.height) return viewport;
  return mapBox(box, [1, 0, 0, 1, numberOf(child, 'x'), numberOf(child, 'y')]);
}

/** What `getBBox` gives in a browser: the box in the element's user space, null if it draws nothing. */
export function boundingBox(element: Element): Box | null {
  const tag = tagOf(element);
  if (DRAWS_NOTHING.has(tag)) return null;
  switch (tag) {
    case 'text':
    case 'tspan':
      return runsOf(element).reduce<Box | null>((box, run) => union(box, run), null);
    case 'rect':
    case 'image':
    case 'foreignobject':
      return rectangle(element);
    case 'circle':
      return ellipse(element, numberOf(element, 'r'), numberOf(element, 'r'));
    case 'ellipse':
      return ellipse(element, numberOf(element, 'rx'), numberOf(element, 'ry'));
    case 'line':
    case 'polyline':
    case 'polygon':
    case 'path':
      return boxAround(outline(element).flat());
  }
  const children = tag === 'switch' ? [...element.children].slice(0, 1) : [...element.children];
  return children.reduce<Box | null>((box, child) => union(box, placed(child)), null);
}
