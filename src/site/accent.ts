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

/** The accent as a hex colour, for pictures that know no other; undefined if none is set. */
export function accentHex(accent: string | number | undefined): string | undefined {
  if (accent === undefined) return undefined;
  const { hue, chroma } =
    typeof accent === 'number' ? { hue: accent, chroma: 0.1 } : oklchOf(accent);
  // As strong as the colour can be on every screen at this lightness.
  for (let strength = Math.min(chroma, 0.16); ; strength -= 0.005) {
    const channels = srgbOf(0.42, Math.max(strength, 0), hue);
    if (strength > 0 && channels.some((value) => value < 0 || value > 1)) continue;
    const bytes = channels.map((value) => Math.round(Math.min(Math.max(value, 0), 1) * 255));
    return `#${bytes.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
  }
}

/** Red, green and blue of a colour in OKLCH; outside of 0 to 1 where sRGB lacks it. */
function srgbOf(lightness: number, chroma: number, hue: number): number[] {
  const [a, b] = [Math.cos, Math.sin].map((of) => chroma * of((hue * Math.PI) / 180)) as [
    number,
    number,
  ];
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ].map((value) => (value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055));
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
