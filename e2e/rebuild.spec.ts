import { appendFile, cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { filesBelow, hasHashedName, ifThere } from '../src/offline/files.ts';
import { lectern } from './support/build.ts';
import { expect, test } from './support/test.ts';
import { runFolder } from './support/vaults.ts';

const VAULT = {
  'lectern.yaml': 'title: Tides\n',
  '01-seas/index.md': '# Seas\n\nThey follow the [[Moon]].\n',
  '01-seas/Shores.md': '---\ntags: [water]\n---\n# Shores\n\nWhere [[Ebb]] and [[Flood]] meet.\n',
  '02-skies.md': '# Skies\n\nAbove all [[Shores]].\n\n## [[Ebb]]\n\nThe water goes.\n',
  'Moon.md': '# Moon\n\nIt is seen from [[01-seas]].\n',
};

/** What authors do to a vault between two builds. Each begins where the one before ended. */
const CHANGES: Readonly<Record<string, (vault: string) => Promise<void>>> = {
  'nothing at all': () => Promise.resolve(),
  'a heading that defines a concept': (vault) =>
    appendFile(join(vault, '02-skies.md'), '\n## [[Flood]]\n\nThe water comes. #exam\n'),
  'another title': (vault) => writeFile(join(vault, 'Moon.md'), '# The moon\n\n*Formerly: Luna*\n'),
  'a new note with code in code': (vault) =>
    writeFile(join(vault, 'New.md'), '# New\n\n```md\n---\na: b\n---\n```\n\n[[Neap tide]]\n'),
  'code in another language': (vault) =>
    appendFile(join(vault, '02-skies.md'), '\n```yaml\na: b\n```\n'),
  'another name': (vault) => rename(join(vault, 'New.md'), join(vault, '01-seas/Old.md')),
  'a draft': (vault) => writeFile(join(vault, '01-seas/Old.md'), '---\ndraft: true\n---\n# Old\n'),
  'a note that is gone': (vault) => rm(join(vault, 'Moon.md')),
  'a setting': (vault) => appendFile(join(vault, 'lectern.yaml'), 'accent: "#a03050"\n'),
};

test('a site that is built again is as if it were built for the first time', async () => {
  test.setTimeout(600_000);
  const folder = join(runFolder(), 'rebuild');
  const [vault, again] = [join(folder, 'vault'), join(folder, 'again')];
  for (const [path, text] of Object.entries(VAULT)) {
    await mkdir(dirname(join(vault, path)), { recursive: true });
    await writeFile(join(vault, path), text);
  }
  await build(vault, again);
  for (const [what, change] of Object.entries(CHANGES)) {
    await test.step(`after ${what}`, async () => {
      await change(vault);
      // Nothing is kept of a vault that lies elsewhere.
      const [copy, first] = [join(folder, what, 'vault'), join(folder, what, 'site')];
      await cp(vault, copy, { recursive: true });
      expect(await build(vault, again)).toBe(await build(copy, first));
      expect(await differences(first, again)).toEqual([]);
    });
  }
});

/** @returns what is found in the vault */
async function build(vault: string, site: string): Promise<string> {
  const { status, err } = await lectern('build', vault, '--out', site);
  expect(status, err).toBe(0);
  return err;
}

/** Files that two sites do not have in common; hashed ones of the build before are there for pages that are open still. */
async function differences(site: string, again: string): Promise<string[]> {
  const expected = await filesBelow(site);
  const left = (await filesBelow(again)).filter((file) => !hasHashedName(file));
  const differ: string[] = [];
  for (const file of new Set([...expected, ...left])) {
    const [one, other] = await Promise.all(
      [site, again].map((root) => ifThere(readFile(join(root, file)))),
    );
    if (one === undefined || other === undefined || !one.equals(other)) differ.push(file);
  }
  return differ;
}
