import { emWidth } from '../layout/metrics.ts';
import { numberOf } from '../layout/bbox.ts';

const SVG = 'http://www.w3.org/2000/svg';
const SIZE = 14;
const LINE = 1.2;

/** Breaks words into lines no wider than `width` pixels; a longer word stands alone. */
function wrap(words: readonly string[], width: number, weight: number): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const longer = lines.length > 0 ? `${lines.at(-1)!} ${word}` : word;
    if (lines.length > 0 && emWidth(longer, weight) * SIZE <= width)
      lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

function asText(html: Element): Element {
  const words = html.textContent.trim().split(/\s+/).filter(Boolean);
  const [width, height] = [numberOf(html, 'width'), numberOf(html, 'height')];
  const weight = html.querySelector('b, strong') ? 700 : 400;
  const lines = wrap(words, width, weight);
  const text = html.ownerDocument.createElementNS(SVG, 'text');
  text.setAttribute('text-anchor', 'middle');
  text.setAttribute('font-size', String(SIZE));
  text.setAttribute('font-weight', String(weight));
  for (const [i, line] of lines.entries()) {
    const tspan = html.ownerDocument.createElementNS(SVG, 'tspan');
    const middle = numberOf(html, 'y') + height / 2 + SIZE * 0.35;
    tspan.setAttribute('x', String(numberOf(html, 'x') + width / 2));
    tspan.setAttribute('y', String(middle + (i - (lines.length - 1) / 2) * SIZE * LINE));
    tspan.textContent = line;
    text.append(tspan);
  }
  return text;
}

/**
 * Replaces the HTML labels that some diagram types make whatever the settings:
 * by the SVG text that stands beside it in a `<switch>`, or by one made of its words.
 */
export function replaceHtmlLabels(svg: Element): void {
  for (const html of svg.querySelectorAll('foreignObject')) {
    const inSwitch = html.closest('switch');
    if (inSwitch || !html.textContent.trim()) html.remove();
    else html.replaceWith(asText(html));
  }
  for (const choice of svg.querySelectorAll('switch')) choice.replaceWith(...choice.childNodes);
}
