import { readFileSync } from 'node:fs';
import { create, type Font } from 'fontkit';
import { FONT, fontFile, nearestWeight, type FontWeight } from '../fonts.ts';

const loaded = new Map<string, Font>();

function load(subset: string, weight: FontWeight): Font {
  const name = `${subset} ${weight}`;
  let font = loaded.get(name);
  if (!font) {
    font = create(readFileSync(fontFile(subset, weight))) as Font;
    loaded.set(name, font);
  }
  return font;
}

const base = load(FONT.subsets[0], 400);

/** Height of a lower-case x, in em. */
export const X_HEIGHT = base.xHeight / base.unitsPerEm;

/** Height of a line above its baseline. Chromium rounds it, and the descent, each for itself. */
export function ascent(size: number): number {
  return Math.round((base.ascent / base.unitsPerEm) * size);
}

/** Depth of a line below its baseline. */
export function descent(size: number): number {
  return Math.round((-base.descent / base.unitsPerEm) * size);
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const EMOJI = /\p{Emoji_Presentation}|\ufe0f|\u20e3|\p{Regional_Indicator}/u;
const INVISIBLE = /^[\p{Mark}\u200b-\u200f\u2060\ufeff]+$/u;
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u;

/**
 * Width, in em, of a character that our font lacks and that the reader's
 * system draws. Nobody knows with which font, so this errs on the wide side.
 */
function foreignWidth(grapheme: string): number {
  if (INVISIBLE.test(grapheme)) return 0;
  if (EMOJI.test(grapheme) || /\p{Extended_Pictographic}/u.test(grapheme)) return 1.4;
  if (WIDE.test(grapheme)) return 1;
  // Arrows, ticks, mathematics and geometric shapes are nearly square.
  return /[\p{Symbol}\p{Dash}]/u.test(grapheme) ? 1 : 0.8;
}

function fontFor(grapheme: string, weight: FontWeight): Font | undefined {
  if (/^[ -~]$/.test(grapheme)) return load(FONT.subsets[0], weight);
  if (EMOJI.test(grapheme)) return undefined;
  const codePoints = Array.from(grapheme, (char) => char.codePointAt(0)!);
  for (const subset of FONT.subsets) {
    const font = load(subset, weight);
    if (codePoints.every((codePoint) => font.hasGlyphForCodePoint(codePoint))) return font;
  }
  return undefined;
}

function measure(text: string, weight: FontWeight): number {
  let width = 0;
  let run = '';
  let runFont: Font | undefined;
  const flush = () => {
    if (runFont && run) width += runFont.layout(run).advanceWidth / runFont.unitsPerEm;
    run = '';
  };
  for (const { segment } of graphemes.segment(text)) {
    const font = fontFor(segment, weight);
    if (font !== runFont) flush();
    runFont = font;
    if (font) run += segment;
    else width += foreignWidth(segment);
  }
  flush();
  return width;
}

const MEMORY = 20_000;
const known = new Map<string, number>();

/** Advance width of `text` in em, kerning included, at the given CSS font weight. */
export function emWidth(text: string, cssWeight = 400): number {
  const weight = nearestWeight(cssWeight);
  const key = `${weight} ${text}`;
  let width = known.get(key);
  if (width === undefined) {
    width = measure(text, weight);
    if (known.size > MEMORY) known.clear();
    known.set(key, width);
  }
  return width;
}
