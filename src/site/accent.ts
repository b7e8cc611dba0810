/**
 * The accent as custom properties. Only hue and strength are the author's: the
 * theme sets the lightness, so that links keep their contrast in light and dark.
 */
export function accentCss(accent: string | number | undefined): string {
  if (accent === undefined) return '';
  const { hue, chroma } =
    typeof accent === 'number' ? { hue: accent, chroma: undefined } : oklchOf(accent);
  const strength =
    chroma === undefined ? '' : `--accent-chroma:${Math.min(chroma, 0.16).toFixed(3)};`;
  return `:root{--accent-hue:${hue.toFixed(1)};${strength}}`;
}

/** Hue and chroma of an sRGB colour in OKLCH (Björn Ottosson, "A perceptual color space"). */
function oklchOf(hex: string): { hue: number; chroma: number } {
  const [r, g, b] = [1, 3, 5].map((at) => linear(parseInt(hex.slice(at, at + 2), 16) / 255)) as [
    number,
    number,
    number,
  ];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const x = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const y = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  return { hue: ((Math.atan2(y, x) * 180) / Math.PI + 360) % 360, chroma: Math.hypot(x, y) };
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}
