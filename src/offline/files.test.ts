import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { earlierFiles } from './earlier-build.ts';
import { addressOf, buildId, filesBelow, hasHashedName, keptFiles } from './files.ts';
import { HASHED_FILES } from './names.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-offline-'));
});

/** A site of which nothing is known but what lies in the folder. */
const site = { placeOf: (path: string) => join(folder, path), measured: new Map() };

async function put(path: string, content: string) {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), content);
}

describe('what a device keeps', () => {
  test('is everything that is read, and nothing that only crawlers and hosts ask for', async () => {
    const read = ['404.html', 'a/index.html', '_astro/text.3f.woff2', 'pagefind/pagefind.js'];
    const other = ['robots.txt', 'rss.xml', 'sitemap.xml', '_headers'];
    for (const path of [...read, ...other]) await put(path, 'x');
    const kept = await keptFiles(site, await filesBelow(folder));
    expect(kept.map(({ path }) => path).sort()).toEqual([...read].sort());
  });

  test('is told apart by its content, or by its name where that has a hash', async () => {
    await put('a/index.html', 'one');
    await put('_astro/page.ab12.js', 'one');
    const [script, page] = await keptFiles(site, ['_astro/page.ab12.js', 'a/index.html']);
    expect(script).toEqual({ path: '_astro/page.ab12.js', bytes: 3, revision: '' });
    // printf one | openssl dgst -sha256 -binary | base64
    expect(page).toEqual({ path: 'a/index.html', bytes: 3, revision: 'dpLDrTVAu4A8Ags6' });
  });

  test('gives the build its name: another text is another build', async () => {
    const of = async (text: string) => {
      await put('index.html', text);
      return buildId(await keptFiles(site, ['index.html']));
    };
    expect(await of('one')).toBe(await of('one'));
    expect(await of('one')).not.toBe(await of('two'));
  });
});

test('a picture that is cleaned on its way is known by its content, not by its name', () => {
  expect(hasHashedName('_assets/plan.ab12.png')).toBe(true);
  expect(hasHashedName('_assets/plan.ab12.svg')).toBe(false);
});

test('the page of a folder has the address of the folder', () => {
  expect(addressOf('index.html')).toBe('');
  expect(addressOf('a b/ü/index.html')).toBe('a%20b/%C3%BC/');
  expect(addressOf('what?.html')).toBe('what%3F.html');
});

describe('the files of the build before', () => {
  test('stay for open pages, and those of its forerunner go', async () => {
    await put('before/_astro/old.1.js', 'old');
    await put('before/_astro/older.0.js', 'older');
    await put('before/_astro/same.2.js', 'same');
    await put(`before/${HASHED_FILES}`, '["_astro/old.1.js","_astro/same.2.js"]');
    expect(await earlierFiles(join(folder, 'before'), ['_astro/same.2.js'])).toEqual([
      '_astro/old.1.js',
    ]);
  });

  test('are none where nothing was built before', async () => {
    expect(await earlierFiles(join(folder, 'before'), ['index.html'])).toEqual([]);
  });

  test('never lead out of the folder, whatever the list says', async () => {
    await put(`before/${HASHED_FILES}`, '["../secret.pf_meta","/etc/passwd"]');
    expect(await earlierFiles(join(folder, 'before'), [])).toEqual([]);
  });
});
