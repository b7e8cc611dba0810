import { readFile } from 'node:fs/promises';
import { basename, delimiter, dirname, join } from 'node:path';
import { crawl } from './support/crawl.ts';
import { filesBelow } from '../src/offline/files.ts';
import { leftoversIn } from './support/leftovers.ts';
import { expect, test } from './support/test.ts';
import { absent, PUBLIC_VAULTS, SHARED } from './support/vaults.ts';

/** More vaults to look at, as `PATH` has folders: first of all the folder `en` of obsidianmd/obsidian-help, the application's own help. */
const MORE_VAULTS = process.env['LECTERN_VAULTS']?.split(delimiter) ?? [];

test.describe('no mark of the dialect is left in the text, and every link leads somewhere', () => {
  test.setTimeout(300_000);

  for (const name of PUBLIC_VAULTS) {
    test(`in the public vault ${name}`, async ({ open }) => {
      const vault = join(SHARED, 'vaults', name);
      const missing = absent(vault);
      test.skip(missing !== undefined, missing);
      await expectReadable(vault, (await open(vault)).folder);
    });
  }

  for (const vault of MORE_VAULTS) {
    test(`in ${basename(dirname(vault))}/${basename(vault)}`, async ({ open }) => {
      // Some have thousands of pages.
      test.setTimeout(3_600_000);
      await expectReadable(vault, (await open(vault)).folder);
    });
  }
});

async function expectReadable(vault: string, folder: string) {
  const meant = await escapedIn(vault);
  const left: string[] = [];
  const pages = (await filesBelow(folder)).filter((file) => file.endsWith('.html'));
  for (const page of pages) {
    const found = await leftoversIn(join(folder, page));
    const unmeant = found.filter((text) => !meant.some((words) => text.includes(words)));
    left.push(...unmeant.map((text) => `${page}: ${text}`));
  }
  console.log(`${pages.length} pages, ${left.length} marks left`);
  expect(pages.length).toBeGreaterThan(1);
  expect(left).toEqual([]);
  expect((await crawl(folder, '/')).problems).toEqual([]);
}

/** What authors write with backslashes, because they want readers to see the mark: `\\[\\[so\\]\\]`. */
async function escapedIn(vault: string): Promise<string[]> {
  const found: string[] = [];
  for (const file of (await filesBelow(vault)).filter((name) => name.endsWith('.md'))) {
    const text = await readFile(join(vault, file), 'utf8');
    found.push(...[...text.matchAll(/\\\[\\\[([^\\\]]+)/g)].map((match) => `[[${match[1]!}`));
  }
  return found;
}
