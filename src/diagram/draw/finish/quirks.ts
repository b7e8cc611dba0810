import { boundingBox, matrixOf, numberOf } from '../layout/bbox.ts';
import { standIn } from '../theme.ts';

type Quirk = (svg: Element) => void;

const LINE = standIn('line');
const TITLE_INDENT = 10;
const TITLE_DROP = 3;

/** The line at today's date is not part of the source, and would differ tomorrow. */
const dropToday: Quirk = (svg) => {
  for (const line of svg.querySelectorAll('g.today')) line.remove();
};

/** Labels of states are placed for HTML, whose box starts at the left; as text they need centring. */
const centreStateLabels: Quirk = (svg) => {
  for (const node of svg.querySelectorAll('g.node')) {
    const label = [...node.children].find((child) => child.classList.contains('label'));
    const shape = node.firstElementChild;
    if (!label || !shape || shape === label) continue;
    const [words, outline] = [boundingBox(label), boundingBox(shape)];
    if (!words?.width || !outline) continue;
    const x = outline.x + outline.width / 2 - words.x - words.width / 2;
    label.setAttribute('transform', `translate(${x}, ${matrixOf(label)[5]})`);
  }
};

/** Flows blend into each other, which turns black on a dark page, and cover the labels. */
const sankeyFlows: Quirk = (svg) => {
  for (const link of svg.querySelectorAll('g.link[style]')) link.removeAttribute('style');
  svg.append(...svg.querySelectorAll('.node-labels'));
};

/** White letters go with the dark boxes of Mermaid's own theme. */
const plainC4Text: Quirk = (svg) => {
  for (const element of svg.querySelectorAll('[style*="#FFFFFF"]'))
    element.setAttribute(
      'style',
      element.getAttribute('style')!.replace(/(?:fill|color):\s*#FFFFFF[^;]*;?/g, ''),
    );
};

/** Icons are white lines on a tile. */
const iconColors: Quirk = (svg) => {
  for (const element of svg.querySelectorAll('svg [style]')) {
    const style = element.getAttribute('style')!;
    for (const [, property, color] of style.matchAll(/(fill|stroke):\s*([^;]+)/g))
      element.setAttribute(property!, color === '#fff' ? '#000' : color!);
    element.setAttribute('style', style.replace(/(?:fill|stroke):[^;]+;?/g, ''));
  }
};

/** Names of sets come in a shade of the colour of the set, too faint to read. */
const vennNames: Quirk = (svg) => {
  for (const text of svg.querySelectorAll('text[style]'))
    text.setAttribute('style', text.getAttribute('style')!.replace(/fill:[^;]+;?/, ''));
};

/** An arrow head with no colour of its own is black; it should look like its line. */
const markerColors: Quirk = (svg) => {
  for (const marker of svg.querySelectorAll('marker')) {
    if (!marker.hasAttribute('fill')) marker.setAttribute('fill', LINE);
    for (const name of ['fill', 'stroke'])
      for (const part of marker.querySelectorAll(`[${name}="black"], [${name}="#000000"]`))
        part.setAttribute(name, LINE);
  }
};

/** Lines end at the words that stand on them, whatever the surface. */
const edgeLabels: Quirk = (svg) => {
  for (const rect of svg.querySelectorAll('.edgeLabel rect'))
    rect.setAttribute('style', `fill:${standIn('bg')} !important;opacity:1 !important`);
};

/** Titles of groups stand at the left, where edges that enter from above seldom cross them. */
const groupTitles: Quirk = (svg) => {
  for (const cluster of svg.querySelectorAll('g.cluster')) {
    const frame = cluster.querySelector(':scope > rect, :scope > g > rect');
    const label = cluster.querySelector(':scope > .cluster-label');
    const words = label && boundingBox(label);
    if (!frame || !words) continue;
    const x = numberOf(frame, 'x') + TITLE_INDENT - words.x;
    label.setAttribute('transform', `translate(${x}, ${matrixOf(label)[5] + TITLE_DROP})`);
  }
};

/** Corners as those of other boxes. */
const softCorners: Quirk = (svg) => {
  for (const rect of svg.querySelectorAll(
    '.node > rect.basic:not([rx]), .cluster > rect:not([rx])',
  ))
    for (const name of ['rx', 'ry']) rect.setAttribute(name, '3');
};

/** Life lines are thinner than messages. */
const lifeLines: Quirk = (svg) => {
  for (const line of svg.querySelectorAll('.actor-line'))
    line.setAttribute('style', 'stroke-width:1px !important');
};

/** Its text shares a class with the box behind it, and so its colour. */
const journeyText: Quirk = (svg) => {
  for (const text of svg.querySelectorAll('text.journey-section, text.task'))
    text.removeAttribute('class');
};

/** The lines of the grid name a colour of their own, which hides the theme's. */
const gridLines: Quirk = (svg) => {
  for (const line of svg.querySelectorAll('.grid .tick line')) line.removeAttribute('stroke');
};

const QUIRKS: readonly (readonly [type: RegExp, quirk: Quirk])[] = [
  [/(?:)/, markerColors],
  [/(?:)/, edgeLabels],
  [/^flowchart/, groupTitles],
  [/^flowchart/, softCorners],
  [/^sequence/, lifeLines],
  [/^journey/, journeyText],
  [/^gantt/, dropToday],
  [/^gantt/, gridLines],
  [/^state/, centreStateLabels],
  [/^sankey/, sankeyFlows],
  [/^c4/, plainC4Text],
  [/^venn/, vennNames],
  [/^architecture/, iconColors],
];

/** Mends what is particular to one diagram type. */
export function mendQuirks(svg: Element, type: string): void {
  for (const [pattern, mend] of QUIRKS) if (pattern.test(type)) mend(svg);
}
