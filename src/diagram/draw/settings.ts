import type { MermaidConfig } from 'mermaid';
import { FONT } from './fonts.ts';
import { category, standIn } from './theme.ts';
import { themeVariables } from './theme-variables.ts';

/** Stands for the id of a diagram until it is placed on a page; see `withUniqueIds`. */
export const PLACEHOLDER_ID = 'lectern-diagram-0';

/** What a note's directives and front matter may not change: safety, and what makes all diagrams look alike. */
const OUT_OF_REACH = [
  'secure',
  'securityLevel',
  'startOnLoad',
  'suppressErrorRendering',
  'maxTextSize',
  'maxEdges',
  'dompurifyConfig',
  'deterministicIds',
  'deterministicIDSeed',
  'handDrawnSeed',
  'htmlLabels',
  'theme',
  'themeVariables',
  'themeCSS',
  'darkMode',
  'look',
  'fontFamily',
  'altFontFamily',
  'fontSize',
  'useWidth',
  'useMaxWidth',
];

const C4_SHAPES = ['system', 'container', 'component'].flatMap((shape) =>
  ['', '_db', '_queue'].map((kind) => shape + kind),
);

function c4Colors(): Record<string, string> {
  const colors: Record<string, string> = {};
  for (const [shape, role] of [
    ['person', category(0)],
    ...C4_SHAPES.map((name) => [name, 'node'] as const),
  ] as const) {
    colors[`${shape}_bg_color`] = standIn(role);
    colors[`${shape}_border_color`] = standIn(role === 'node' ? 'border' : role);
    colors[`external_${shape}_bg_color`] = standIn('group');
    colors[`external_${shape}_border_color`] = standIn('border');
  }
  return colors;
}

/** Mermaid takes these from the theme if they are there, and has fixed colours if not. */
function journeyActors(): Record<string, string> {
  const names = Array.from({ length: 6 }, (_, n) => `actor${n}`);
  return Object.fromEntries(names.map((name, n) => [name, standIn(category(n + 2))]));
}

/** Mermaid's configuration; `defaults` are the theme variables of its own `base` theme. */
export function mermaidSettings(defaults: Record<string, unknown>): MermaidConfig {
  const fontFamily = `${FONT.family}, sans-serif`;
  return {
    startOnLoad: false,
    securityLevel: 'strict',
    suppressErrorRendering: true,
    secure: OUT_OF_REACH,
    maxTextSize: 50_000,
    maxEdges: 500,
    htmlLabels: false, // labels as SVG text, which can be measured, and needs no foreignObject
    theme: 'base',
    // No `layout` beside it: at this level it would replace the one of mindmaps as well.
    look: 'classic',
    deterministicIds: true,
    handDrawnSeed: 1, // 0 means "any", and even straight shapes are drawn with it
    fontFamily,
    themeVariables: {
      ...themeVariables(defaults),
      // Mermaid has no theme variables for packets of its own to start from.
      packet: {
        startByteColor: standIn('muted'),
        endByteColor: standIn('muted'),
        labelColor: standIn('fg'),
        titleColor: standIn('fg'),
        blockStrokeColor: standIn('border'),
        blockFillColor: standIn('node'),
      },
      ...journeyActors(),
      fontFamily,
      useGradient: false,
      dropShadow: 'none',
      pieOpacity: '1',
      pieStrokeWidth: '1px',
      pieOuterStrokeWidth: '1px',
      pieTitleTextSize: '18px',
      pieSectionTextSize: '14px',
      pieLegendTextSize: '14px',
      archEdgeWidth: 1.5,
    },
    flowchart: { wrappingWidth: 200 },
    sequence: { labelBoxWidth: 64 },
    gantt: { useWidth: 1000 },
    c4: c4Colors(),
  };
}
