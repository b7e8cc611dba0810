import { align } from './align.ts';
import { assemble } from './assemble.ts';
import type { Graph } from './graph.ts';
import { gridOf } from './grid.ts';
import { clearWalls } from './inlets.ts';
import { whyNot } from './judge.ts';
import { read } from './reading.ts';
import { openSeams } from './seams.ts';
import { square } from './square.ts';

export { toMermaid, type MermaidOptions } from './mermaid.ts';
export type { Flow, Graph, GraphEdge, GraphGroup, GraphNode } from './graph.ts';

/** What an author may decide about a drawing. */
export interface ConvertOptions {
  /** Convert whatever could be read, however doubtful. */
  readonly force?: boolean;
}

/** A drawing as a graph, or null; with the reason either way. */
export type Conversion =
  | { readonly graph: Graph; readonly reason: string }
  | { readonly graph: null; readonly reason: string };

const MOST_ROWS = 400;
const MOST_COLUMNS = 500;
const MOST_CELLS = 80_000;
// Mermaid draws no more lines, and takes no longer source, than these allow.
const MOST_EDGES = 400;
const MOST_INK = 16_000;
const TOO_LARGE = 'it is too large for a drawing made by hand';

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

function summary(graph: Graph): string {
  const parts = [count(graph.nodes.length, 'node', 'nodes')];
  if (graph.groups.length > 0) parts.push(count(graph.groups.length, 'group', 'groups'));
  parts.push(count(graph.edges.length, 'line', 'lines'));
  return parts.join(', ');
}

function isTooLarge(text: string): boolean {
  const lines = text.split('\n');
  if (lines.length > MOST_ROWS) return true;
  const widest = Math.max(...lines.map((line) => line.trimEnd().length));
  if (widest > MOST_COLUMNS || lines.length * widest > MOST_CELLS) return true;
  return text.replace(/\s+/gu, '').length > MOST_INK;
}

/**
 * Reads a text drawing. Pure and bounded: a drawing that is too large, or that
 * does not read as boxes or texts joined by lines, gives null and the reason.
 */
export function convert(text: string, options: ConvertOptions = {}): Conversion {
  const tooLarge = { graph: null, reason: TOO_LARGE } as const;
  if (isTooLarge(text)) return tooLarge;
  const grid = gridOf(text);
  // Tabs and wide characters take more cells than characters.
  if (grid.width > MOST_COLUMNS || grid.width * grid.height > MOST_CELLS) return tooLarge;
  const reading = read(openSeams(align(square(clearWalls(grid)))));
  if (!reading) return tooLarge;
  if (reading.connections.flat().length > MOST_EDGES) return tooLarge;
  const graph = assemble(reading);
  if (graph.nodes.length === 0) {
    return {
      graph: null,
      reason: 'there are no boxes, and no arrows that join texts',
    };
  }
  const objection = options.force ? undefined : whyNot(reading, graph);
  if (objection !== undefined) return { graph: null, reason: objection };
  return { graph, reason: summary(graph) };
}
