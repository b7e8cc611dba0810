import type { Graph, GraphEdge } from './graph.ts';

const LONGEST_NAME = 60;
const NAMES_IN_TITLE = 3;

/** A label short enough to be read out: cut at a word. */
function shortName(label: string, fallback: string): string {
  const name = label.trim() || fallback;
  if (name.length <= LONGEST_NAME) return name;
  const cut = name.slice(0, LONGEST_NAME);
  return `${cut.slice(0, cut.lastIndexOf(' ') > 20 ? cut.lastIndexOf(' ') : LONGEST_NAME)}…`;
}

function enumerate(names: readonly string[]): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)!}`;
}

function namesOf(graph: Graph): Map<string, string> {
  return new Map([
    ...graph.nodes.map(({ id, label }) => [id, shortName(label, 'an unnamed box')] as const),
    ...graph.groups.map(({ id, label }) => [id, shortName(label, 'an unnamed group')] as const),
  ]);
}

function sentence(edge: GraphEdge, names: ReadonlyMap<string, string>): string {
  const [from, to] = [names.get(edge.from)!, names.get(edge.to)!];
  const label = edge.label ? ` (${edge.label})` : '';
  if (edge.both) return `${from} and ${to} lead to each other${label}.`;
  return edge.directed
    ? `${from} leads to ${to}${label}.`
    : `${from} is joined with ${to}${label}.`;
}

/** A title for a diagram: the names of its first nodes. */
export function titleOf(graph: Graph): string {
  const names = namesOf(graph);
  const first = graph.nodes.slice(0, NAMES_IN_TITLE).map(({ id }) => names.get(id)!);
  const more = graph.nodes.length - first.length;
  return `Diagram of ${enumerate(more > 0 ? [...first, `${more} more`] : first)}`;
}

/** What a diagram says, in sentences. */
export function describe(graph: Graph): string {
  const names = namesOf(graph);
  const held = graph.groups.map(({ id }) => {
    const inner = [
      ...graph.nodes.filter(({ group }) => group === id),
      ...graph.groups.filter(({ parent }) => parent === id),
    ].map((part) => names.get(part.id)!);
    return inner.length > 0 ? `${names.get(id)!} holds ${enumerate(inner)}.` : '';
  });
  const lines = graph.edges.map((edge) => sentence(edge, names));
  return [...held, ...lines].filter(Boolean).join(' ') || `${titleOf(graph)}.`;
}
