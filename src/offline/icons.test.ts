import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { iconFiles } from './icon-files.ts';
import { colouredIcon, ICONS } from './icons.ts';

const drawing = await readFile(join(import.meta.dirname, '../../public/icon.svg'), 'utf8');

test('every icon has the size that the manifest tells, in the colour of the site', async () => {
  const files = await iconFiles(colouredIcon(drawing, '#aa1122'));
  for (const { file, size } of ICONS) {
    const { data, info } = await sharp(files.get(file)).raw().toBuffer({ resolveWithObject: true });
    expect([info.width, info.height]).toEqual([size, size]);
    // A quarter down at the left edge: the ground of the drawing.
    const at = (Math.floor(size / 4) * size + 1) * info.channels;
    expect([...data.subarray(at, at + 3)], file).toEqual([0xaa, 0x11, 0x22]);
  }
});

test('where a system cuts the corners, the ground reaches into them', async () => {
  const files = await iconFiles(drawing);
  const corner = async (file: string) => {
    const { data } = await sharp(files.get(file)).ensureAlpha().raw().toBuffer({
      resolveWithObject: true,
    });
    return data[3];
  };
  expect(await corner('icon-maskable-512.png')).toBe(255);
  expect(await corner('apple-touch-icon.png')).toBe(255);
  expect(await corner('icon-192.png')).toBe(0);
});
