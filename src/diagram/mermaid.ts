import { describe, titleOf, type DiagramWords } from './describe.ts';
import type { Graph, GraphEdge } from './graph.ts';

/** How a graph is written. */
export interface MermaidOptions {
  /** The address that a node or group with this label links to, if any. */
  readonly href?: (label: string) => string | undefined;
  /** Replaces the title that is made from the labels. */
  readonly title?: string;
  /** The words of title and description. Default: English. */
  readonly words?: DiagramWords;
}

// Characters that Mermaid, its sanitiser or Markdown in labels would read as
// something else. `#35;` is Mermaid's way to write a character by its number.
const SPECIAL = /["#<>&`\\%{}]|;(?=\s*$)/gu;

/** A text as a quoted Mermaid label. */
const quote = (label: string): string =>
  `"${label.replace(SPECIAL, (char) => `#${char.codePointAt(0)!};`).replace(/\s+/gu, ' ') || ' '}"`;

/**
 * A text as the rest of an `accTitle:` line. Mermaid reads `<name …>` as a tag
 * wherever it stands, and changes the quotes up to the next `>`.
 */
const plain = (text: string): string =>
  text
    .replace(/[#;{}%]/gu, ' ')
    .replaceAll('<', '‹')
    .replaceAll('>', '›')
    .replace(/\s+/gu, ' ')
    .trim();

function arrow(edge: GraphEdge): string {
  const [line, end] = edge.dashed ? ['-.-', '-.->'] : ['---', '-->'];
  if (!edge.directed && !edge.both) return line;
  return edge.both ? `<${end}` : end;
}

const edgeLine = (edge: GraphEdge): string =>
  `  ${edge.from} ${arrow(edge)}${edge.label ? `|${quote(edge.label)}|` : ''} ${edge.to}`;

function bodyOf(graph: Graph, group: string | null, indent: string): string[] {
  const groups = graph.groups
    .filter(({ parent }) => parent === group)
    .flatMap(({ id, label, flow }) => [
      `${indent}subgraph ${id}[${quote(label)}]`,
      ...(flow === undefined ? [] : [`${indent}  direction ${flow}`]),
      ...bodyOf(graph, id, `${indent}  `),
      `${indent}end`,
    ]);
  const nodes = graph.nodes
    .filter((node) => node.group === group)
    .map(({ id, label }) => `${indent}${id}[${quote(label)}]`);
  return [...groups, ...nodes];
}

// An address stands between quotes; what would end them is written as a URL does.
const url = (href: string): string => href.replace(/["\\\s<>`]/gu, encodeURIComponent);

/** Writes a graph as a Mermaid flowchart, with a title and a description in words. */
export function toMermaid(graph: Graph, options: MermaidOptions = {}): string {
  const links = [...graph.nodes, ...graph.groups].flatMap(({ id, label }) => {
    const href = options.href?.(label);
    return href === undefined ? [] : [`  click ${id} href "${url(href)}"`];
  });
  return [
    `flowchart ${graph.flow}`,
    `  accTitle: ${plain(options.title ?? titleOf(graph, options.words))}`,
    `  accDescr: ${plain(describe(graph, options.words))}`,
    ...bodyOf(graph, null, '  '),
    ...graph.edges.map(edgeLine),
    ...links,
    '',
  ].join('\n');
}
