import { emWidth } from './metrics.ts';
import { boundingBox, matrixToRoot, outline } from './bbox.ts';
import { mapBox, singlePrecision, type Box } from './geometry.ts';
import { lengthOf, pointAt } from './path.ts';
import { runsOf } from './text.ts';
import { textStyle } from './text-style.ts';
import type { DOMWindow } from 'jsdom';

const SVG = 'http://www.w3.org/2000/svg';
const EMPTY: Box = { x: 0, y: 0, width: 0, height: 0 };

function clientRect(box: Box) {
  return { ...box, left: box.x, top: box.y, right: box.x + box.width, bottom: box.y + box.height };
}

/** The methods of SVG elements that need layout, which jsdom does not have. */
const METHODS = {
  // Without left and top: Mermaid tells an SVGRect from a DOMRect by them.
  getBBox(this: Element) {
    return singlePrecision(boundingBox(this) ?? EMPTY);
  },
  getBoundingClientRect(this: Element) {
    const box = this.namespaceURI === SVG ? boundingBox(this) : null;
    return clientRect(box ? singlePrecision(mapBox(box, matrixToRoot(this))) : EMPTY);
  },
  getComputedTextLength(this: Element) {
    return Math.fround(runsOf(this).reduce((sum, run) => sum + run.width, 0));
  },
  getTotalLength(this: Element) {
    return lengthOf(outline(this));
  },
  getPointAtLength(this: Element, distance: number) {
    const [x, y] = pointAt(outline(this), distance);
    return { x, y };
  },
  getScreenCTM(this: Element) {
    const [a, b, c, d, e, f] = matrixToRoot(this);
    return { a, b, c, d, e, f };
  },
};

function computedStyle(element: Element) {
  const style = textStyle(element);
  const values: Record<string, string> = {
    'text-anchor': style.anchor,
    'font-size': `${style.size}px`,
    'font-weight': String(style.weight),
  };
  return {
    textAnchor: values['text-anchor'],
    fontSize: values['font-size'],
    fontWeight: values['font-weight'],
    getPropertyValue: (property: string) => values[property] ?? '',
  };
}

/** A canvas that can only measure text: cytoscape wants one, and never draws on it here. */
function measuringCanvas() {
  const context = { measureText: (text: string) => ({ width: emWidth(text) * 16 }) };
  return new Proxy(context, {
    get: (target, key): unknown => (key in target ? Reflect.get(target, key) : () => undefined),
  });
}

/** Gives every element of a jsdom window the layout of a browser, as far as Mermaid asks for it. */
export function installLayout(window: DOMWindow): void {
  for (const [name, value] of Object.entries(METHODS))
    Object.defineProperty(window.Element.prototype, name, { value, configurable: true });
  const native = window.getComputedStyle.bind(window);
  const style = (element: Element, pseudo?: string | null) =>
    element.namespaceURI === SVG ? computedStyle(element) : native(element, pseudo);
  const canvas = measuringCanvas();
  Object.assign(window, { getComputedStyle: style });
  Object.assign(window.HTMLCanvasElement.prototype, { getContext: () => canvas });
}
