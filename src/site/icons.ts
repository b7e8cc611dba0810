import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { colouredIcon, ICONS } from '../offline/icons.ts';
import { accentHex } from './accent.ts';
import { keyOf } from './key.ts';
import { PACKAGE_ROOT } from './package-root.ts';
import type { SiteFolder } from './site-folder.ts';

/** The drawing of which all icons are made. */
export const ICON = join(PACKAGE_ROOT, 'public/icon.svg');

/** Writes the icons in the site's own colour. Those of the drawing's colour come with the compiled pages. */
export async function writeIcons(
  accent: Parameters<typeof accentHex>[0],
  folder: SiteFolder,
): Promise<void> {
  const colour = accentHex(accent);
  if (colour === undefined) return;
  const svg = colouredIcon(await readFile(ICON, 'utf8'), colour);
  await folder.write('icon.svg', svg);
  const key = keyOf(svg);
  const kept = ICONS.map(({ file }) => folder.keeps(file, key));
  if (kept.every(Boolean)) return;
  const { iconFiles } = await import('../offline/icon-files.ts');
  for (const [file, content] of await iconFiles(svg)) await folder.write(file, content, key);
}
