import { replaceHtmlLabels } from './labels.ts';
import { dropUnused, renumberIds } from './ids.ts';
import { keepLegible } from './legible.ts';
import { linkGroups } from './group-links.ts';
import { tidyLinks } from './links.ts';
import type { Kind } from '../names.ts';
import { nameDiagram } from './name.ts';
import { short } from './paths.ts';
import { mendQuirks } from './quirks.ts';
import { serialise } from './serialise.ts';
import {
  dropEmpty,
  dropNeedless,
  flattenText,
  mergeFillAndStroke,
  roundGeometry,
} from './structure.ts';
import { inlineStyles } from './style.ts';
import { fittedViewBox } from './fit.ts';

/** A static picture, ready for a page but for its ids; see `withUniqueIds`. */
export interface Picture {
  svg: string;
  width: number;
  height: number;
  /** The author's own title (`accTitle`). */
  title?: string | undefined;
  /** Without a title, what the picture is called by: in its `aria-label` that is in English. */
  kind?: Kind | undefined;
  hasLinks: boolean;
}

function setSize(svg: Element): { width: number; height: number } {
  const box = fittedViewBox(svg);
  const [width, height] = [Math.ceil(box.width), Math.ceil(box.height)];
  for (const { name } of [...svg.attributes])
    if (!/^(?:role|aria-.*)$/.test(name)) svg.removeAttribute(name);
  svg.setAttribute('class', 'diagram-svg');
  svg.setAttribute('viewBox', `${short(box.x, 1)} ${short(box.y, 1)} ${width} ${height}`);
  svg.setAttribute('width', String(width));
  svg.setAttribute('height', String(height));
  return { width, height };
}

/**
 * Turns what Mermaid drew into a picture that stands by itself: no style
 * sheet, no script, no HTML, colours by role, ids of its own.
 */
export function finish(svg: Element, type: string, source: string): Picture {
  replaceHtmlLabels(svg);
  mendQuirks(svg, type);
  inlineStyles(svg);
  linkGroups(svg, source);
  tidyLinks(svg);
  keepLegible(svg);
  const name = nameDiagram(svg, type, source);
  const size = setSize(svg);
  dropNeedless(svg);
  dropUnused(svg);
  renumberIds(svg);
  roundGeometry(svg);
  flattenText(svg);
  mergeFillAndStroke(svg);
  dropEmpty(svg);
  const hasLinks = svg.querySelector('a[href]') !== null;
  return { svg: serialise(svg), ...size, ...name, hasLinks };
}
