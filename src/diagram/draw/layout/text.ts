import { ascent, descent, emWidth, X_HEIGHT } from './metrics.ts';
import type { Box } from './geometry.ts';
import { rootOf, sheetOf, type StyleSheet } from './stylesheet.ts';
import { childStyle, ownBaseline, pixels, textStyle, type TextStyle } from './text-style.ts';

/** A stretch of text in one style, where it stands in its `<text>`'s user space. */
export interface Run extends Box {
  text: string;
  style: TextStyle;
  /** The elements around it, from the `<text>` inwards. */
  within: readonly Element[];
}

function width(text: string, style: TextStyle): number {
  return emWidth(text, style.weight) * style.size + style.spacing * Array.from(text).length;
}

/** How far the baseline moves down for a `dominant-baseline`. */
function baselineShift(baseline: string, size: number): number {
  const [above, below] = [ascent(size), descent(size)];
  switch (baseline) {
    case 'middle':
      return (X_HEIGHT * size) / 2;
    case 'central':
      return (above - below) / 2;
    case 'hanging':
      return above * 0.8;
    case 'mathematical':
      return above / 2;
    case 'text-before-edge':
    case 'before-edge':
    case 'text-top':
      return above;
    case 'text-after-edge':
    case 'after-edge':
    case 'ideographic':
    case 'text-bottom':
      return -below;
    default:
      return 0;
  }
}

/** What `x`, `y`, `dx` and `dy` say about the next character; the innermost element has the word. */
type Move = Partial<Record<(typeof MOVES)[number], number>>;

const MOVES = ['x', 'y', 'dx', 'dy'] as const;

/** Walks a `<text>` as SVG lays it out: absolute positions start chunks that are anchored as one. */
class TextLayout {
  readonly runs: Run[] = [];
  private pending: Move = {};
  private readonly sheet: StyleSheet;
  private x = 0;
  private y = 0;
  private chunk: Run[] = [];
  private afterSpace = true;

  constructor(text: Element) {
    this.sheet = sheetOf(rootOf(text));
    this.visit(text, textStyle(text), []);
    this.dropTrailingSpace();
    this.endChunk();
  }

  private visit(element: Element, style: TextStyle, path: readonly Element[]): void {
    if (style.hidden) return;
    for (const name of MOVES) {
      const value = element.getAttribute(name);
      if (value) this.pending[name] = pixels(value, style.size);
    }
    const within = [...path, element];
    const baseline = ownBaseline(element, style, this.sheet);
    for (const node of element.childNodes) {
      if (node.nodeType === 3) this.write(node.nodeValue ?? '', style, baseline, within);
      else if (/^(?:tspan|a|textpath)$/i.test((node as Element).localName))
        this.visit(node as Element, childStyle(node as Element, style, this.sheet), within);
    }
  }

  private move(): void {
    const { x, y, dx = 0, dy = 0 } = this.pending;
    this.pending = {};
    if (x !== undefined || y !== undefined) this.endChunk();
    this.x = (x ?? this.x) + dx;
    this.y = (y ?? this.y) + dy;
  }

  private write(raw: string, style: TextStyle, baseline: string, within: Run['within']): void {
    let text = raw.replace(/[\t\r\n]/g, ' ');
    if (style.spaces === 'collapse') {
      text = text.replace(/ +/g, ' ');
      if (this.afterSpace) text = text.trimStart();
    }
    if (!text) return;
    this.move();
    this.afterSpace = text.endsWith(' ');
    const { size } = style;
    const run: Run = {
      text,
      style,
      within,
      x: this.x,
      y: this.y + baselineShift(baseline, size) - ascent(size),
      width: width(text, style),
      height: ascent(size) + descent(size),
    };
    this.chunk.push(run);
    this.runs.push(run);
    this.x += run.width;
  }

  private dropTrailingSpace(): void {
    const last = this.runs.at(-1);
    if (!last || last.style.spaces === 'keep' || !last.text.endsWith(' ')) return;
    const trimmed = width(last.text.trimEnd(), last.style);
    this.x -= last.width - trimmed;
    last.width = trimmed;
  }

  private endChunk(): void {
    const [first] = this.chunk;
    if (first) {
      const total = this.x - first.x;
      const shift = { middle: total / 2, end: total }[first.style.anchor] ?? 0;
      for (const run of this.chunk) run.x -= shift;
    }
    this.chunk = [];
  }
}

/** The runs of a `<text>`, or those within one of its parts. */
export function runsOf(element: Element): Run[] {
  let text: Element | null = element;
  while (text && text.localName.toLowerCase() !== 'text') text = text.parentElement;
  if (!text) return [];
  return new TextLayout(text).runs.filter((run) => run.within.includes(element));
}
