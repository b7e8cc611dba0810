import type { Graph, GraphEdge } from './graph.ts';

const LONGEST_NAME = 60;
const NAMES_IN_TITLE = 3;

/** The words of a description, `{0}` and `{1}` for the names of its parts. */
export type DiagramWords = Readonly<Record<keyof typeof ENGLISH, string>>;

export const ENGLISH = {
  leadsTo: '{0} leads to {1}',
  leadToEachOther: '{0} and {1} lead to each other',
  isJoined: '{0} is joined with {1}',
  holds: '{0} holds {1}',
  diagramOf: 'Diagram of {0}',
  more: '{0} more',
  and: '{0} and {1}',
  unnamedBox: 'an unnamed box',
  unnamedGroup: 'an unnamed group',
} as const;

function fill(phrase: string, ...values: readonly string[]): string {
  return phrase.replace(/\{(\d)\}/g, (_, at: string) => values[Number(at)] ?? '');
}

/** A label short enough to be read out: cut at a word. */
function shortName(label: string, fallback: string): string {
  const name = label.trim() || fallback;
  if (name.length <= LONGEST_NAME) return name;
  const cut = name.slice(0, LONGEST_NAME);
  return `${cut.slice(0, cut.lastIndexOf(' ') > 20 ? cut.lastIndexOf(' ') : LONGEST_NAME)}…`;
}

function enumerate(names: readonly string[], { and }: DiagramWords): string {
  if (names.length < 2) return names.join('');
  return fill(and, names.slice(0, -1).join(', '), names.at(-1)!);
}

function namesOf(graph: Graph, words: DiagramWords): Map<string, string> {
  return new Map([
    ...graph.nodes.map(({ id, label }) => [id, shortName(label, words.unnamedBox)] as const),
    ...graph.groups.map(({ id, label }) => [id, shortName(label, words.unnamedGroup)] as const),
  ]);
}

function sentence(
  edge: GraphEdge,
  names: ReadonlyMap<string, string>,
  { leadsTo, leadToEachOther, isJoined }: DiagramWords,
): string {
  const [from, to] = [names.get(edge.from)!, names.get(edge.to)!];
  const label = edge.label ? ` (${edge.label})` : '';
  const phrase = edge.both ? leadToEachOther : edge.directed ? leadsTo : isJoined;
  return `${fill(phrase, from, to)}${label}.`;
}

/** A title for a diagram: the names of its first nodes. */
export function titleOf(graph: Graph, words: DiagramWords = ENGLISH): string {
  const names = namesOf(graph, words);
  const first = graph.nodes.slice(0, NAMES_IN_TITLE).map(({ id }) => names.get(id)!);
  const more = graph.nodes.length - first.length;
  const shown = more > 0 ? [...first, fill(words.more, String(more))] : first;
  return fill(words.diagramOf, enumerate(shown, words));
}

/** What a diagram says, in sentences. */
export function describe(graph: Graph, words: DiagramWords = ENGLISH): string {
  const names = namesOf(graph, words);
  const held = graph.groups.map(({ id }) => {
    const inner = [
      ...graph.nodes.filter(({ group }) => group === id),
      ...graph.groups.filter(({ parent }) => parent === id),
    ].map((part) => names.get(part.id)!);
    return inner.length > 0 ? `${fill(words.holds, names.get(id)!, enumerate(inner, words))}.` : '';
  });
  const lines = graph.edges.map((edge) => sentence(edge, names, words));
  return [...held, ...lines].filter(Boolean).join(' ') || `${titleOf(graph, words)}.`;
}
