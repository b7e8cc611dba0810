import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keyOf } from '../key.ts';
import { isMdxPage } from '../mdx-page.ts';
import type { Site } from '../site.ts';

/** Files that a page with components may import, beside what is published anyway. */
const CODE = /\.(?:astro|[cm]?[jt]sx?|css|json)$/;

/**
 * The vault, and a key of everything that its `.mdx` pages are compiled from;
 * undefined for a vault without such pages.
 */
export function componentsOf(site: Site): { vault: string; key: string } | undefined {
  const { vault } = site.options;
  const pages = [...site.index.notes.values()].filter(isMdxPage);
  if (pages.length === 0) return undefined;
  const code = createHash('sha256');
  const files = readdirSync(vault, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile() && CODE.test(file.name))
    .map((file) => join(file.parentPath, file.name));
  for (const file of files.sort()) code.update(`${file}\n`).update(readFileSync(file));
  return { vault, key: keyOf(...pages.map((note) => site.notes.keyOf(note)), code.digest('hex')) };
}
