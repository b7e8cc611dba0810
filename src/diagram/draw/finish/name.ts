import { kindName, type Kind } from '../names.ts';

const SVG = 'http://www.w3.org/2000/svg';

interface Pattern {
  kind: Kind['kind'];
  pattern: RegExp;
  /** What is counted in a generated name. */
  parts?: string;
}

const PATTERNS: readonly Pattern[] = [
  { kind: 'flowchart', pattern: /^flowchart|^graph/, parts: '.node' },
  { kind: 'sequence', pattern: /^sequence/, parts: '.actor-top' },
  { kind: 'class', pattern: /^class/, parts: '.node' },
  { kind: 'state', pattern: /^state/, parts: '.node.statediagram-state, .statediagram-cluster' },
  { kind: 'er', pattern: /^er/, parts: '.node' },
  { kind: 'mindmap', pattern: /^mindmap/, parts: '.node, .mindmap-node' },
  { kind: 'gantt', pattern: /^gantt/ },
  { kind: 'pie', pattern: /^pie/ },
  { kind: 'git', pattern: /^gitGraph/ },
  { kind: 'timeline', pattern: /^timeline/ },
  { kind: 'journey', pattern: /^journey/ },
  { kind: 'quadrant', pattern: /^quadrant/ },
  { kind: 'xychart', pattern: /^xychart/ },
  { kind: 'sankey', pattern: /^sankey/ },
  { kind: 'block', pattern: /^block/ },
  { kind: 'architecture', pattern: /^architecture/ },
  { kind: 'kanban', pattern: /^kanban/ },
  { kind: 'packet', pattern: /^packet/ },
  { kind: 'requirement', pattern: /^requirement/ },
  { kind: 'c4', pattern: /^c4/ },
  { kind: 'radar', pattern: /^radar/ },
  { kind: 'venn', pattern: /^venn/ },
  { kind: 'ishikawa', pattern: /^ishikawa/ },
  { kind: 'tree', pattern: /^treeView/ },
  { kind: 'wardley', pattern: /^wardley/ },
  { kind: 'cynefin', pattern: /^cynefin/ },
  { kind: 'events', pattern: /^eventmodeling/ },
  { kind: 'useCase', pattern: /^usecase/ },
  { kind: 'swimlane', pattern: /^swimlane/ },
  { kind: 'railroad', pattern: /^railroad/ },
  { kind: 'treemap', pattern: /^treemap/ },
];

const UNKNOWN: Pattern = { kind: 'other', pattern: /(?:)/ };

/** The title that the picture shows, from its front matter or its `title` line. */
function shownTitle(source: string): string | undefined {
  const frontMatter = /^\s*---\n([^]*?)\n\s*---/.exec(source)?.[1] ?? '';
  const title =
    /^title:\s*(.+)$/m.exec(frontMatter) ?? /^[^\S\n]*(?:pie.*\s)?title:?\s+(.+)$/m.exec(source);
  return title?.[1]?.trim().replace(/^(["'])(.*)\1$/, '$2');
}

/** What a diagram can be called whose author gave it no name. */
function kindOf(svg: Element, type: string, source: string): Kind {
  const { kind, parts } = PATTERNS.find(({ pattern }) => pattern.test(type)) ?? UNKNOWN;
  const count = parts === undefined ? 0 : svg.querySelectorAll(parts).length;
  return { kind, count, title: shownTitle(source) };
}

/**
 * Gives the picture its role, name and description. A picture with links is a
 * group: inside an image, nobody would find them. Must run while classes are
 * still there to count by. Returns the author's own title, or what there is to
 * make a name from.
 */
export function nameDiagram(
  svg: Element,
  type: string,
  source: string,
): { title: string } | { kind: Kind } {
  const title = svg.querySelector(':scope > title');
  const description = svg.querySelector(':scope > desc');
  const own = title?.textContent.trim();
  const words = description?.textContent.trim();
  title?.remove();
  description?.remove();
  for (const name of ['aria-roledescription', 'aria-labelledby', 'aria-describedby'])
    svg.removeAttribute(name);
  svg.setAttribute('role', svg.querySelector('a[href]') ? 'group' : 'img');
  const kind = kindOf(svg, type, source);
  svg.setAttribute('aria-label', own || kindName(kind));
  if (words) {
    const desc = svg.ownerDocument.createElementNS(SVG, 'desc');
    desc.id = 'description';
    desc.textContent = words;
    svg.prepend(desc);
    svg.setAttribute('aria-describedby', desc.id);
  }
  return own ? { title: own } : { kind };
}
