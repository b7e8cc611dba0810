import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/**
 * The font of every diagram: the weights and character subsets that
 * `diagram.css` serves, and with which labels are measured. Both sides must
 * name the same files, or labels would overflow their boxes.
 */
export const FONT = {
  family: 'Lectern Diagram',
  /** Italics are slanted by the browser from these two: same widths, no further files. */
  weights: [400, 700],
  /** Searched in this order: every subset repeats a few letters of the first. */
  subsets: ['latin', 'latin-ext', 'greek', 'cyrillic', 'vietnamese'],
} as const;

export type FontWeight = (typeof FONT.weights)[number];

/** The weight of ours that a browser picks for a CSS font weight. */
export function nearestWeight(weight: number): FontWeight {
  return weight >= 600 ? 700 : 400;
}

/** The name of a font file inside `@fontsource/inter/files`. */
export function fontFileName(subset: string, weight: FontWeight): string {
  return `inter-${subset}-${weight}-normal.woff2`;
}

/** The path of a font file. */
export function fontFile(subset: string, weight: FontWeight): string {
  const manifest = createRequire(import.meta.url).resolve('@fontsource/inter/package.json');
  return join(dirname(manifest), 'files', fontFileName(subset, weight));
}

/** Every font file that a site with diagrams may have to serve. */
export function fontFiles(): string[] {
  return FONT.weights.flatMap((weight) => FONT.subsets.map((subset) => fontFile(subset, weight)));
}
