import type { Words } from '../words/index.ts';
import { diagramPaper, type DiagramPaper } from './diagram-paper.ts';
import { escapeHtml } from './highlight.ts';

/** A drawn diagram, with what it was made from. */
export interface DiagramFigure {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
  readonly title: string | undefined;
  readonly mermaid: string;
  readonly drawing: string | undefined;
  /** Unique on every page that may show the figure. */
  readonly id: string;
}

/** The text column, in CSS pixels. */
const COLUMN = 656;
/** The column of the narrowest screens: a diagram that fits here scrolls nowhere. */
const NARROWEST_COLUMN = 288;
/** Shrunk by less than this, labels are still as large as small print: better than a scroll bar. */
const SMALLEST_SCALE = 0.78;

/**
 * A diagram as a figure: the picture in a frame that scrolls, and below it,
 * closed, its text. The frame opens full size by the browser's own means.
 */
export function figureHtml(
  { svg, width, height, title, mermaid, drawing, id }: DiagramFigure,
  words: Words,
): string {
  const name = escapeHtml(title ?? words.diagram);
  const frame = `${id}-frame`;
  const fits = width * SMALLEST_SCALE <= COLUMN;
  const open =
    width > NARROWEST_COLUMN
      ? `<button type="button" class="full-size" popovertarget="${frame}">${escapeHtml(words.fullSize)}</button>`
      : '';
  const paper = diagramPaper(width, height);
  const kinds = [
    fits && ' fits',
    paper.isTurned && ' turned',
    paper.parts.length > 1 && ' in-parts',
  ];
  const picture = paper.parts.length > 1 ? svg.replace('<svg ', `<svg id="${id}-all" `) : svg;
  const sources = [
    drawing === undefined
      ? ''
      : `<p>${escapeHtml(words.asDrawn)}</p><pre tabindex="0"><code>${escapeHtml(drawing)}</code></pre>`,
    `<p>Mermaid</p><pre tabindex="0"><code>${escapeHtml(mermaid.trimEnd())}</code></pre>`,
  ];
  return (
    `<figure class="diagram${kinds.filter(Boolean).join('')}"><div class="scroll" id="${frame}"${open === '' ? '' : ' popover'} role="group" tabindex="0" aria-label="${name}">${picture}</div>` +
    `${open}<details class="diagram-source"><summary>${escapeHtml(words.diagramText)}</summary>${sources.join('')}</details>${partsHtml(svg, `${id}-all`, paper)}</figure>`
  );
}

/** The parts of a picture that is too large for a page: only paper shows them. */
function partsHtml(svg: string, id: string, { parts }: DiagramPaper): string {
  if (parts.length === 1) return '';
  const [left, top] = (/ viewBox="([^"]+)"/.exec(svg)?.[1] ?? '0 0').split(' ').map(Number);
  return parts
    .map(({ x, y, width, height }, at) => {
      // The whole picture has its own place in its own units: there it is put back.
      const [fromLeft, fromTop] = [left! + x, top! + y];
      return (
        `<div class="part" aria-hidden="true"><svg class="diagram-svg" width="${width}" height="${height}" viewBox="${fromLeft} ${fromTop} ${width} ${height}">` +
        `<use href="#${id}" x="${left!}" y="${top!}"/></svg><p>${at + 1} / ${parts.length}</p></div>`
      );
    })
    .join('');
}
