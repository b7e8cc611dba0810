import { boundingBox } from '../layout/bbox.ts';
import type { Box } from '../layout/geometry.ts';

/** Space left around the picture; for strokes and arrow heads, which boxes do not count. */
const MARGIN = 8;
/** Less than this is a margin that Mermaid meant. */
const TOO_MUCH = 16;

export function viewBoxOf(svg: Element): Box {
  const [x = 0, y = 0, width = 0, height = 0] = (svg.getAttribute('viewBox') ?? '')
    .split(/[\s,]+/)
    .map(Number);
  return { x, y, width, height };
}

/** One dimension, cut to its content where there is much more space than content. */
function trimmed(start: number, size: number, from: number, length: number): [number, number] {
  const first = from - start > TOO_MUCH ? from - MARGIN : start;
  const end = start + size - (from + length) > TOO_MUCH ? from + length + MARGIN : start + size;
  return [first, end - first];
}

/** The part of the picture that shows something: some diagram types leave wide margins. */
export function trimmedViewBox(svg: Element): Box {
  const view = viewBoxOf(svg);
  const content = boundingBox(svg);
  if (!content) return view;
  const [x, width] = trimmed(view.x, view.width, content.x, content.width);
  const [y, height] = trimmed(view.y, view.height, content.y, content.height);
  return { x, y, width, height };
}
