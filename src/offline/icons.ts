import sharp from 'sharp';

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
/** Share of a side that every mask leaves whole (W3C, "Web Application Manifest", safe zone: a circle of 80%). */
const SAFE = 0.8;

/** The drawing in the site's accent colour, a hex colour. */
export function colouredIcon(svg: string, colour: string | undefined): string {
  return colour === undefined ? svg : svg.replace(DRAWN_COLOUR, colour);
}

/** All pictures of a drawing, by file name. */
export async function iconFiles(svg: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const files = await Promise.all(
    ICONS.map(async ({ file, size, purpose }) => {
      // Where the system cuts the corners itself, the ground reaches into them.
      const drawing = purpose === 'any' ? svg : fullGround(svg);
      const density = (72 * size) / 64;
      const png = await sharp(Buffer.from(drawing), { density })
        .resize(size, size)
        .png()
        .toBuffer();
      return [file, png] as const;
    }),
  );
  return new Map(files);
}

function fullGround(svg: string): string {
  const ground = /fill="([^"]+)"/.exec(svg)?.[1] ?? '#fff';
  const [inset, side] = [(64 * (1 - SAFE)) / 2, 64 * SAFE];
  const inner = svg.replace(
    '<svg ',
    `<svg x="${inset}" y="${inset}" width="${side}" height="${side}" `,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64" viewBox="0 0 64 64"><rect width="64" height="64" fill="${ground}"/>${inner}</svg>`;
}
