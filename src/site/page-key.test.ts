import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { VaultPath } from '../vault/types.ts';
import { PageKeys } from './page-key.ts';
import { Site } from './site.ts';
import { readVaultFiles } from './vault-files.ts';

/** A section of two notes, the second of which mentions a concept, and a note beside it. */
const FILES = {
  '01-first/index.md': '# First\n',
  '01-first/deep.md': '# Deep\n\nOn [[Tides]].\n',
  'aside.md': '# Aside\n\nNothing of note.\n',
};

async function openVault(): Promise<{ site: Site; vault: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-keys-'));
  const at = (name: string) => join(folder, name);
  const vault = at('vault');
  for (const [path, text] of Object.entries(FILES)) {
    await mkdir(join(vault, path, '..'), { recursive: true });
    await writeFile(join(vault, path), text);
  }
  const options = { vault, outDir: at('out'), cacheDir: at('cache'), pagesDir: at('pages') };
  return { vault, site: await Site.of(options, await readVaultFiles(options)) };
}

const keyOfSection = (site: Site): string =>
  new PageKeys(site).ofBook(site.books.all.find(({ section }) => section !== undefined)!);

describe('the book of a section', () => {
  test.each([
    ['a note of it says something else', '01-first/deep.md', '# Deep\n\nOn other [[Tides]].\n'],
    [
      'a note beside the sections, which every page lists, has another title',
      'aside.md',
      '# Off\n',
    ],
    ['a note elsewhere gives a concept another name', 'aside.md', '# Tides\n\n*Formerly: Ebb*\n'],
    ['a note that every page lists is gone', 'aside.md', undefined],
  ])('is made anew when %s', async (_, path, text) => {
    const { site, vault } = await openVault();
    const before = keyOfSection(site);
    if (text === undefined) await rm(join(vault, path));
    else await writeFile(join(vault, path), text);
    await site.refresh([path as VaultPath]);
    expect(keyOfSection(site)).not.toBe(before);
  });

  test('stays as it was when a note elsewhere says something else', async () => {
    const { site, vault } = await openVault();
    const before = keyOfSection(site);
    await writeFile(join(vault, 'aside.md'), '# Aside\n\nNothing of note, still.\n');
    await site.refresh(['aside.md' as VaultPath]);
    expect(keyOfSection(site)).toBe(before);
  });
});
