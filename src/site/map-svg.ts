import { escapeHtml } from '../markdown/highlight.ts';
import type { Addresses } from '../markdown/context.ts';
import { LABEL_GAP, LABEL_SIZE, type Neighbour, type Surroundings } from '../map/around.ts';
import type { Point } from '../map/arrange.ts';
import { LINE_HEIGHT, type Label, type Line, type Mark, type Picture } from '../map/picture.ts';
import { fitText } from '../map/text-width.ts';
import type { Route } from '../vault/types.ts';

/** How many colours groups have before they begin anew. */
const COLOURS = 8;

/** The class that gives a group its colour, on the map and in the list below it. */
export function colourOf(group: number): string {
  return `g${group % COLOURS}`;
}

/**
 * A map as SVG. Every name is a link; lines and dots are for the eye alone.
 *
 * @param name what the picture is called
 */
export function pictureSvg(
  { width, height, marks, lines }: Picture,
  addresses: Addresses,
  name: string,
): string {
  const drawn = [linesOf(lines), ...marks.map((mark) => markOf(mark, addresses))];
  return svg(width, height, name, drawn.join(''));
}

/** The map around one place as SVG. */
export function surroundingsSvg(
  { width, height, x, y, label, left, right, ties }: Surroundings,
  addresses: Addresses,
  name: string,
): string {
  const spokes = [...left, ...right].map((to) => curve({ x, y }, to));
  const among = ties.map(([a, b]) => curve(a, b, Math.sign(x - a.x) * 26));
  const column = (neighbours: readonly Neighbour[], side: -1 | 1) =>
    neighbours.map(({ place, x, y }) => {
      const text = fitText(place.title, label / LABEL_SIZE);
      const at = `x="${x + side * LABEL_GAP}" y="${y + 5}"`;
      return link(
        place,
        text,
        addresses,
        `<circle cx="${x}" cy="${y}" r="4"/><text ${at}>${escapeHtml(text)}</text>`,
      );
    });
  return svg(
    width,
    height,
    name,
    (among.length > 0 ? `<path class="among" d="${among.join('')}"/>` : '') +
      `<path d="${spokes.join('')}"/><circle class="here" cx="${x}" cy="${y}" r="8"/>` +
      `<g class="in">${column(left, -1).join('')}</g>${column(right, 1).join('')}`,
  );
}

function svg(width: number, height: number, name: string, content: string): string {
  return `<svg width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="group" aria-label="${escapeHtml(name)}">${content}</svg>`;
}

/** Leaves and arrives level; between two of one column it is an arc as deep as `arc`. */
function curve(from: Point, to: Point, arc = 0): string {
  const [x, y] = [to.x - from.x, to.y - from.y];
  const bend = x === 0 ? arc : x / 2;
  return `M${from.x} ${from.y}c${bend} 0 ${bend} ${y} ${x} ${y}`;
}

function linesOf(lines: readonly Line[]): string {
  return [1, 2, 3]
    .map((weight) => {
      const own = lines.filter((line) => line.weight === weight);
      const path = own.map(({ from, to }) => `M${at(from)}L${at(to)}`).join('');
      return path && `<path class="w${weight}" d="${path}"/>`;
    })
    .join('');
}

function markOf({ x, y, radius, group, dots, labels }: Mark, addresses: Addresses): string {
  const shape =
    dots.length === 0
      ? `<circle cx="${Math.round(x)}" cy="${Math.round(y)}" r="${radius.toFixed(1)}"/>`
      : `<circle class="disc" cx="${Math.round(x)}" cy="${Math.round(y)}" r="${radius.toFixed(1)}"/>` +
        `<path d="${dots.map((dot) => `M${at({ x: x + dot.x, y: y + dot.y })}h0`).join('')}"/>`;
  const [first, ...others] = labels;
  const names = [
    first && labelOf(first, addresses, shape),
    ...others.map((it) => labelOf(it, addresses)),
  ];
  return `<g class="${colourOf(group)}">${first ? '' : shape}${names.join('')}</g>`;
}

function labelOf(label: Label, addresses: Addresses, shape = ''): string {
  const { y, size, lines } = label;
  const x = Math.round(label.x);
  const [first, second] = lines.map(escapeHtml);
  const rest = second && ` <tspan x="${x}" dy="${size * LINE_HEIGHT}">${second}</tspan>`;
  const text = `<text x="${x}" y="${Math.round(y)}" font-size="${size}">${first}${rest ?? ''}</text>`;
  return link(label, lines.join(' '), addresses, shape + text);
}

/** Of a name that was cut the whole is said. */
function link(
  { title, route, isWritten }: Pick<Label, 'title' | 'route' | 'isWritten'>,
  text: string,
  addresses: Addresses,
  content: string,
): string {
  const name = text === title ? '' : ` aria-label="${escapeHtml(title)}"`;
  const kind = isWritten ? '' : ' class="unwritten"';
  return `<a href="${escapeHtml(addresses.page(route as Route))}"${kind}${name}>${content}</a>`;
}

function at({ x, y }: Point): string {
  return `${Math.round(x)} ${Math.round(y)}`;
}
