const SVG = 'http://www.w3.org/2000/svg';
const CLICK = /^\s*click\s+(\S+)\s+(?:href\s+)?"([^"]+)"/gm;

/**
 * Links the titles of subgraphs. `click id href "..."` names one as well as a
 * node, but Mermaid draws the link of a node only.
 */
export function linkGroups(svg: Element, source: string): void {
  for (const [, id, href] of source.matchAll(CLICK)) {
    const cluster = [...svg.querySelectorAll('g.cluster')].find(
      (element) => element.id === id || element.id.endsWith(`-${id}`),
    );
    const label = cluster?.querySelector('.cluster-label');
    if (!label) continue;
    const link = svg.ownerDocument.createElementNS(SVG, 'a');
    link.setAttribute('href', href!);
    link.append(...label.childNodes);
    label.append(link);
  }
}
