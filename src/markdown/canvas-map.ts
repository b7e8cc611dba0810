import type { Canvas, CanvasEdge, Side } from '../vault/canvas-types.ts';
import { escapeHtml } from './highlight.ts';

/** A rectangle on a canvas. */
interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** What lies around the outermost cards: edges bend there. */
const MARGIN = 60;
const ARROW = 12;
const LABEL_LINE = 20;
const OUTWARD: Readonly<Record<Side, Point>> = {
  top: { x: 0, y: -1 },
  right: { x: 1, y: 0 },
  bottom: { x: 0, y: 1 },
  left: { x: -1, y: 0 },
};

/**
 * A canvas as one SVG picture: groups, edges and cards where their author put
 * them. The cards are HTML, so that their links work and their text wraps.
 *
 * @param contents the HTML of each card, by its id, in reading order; cards without one are left out
 */
export function canvasSvg(canvas: Canvas, contents: ReadonlyMap<string, string>): string {
  const cards = canvas.cards.filter(({ id }) => contents.has(id));
  const boxes = new Map([...canvas.groups, ...cards].map((box) => [box.id, box]));
  if (boxes.size === 0) return '';
  const { x, y, width, height } = boundsOf([...boxes.values()]);
  const groups = canvas.groups.map(
    (group) =>
      `<g class="canvas-group"${colour(group.color)}>${rectangle(group)}<text x="${group.x + 4}" y="${group.y - 10}">${escapeHtml(group.label)}</text></g>`,
  );
  const edges = canvas.edges.map((edge) => edgeSvg(edge, boxes));
  const inOrder = [...contents].map(([id, html]) => {
    const card = boxes.get(id)!;
    const { x, y, width, height } = card;
    return `<g class="canvas-card"${colour(card.color)}>${rectangle(card)}<foreignObject x="${x}" y="${y}" width="${width}" height="${height}">${html}</foreignObject></g>`;
  });
  return `<svg viewBox="${x} ${y} ${width} ${height}" width="${width}" height="${height}">${groups.join('')}<g aria-hidden="true">${edges.join('')}</g>${inOrder.join('')}</svg>`;
}

function boundsOf(boxes: readonly Box[]): Box {
  const [left, top] = [least(boxes.map(({ x }) => x)), least(boxes.map(({ y }) => y))];
  const right = -least(boxes.map((box) => -box.x - box.width));
  const bottom = -least(boxes.map((box) => -box.y - box.height));
  return {
    x: left - MARGIN,
    y: top - MARGIN,
    width: right - left + 2 * MARGIN,
    height: bottom - top + 2 * MARGIN,
  };
}

function least(values: readonly number[]): number {
  return values.reduce((a, b) => Math.min(a, b), Infinity);
}

/** The six colours of the format are the style sheet's; any other is the author's own. */
function colour(color: string | undefined): string {
  if (color === undefined) return '';
  return color.startsWith('#') ? ` color="${color}"` : ` data-color="${color}"`;
}

function rectangle({ x, y, width, height }: Box): string {
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="8"/>`;
}

function edgeSvg(edge: CanvasEdge, boxes: ReadonlyMap<string, Box>): string {
  const [from, to] = [boxes.get(edge.from), boxes.get(edge.to)];
  if (from === undefined || to === undefined) return '';
  const start = endOf(from, edge.fromSide ?? sideTowards(from, to), edge.fromArrow);
  const end = endOf(to, edge.toSide ?? sideTowards(to, from), edge.toArrow);
  const distance = Math.hypot(start.tip.x - end.tip.x, start.tip.y - end.tip.y);
  const bend = Math.max(40, Math.min(distance / 2, 220));
  const [a, b] = [moved(start.tip, start.out, bend), moved(end.tip, end.out, bend)];
  const line = `<path d="M${at(start.line)}C${at(a)} ${at(b)} ${at(end.line)}"/>`;
  // The middle of the curve.
  const middle = {
    x: (start.line.x + 3 * a.x + 3 * b.x + end.line.x) / 8,
    y: (start.line.y + 3 * a.y + 3 * b.y + end.line.y) / 8,
  };
  return `<g class="canvas-edge"${colour(edge.color)}>${line}${start.head}${end.head}${labelSvg(edge.label, middle)}</g>`;
}

/** Where an edge meets a side: the tip of its arrow, if it has one, and where the line begins behind it. */
function endOf({ x, y, width, height }: Box, side: Side, hasArrow: boolean) {
  const out = OUTWARD[side];
  const tip = { x: x + (width / 2) * (1 + out.x), y: y + (height / 2) * (1 + out.y) };
  if (!hasArrow) return { out, tip, line: tip, head: '' };
  const line = moved(tip, out, ARROW - 1);
  const across = { x: -out.y, y: out.x };
  const base = moved(tip, out, ARROW);
  const corners = [tip, moved(base, across, ARROW / 2), moved(base, across, -ARROW / 2)];
  return { out, tip, line, head: `<polygon points="${corners.map(at).join(' ')}"/>` };
}

/** The side of a box that faces another. */
function sideTowards(from: Box, to: Box): Side {
  const x = to.x + to.width / 2 - (from.x + from.width / 2);
  const y = to.y + to.height / 2 - (from.y + from.height / 2);
  if (Math.abs(x) * from.height > Math.abs(y) * from.width) return x > 0 ? 'right' : 'left';
  return y > 0 ? 'bottom' : 'top';
}

function moved(point: Point, direction: Point, by: number): Point {
  return { x: point.x + direction.x * by, y: point.y + direction.y * by };
}

function at({ x, y }: Point): string {
  return `${Math.round(x * 10) / 10},${Math.round(y * 10) / 10}`;
}

function labelSvg(label: string, { x, y }: Point): string {
  if (label === '') return '';
  const lines = label.split('\n');
  const top = y - ((lines.length - 1) * LABEL_LINE) / 2;
  const spans = lines.map(
    (line, index) =>
      `<tspan x="${Math.round(x)}" y="${Math.round(top + index * LABEL_LINE)}">${escapeHtml(line)}</tspan>`,
  );
  return `<text>${spans.join('')}</text>`;
}
