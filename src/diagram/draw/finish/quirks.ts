import { boundingBox, matrixOf } from '../layout/bbox.ts';

type Quirk = (svg: Element) => void;

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

/** Links blend into each other by multiplication, which turns black on a dark page. */
const plainLinks: Quirk = (svg) => {
  for (const link of svg.querySelectorAll('g.link[style]')) link.removeAttribute('style');
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

const QUIRKS: readonly (readonly [type: RegExp, quirk: Quirk])[] = [
  [/^gantt/, dropToday],
  [/^state/, centreStateLabels],
  [/^sankey/, plainLinks],
  [/^c4/, plainC4Text],
  [/^architecture/, iconColors],
];

/** Mends what is particular to one diagram type. */
export function mendQuirks(svg: Element, type: string): void {
  for (const [pattern, mend] of QUIRKS) if (pattern.test(type)) mend(svg);
}
