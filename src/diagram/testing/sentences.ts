import type { Graph } from '../graph.ts';

/** A graph as lines that a person can check: one for each node, group and edge. */
export function sentencesOf({ nodes, groups, edges }: Graph): string {
  const labels = new Map([...nodes, ...groups].map(({ id, label }) => [id, label || '(untitled)']));
  const inside = (id: string | null): string => (id === null ? '' : ` in ${labels.get(id)!}`);
  const lines = [
    ...groups.map(({ label, parent }) => `group: ${label || '(untitled)'}${inside(parent)}`),
    ...nodes.map(({ label, group }) => `node: ${label}${inside(group)}`),
    ...edges.map(({ from, to, label, directed, both, dashed }) => {
      const line = both ? '<->' : directed ? '->' : '--';
      const notes = [label, dashed ? 'dashed' : ''].filter(Boolean).join(', ');
      return `edge: ${labels.get(from)!} ${line} ${labels.get(to)!}${notes ? ` (${notes})` : ''}`;
    }),
  ];
  return `${lines.join('\n')}\n`;
}
