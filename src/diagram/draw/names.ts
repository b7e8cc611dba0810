import { escape } from './finish/escape.ts';

/** A kind of diagram, alone and with the number of its parts. */
export interface KindNames {
  readonly name: string;
  readonly one?: string;
  readonly many?: string;
}

/** What diagrams are called whose author gave them no name. */
export const ENGLISH_KINDS = {
  flowchart: { name: 'Flowchart', one: 'Flowchart with 1 node', many: 'Flowchart with {0} nodes' },
  sequence: {
    name: 'Sequence diagram',
    one: 'Sequence diagram with 1 participant',
    many: 'Sequence diagram with {0} participants',
  },
  class: {
    name: 'Class diagram',
    one: 'Class diagram with 1 class',
    many: 'Class diagram with {0} classes',
  },
  state: {
    name: 'State diagram',
    one: 'State diagram with 1 state',
    many: 'State diagram with {0} states',
  },
  er: {
    name: 'Entity relationship diagram',
    one: 'Entity relationship diagram with 1 entity',
    many: 'Entity relationship diagram with {0} entities',
  },
  mindmap: { name: 'Mind map', one: 'Mind map with 1 topic', many: 'Mind map with {0} topics' },
  gantt: { name: 'Gantt chart' },
  pie: { name: 'Pie chart' },
  git: { name: 'Git history' },
  timeline: { name: 'Timeline' },
  journey: { name: 'User journey' },
  quadrant: { name: 'Quadrant chart' },
  xychart: { name: 'Chart' },
  sankey: { name: 'Sankey diagram' },
  block: { name: 'Block diagram' },
  architecture: { name: 'Architecture diagram' },
  kanban: { name: 'Kanban board' },
  packet: { name: 'Packet diagram' },
  requirement: { name: 'Requirement diagram' },
  c4: { name: 'C4 diagram' },
  radar: { name: 'Radar chart' },
  venn: { name: 'Venn diagram' },
  ishikawa: { name: 'Fishbone diagram' },
  tree: { name: 'Tree' },
  wardley: { name: 'Wardley map' },
  cynefin: { name: 'Cynefin diagram' },
  events: { name: 'Event model' },
  useCase: { name: 'Use case diagram' },
  swimlane: { name: 'Swimlane diagram' },
  railroad: { name: 'Railroad diagram' },
  treemap: { name: 'Treemap' },
  other: { name: 'Diagram' },
} as const satisfies Readonly<Record<string, KindNames>>;

/** The same in another language. */
export type KindTable = Readonly<Record<keyof typeof ENGLISH_KINDS, KindNames>>;

/** What a picture can be called, in any language. */
export interface Kind {
  readonly kind: keyof typeof ENGLISH_KINDS;
  /** How many parts it has, where they are counted. */
  readonly count: number;
  /** The title that the picture shows. */
  readonly title?: string | undefined;
}

/** A plain name for a diagram, such as "Flowchart with 10 nodes". */
export function kindName({ kind, count, title }: Kind, table: KindTable = ENGLISH_KINDS): string {
  const { name, one, many } = table[kind];
  if (title !== undefined) return `${name}: ${title}`;
  const counted = count === 1 ? one : many;
  return count > 0 && counted !== undefined ? counted.replace('{0}', String(count)) : name;
}

/** The picture under another name. */
export function withName(svg: string, name: string): string {
  return svg.replace(
    /^(<svg\b[^>]*? aria-label=)"[^"]*"/,
    (_, before: string) => `${before}"${escape(name)}"`,
  );
}
