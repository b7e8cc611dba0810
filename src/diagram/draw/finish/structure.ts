import { isSingleStrokes, roundNumbers, short, simplifyPath } from './paths.ts';
import { pixels } from '../layout/text-style.ts';

const KEEP =
  /^(?:fill|stroke|opacity|font-|text-|dominant-|letter-|marker-(?:start|mid|end)|clip-path|transform|stop-|aria-|role|href)/;
const GEOMETRY =
  /^(?:d|x|y|x1|y1|x2|y2|dx|dy|cx|cy|r|rx|ry|width|height|points|viewBox|id|offset|gradientUnits|gradientTransform|refX|refY|markerWidth|markerHeight|markerUnits|orient|class|preserveAspectRatio|alignment-baseline)$/;

/** Drops attributes that only an editor or a style sheet would read. */
export function dropNeedless(svg: Element): void {
  for (const element of svg.querySelectorAll('*'))
    for (const { name, value } of [...element.attributes])
      if (name === 'class' || value === '' || !(KEEP.test(name) || GEOMETRY.test(name)))
        element.removeAttribute(name);
}

function fontSize(element: Element): number {
  return Number(element.closest('[font-size]')?.getAttribute('font-size') ?? 16);
}

function inPixels(element: Element, name: string): number | undefined {
  const value = element.getAttribute(name);
  return value === null ? undefined : pixels(value, fontSize(element));
}

/** `y="-0.1em" dy="1.1em"` and the like as one number each. */
function settleY(text: Element, lines: readonly Element[]): void {
  let y = inPixels(text, 'y') ?? 0;
  let dy = inPixels(text, 'dy') ?? 0;
  for (const line of lines.length > 0 ? lines : [text]) {
    y = (inPixels(line, 'y') ?? y) + (inPixels(line, 'dy') ?? dy);
    dy = 0;
    line.setAttribute('y', short(y, 2));
    line.removeAttribute('dy');
  }
}

/** A text of one line needs no `<tspan>`; words in one style need none of their own. */
export function flattenText(svg: Element): void {
  for (const tspan of [...svg.querySelectorAll('tspan')].reverse())
    if (tspan.attributes.length === 0) tspan.replaceWith(...tspan.childNodes);
    else if (!tspan.textContent.trim() && !tspan.querySelector('tspan')) tspan.remove();
  for (const text of svg.querySelectorAll('text')) {
    text.normalize();
    if (!text.textContent.trim()) text.remove();
    const lines = [...text.children].filter((child) => child.hasAttribute('x'));
    if (lines.length === text.childNodes.length) {
      settleY(text, lines);
      for (const name of ['x', 'y', 'dy']) text.removeAttribute(name);
      if (lines.length === 1) hoist(text, lines[0]!);
    } else if (lines.length === 0) settleY(text, []);
  }
}

function hoist(text: Element, line: Element): void {
  for (const { name, value } of [...line.attributes]) text.setAttribute(name, value);
  text.replaceChildren(...line.childNodes);
}

/** Removes what draws nothing and groups that group nothing. */
export function dropEmpty(svg: Element): void {
  for (const rect of svg.querySelectorAll('rect')) {
    const [width, height] = ['width', 'height'].map((name) => rect.getAttribute(name));
    if (!width || !height || !Number(width) || !Number(height)) rect.remove();
  }
  for (const shape of svg.querySelectorAll(
    'path, rect, circle, ellipse, polygon, line, polyline',
  )) {
    const paint = (name: string) => shape.closest(`[${name}]`)?.getAttribute(name);
    const isThere = (name: string) => Number(paint(name) ?? 1) > 0;
    const stroke = isThere('stroke-width') && isThere('stroke-opacity') ? paint('stroke') : 'none';
    const unseen = paint('fill') === 'none' && (stroke ?? 'none') === 'none';
    const isLine = /^(?:M[^A-Z]*(?:L[^A-Z]*)?)?Z?$/.test(shape.getAttribute('d') ?? '-');
    if (unseen || (isLine && (stroke ?? 'none') === 'none')) shape.remove();
  }
  for (const group of [...svg.querySelectorAll('g, defs, a')].reverse()) {
    if (!group.hasChildNodes()) group.remove();
    else if (group.localName === 'g' && group.attributes.length === 0)
      group.replaceWith(...group.childNodes);
  }
}

/** Hand-drawn shapes come as one path to fill and one to stroke; most are the same path. */
export function mergeFillAndStroke(svg: Element): void {
  for (const fill of svg.querySelectorAll('path')) {
    const stroke = fill.nextElementSibling;
    if (stroke?.localName !== 'path' || stroke.getAttribute('fill') !== 'none') continue;
    if (outline(fill) !== outline(stroke) || fill.getAttribute('fill') === 'none') continue;
    for (const { name, value } of [...stroke.attributes])
      if (name.startsWith('stroke')) fill.setAttribute(name, value);
    fill.setAttribute('d', `${outline(fill)}Z`);
    stroke.remove();
  }
}

function outline(path: Element): string {
  return (path.getAttribute('d') ?? '').replace(/Z$/, '').replace(/^M([^A-Z]+)(.*)L\1$/, 'M$1$2');
}

const COORDINATES = /^(?:x|y|x1|y1|x2|y2|dx|dy|cx|cy|r|rx|ry|width|height|points)$/;

/** Rounds every coordinate to a tenth of a pixel. */
export function roundGeometry(svg: Element): void {
  for (const element of svg.querySelectorAll('*')) {
    const isSmall = element.closest('marker, symbol, linearGradient');
    for (const { name, value } of [...element.attributes]) {
      if (name === 'd') {
        // Joined, the strokes would enclose an area.
        if (isSingleStrokes(value)) element.setAttribute('fill', 'none');
        element.setAttribute(name, simplifyPath(value));
      } else if (name === 'transform') {
        const precise = /scale|matrix|rotate/.test(value);
        element.setAttribute(name, roundNumbers(value, precise ? 4 : 1).replace(/, /g, ','));
      } else if (COORDINATES.test(name))
        element.setAttribute(name, roundNumbers(value, isSmall ? 3 : 1));
      else if (/^(?:stroke-width|font-size|opacity|fill-opacity|offset)$/.test(name))
        element.setAttribute(name, roundNumbers(value, 3));
    }
  }
}
