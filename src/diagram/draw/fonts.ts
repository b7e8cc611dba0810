import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/**
 * The font of every diagram, which is the font of the site: a page with a
 * diagram loads no other. Labels are measured with its two static weights; the
 * page shows them with the variable font of the same design, whose letters are
 * as wide (exactly at 400, within 0.2% at 700).
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

/** The name of a font file inside `@fontsource/source-serif-4/files`. */
export function fontFileName(subset: string, weight: FontWeight): string {
  return `source-serif-4-${subset}-${weight}-normal.woff2`;
}

/** The path of a font file. */
export function fontFile(subset: string, weight: FontWeight): string {
  const manifest = createRequire(import.meta.url).resolve(
    '@fontsource/source-serif-4/package.json',
  );
  return join(dirname(manifest), 'files', fontFileName(subset, weight));
}

/** Every font file that labels are measured with. */
export function fontFiles(): string[] {
  return FONT.weights.flatMap((weight) => FONT.subsets.map((subset) => fontFile(subset, weight)));
}
