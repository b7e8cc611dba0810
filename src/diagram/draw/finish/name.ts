const SVG = 'http://www.w3.org/2000/svg';

interface Kind {
  pattern: RegExp;
  name: string;
  /** What is counted in a generated name. */
  parts?: { selector: string; one: string; many: string };
}

const KINDS: readonly Kind[] = [
  {
    pattern: /^flowchart|^graph/,
    name: 'Flowchart',
    parts: { selector: '.node', one: 'node', many: 'nodes' },
  },
  {
    pattern: /^sequence/,
    name: 'Sequence diagram',
    parts: { selector: '.actor-top', one: 'participant', many: 'participants' },
  },
  {
    pattern: /^class/,
    name: 'Class diagram',
    parts: { selector: '.node', one: 'class', many: 'classes' },
  },
  {
    pattern: /^state/,
    name: 'State diagram',
    parts: {
      selector: '.node.statediagram-state, .statediagram-cluster',
      one: 'state',
      many: 'states',
    },
  },
  {
    pattern: /^er/,
    name: 'Entity relationship diagram',
    parts: { selector: '.node', one: 'entity', many: 'entities' },
  },
  {
    pattern: /^mindmap/,
    name: 'Mind map',
    parts: { selector: '.node, .mindmap-node', one: 'topic', many: 'topics' },
  },
  { pattern: /^gantt/, name: 'Gantt chart' },
  { pattern: /^pie/, name: 'Pie chart' },
  { pattern: /^gitGraph/, name: 'Git history' },
  { pattern: /^timeline/, name: 'Timeline' },
  { pattern: /^journey/, name: 'User journey' },
  { pattern: /^quadrant/, name: 'Quadrant chart' },
  { pattern: /^xychart/, name: 'Chart' },
  { pattern: /^sankey/, name: 'Sankey diagram' },
  { pattern: /^block/, name: 'Block diagram' },
  { pattern: /^architecture/, name: 'Architecture diagram' },
  { pattern: /^kanban/, name: 'Kanban board' },
  { pattern: /^packet/, name: 'Packet diagram' },
  { pattern: /^requirement/, name: 'Requirement diagram' },
  { pattern: /^c4/, name: 'C4 diagram' },
  { pattern: /^radar/, name: 'Radar chart' },
  { pattern: /^venn/, name: 'Venn diagram' },
  { pattern: /^ishikawa/, name: 'Fishbone diagram' },
  { pattern: /^treeView/, name: 'Tree' },
  { pattern: /^wardley/, name: 'Wardley map' },
  { pattern: /^cynefin/, name: 'Cynefin diagram' },
  { pattern: /^eventmodeling/, name: 'Event model' },
  { pattern: /^usecase/, name: 'Use case diagram' },
  { pattern: /^swimlane/, name: 'Swimlane diagram' },
  { pattern: /^railroad/, name: 'Railroad diagram' },
  { pattern: /^treemap/, name: 'Treemap' },
];

const UNKNOWN: Kind = { pattern: /(?:)/, name: 'Diagram' };

/** The title that the picture shows, from its front matter or its `title` line. */
function shownTitle(source: string): string | undefined {
  const frontMatter = /^\s*---\n([^]*?)\n\s*---/.exec(source)?.[1] ?? '';
  const title =
    /^title:\s*(.+)$/m.exec(frontMatter) ?? /^[^\S\n]*(?:pie.*\s)?title:?\s+(.+)$/m.exec(source);
  return title?.[1]?.trim().replace(/^(["'])(.*)\1$/, '$2');
}

/** A plain name for a diagram whose author gave none, such as "Flowchart with 10 nodes". */
function generatedName(svg: Element, type: string, source: string): string {
  const kind = KINDS.find(({ pattern }) => pattern.test(type)) ?? UNKNOWN;
  const { name, parts } = kind;
  const title = shownTitle(source);
  if (title) return `${name}: ${title}`;
  const count = parts ? svg.querySelectorAll(parts.selector).length : 0;
  return parts && count > 0
    ? `${name} with ${count} ${count === 1 ? parts.one : parts.many}`
    : name;
}

/**
 * Gives the picture its role, name and description. A picture with links is a
 * group: inside an image, nobody would find them. Must run while classes are
 * still there to count by. Returns the author's own title.
 */
export function nameDiagram(svg: Element, type: string, source: string): string | undefined {
  const title = svg.querySelector(':scope > title');
  const description = svg.querySelector(':scope > desc');
  const own = title?.textContent.trim();
  const words = description?.textContent.trim();
  title?.remove();
  description?.remove();
  for (const name of ['aria-roledescription', 'aria-labelledby', 'aria-describedby'])
    svg.removeAttribute(name);
  svg.setAttribute('role', svg.querySelector('a[href]') ? 'group' : 'img');
  svg.setAttribute('aria-label', own || generatedName(svg, type, source));
  if (words) {
    const desc = svg.ownerDocument.createElementNS(SVG, 'desc');
    desc.id = 'description';
    desc.textContent = words;
    svg.prepend(desc);
    svg.setAttribute('aria-describedby', desc.id);
  }
  return own || undefined;
}
