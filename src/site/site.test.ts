import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Site, type SiteOptions } from './site.ts';
import { readVaultFiles } from './vault-files.ts';

async function open(options: SiteOptions): Promise<Site> {
  return Site.of(options, await readVaultFiles(options));
}

test('what only rendering finds is told again when nothing has to be rendered again', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-findings-'));
  const [vault, outDir, cacheDir, pagesDir] = ['vault', 'out', 'cache', 'pages'].map((name) =>
    join(folder, name),
  ) as [string, string, string, string];
  const options = { vault, outDir, cacheDir, pagesDir };
  const codesOf = (site: Site) => site.diagnostics.map(({ code }) => code);
  await mkdir(vault);
  await writeFile(join(vault, 'a.md'), '# A\n\n<script>run()</script>\n');

  const first = await open(options);
  expect(codesOf(first)).toEqual([]);
  await first.renderAll();
  expect(codesOf(first)).toEqual(['removed-html']);
  await first.close();

  const second = await open(options);
  expect(codesOf(second)).toEqual(['removed-html']);
  await second.close();

  await writeFile(join(vault, 'a.md'), '# A\n');
  const third = await open(options);
  expect(codesOf(third)).toEqual([]);
  await third.close();
});
