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

/** One dimension: cut where there is much more space than content, longer where content sticks out. */
function fitted(start: number, size: number, from: number, length: number): [number, number] {
  const [before, after] = [from - start, start + size - (from + length)];
  const first = before > TOO_MUCH || before < 0 ? from - MARGIN : start;
  const end = after > TOO_MUCH || after < 0 ? from + length + MARGIN : start + size;
  return [first, end - first];
}

/** The part of the picture that shows something: some diagram types leave wide margins, some too little. */
export function fittedViewBox(svg: Element): Box {
  const view = viewBoxOf(svg);
  const content = boundingBox(svg);
  if (!content) return view;
  const [x, width] = fitted(view.x, view.width, content.x, content.width);
  const [y, height] = fitted(view.y, view.height, content.y, content.height);
  return { x, y, width, height };
}
