interface Icon {
  readonly file: string;
  /** Pixels of each side. */
  readonly size: number;
  /** What it is for in the manifest; undefined for one that a page names. */
  readonly purpose: 'any' | 'maskable' | undefined;
}

/** The pictures made of the one drawing. */
export const ICONS: readonly Icon[] = [
  { file: 'icon-192.png', size: 192, purpose: 'any' },
  { file: 'icon-512.png', size: 512, purpose: 'any' },
  { file: 'icon-maskable-512.png', size: 512, purpose: 'maskable' },
  { file: 'apple-touch-icon.png', size: 180, purpose: undefined },
];

/** Colour of the drawing as it is in `public/icon.svg`. */
const DRAWN_COLOUR = /#274b7a/g;
/** The drawing in the site's accent colour, a hex colour. */
export function colouredIcon(svg: string, colour: string | undefined): string {
  return colour === undefined ? svg : svg.replace(DRAWN_COLOUR, colour);
}
