import sharp from 'sharp';
import { ICONS } from './icons.ts';

/** Share of a side that every mask leaves whole (W3C, "Web Application Manifest", safe zone: a circle of 80%). */
const SAFE = 0.8;

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
