import { mkdtemp, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { filesBelow } from '../offline/files.ts';
import { SiteFolder } from './site-folder.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-site-'));
});

const page = () => join(folder, 'out/a/index.html');

/** Builds a site of one page, if it has to be made, and publishes it. Tells whether it was made. */
async function build({ key = 'key', text = 'text', version = '1', out = 'out' } = {}) {
  const outDir = join(folder, out);
  const site = await SiteFolder.open(join(folder, 'cache'), outDir, version);
  const isKept = site.keeps('a/index.html', key);
  if (!isKept) await site.write('a/index.html', text, key);
  await site.publish();
  return !isKept;
}

describe('a page that was published', () => {
  test('is taken from there when it would be made from the same', async () => {
    expect(await build({ text: 'first' })).toBe(true);
    expect(await build({ text: 'second' })).toBe(false);
    expect(await readFile(page(), 'utf8')).toBe('first');
    // Once more: what was taken can be taken again.
    expect(await build({ text: 'third' })).toBe(false);
  });

  test('is made anew from something else, or by another program', async () => {
    await build();
    expect(await build({ key: 'other' })).toBe(true);
    expect(await build({ key: 'other', version: '2' })).toBe(true);
  });

  test('is made anew when somebody changed or removed it', async () => {
    await build();
    await writeFile(page(), 'mine');
    expect(await build()).toBe(true);
    expect(await readFile(page(), 'utf8')).toBe('text');
    // As long as before, at another time.
    await utimes(page(), new Date(), new Date(Date.now() + 5000));
    expect(await build()).toBe(true);
    await rm(page());
    expect(await build()).toBe(true);
  });

  test('is made anew for another place', async () => {
    await build();
    expect(await build({ out: 'elsewhere' })).toBe(true);
    expect(await readFile(page(), 'utf8')).toBe('text');
  });
});

test('a build that broke off leaves the site of the build before, and is not believed', async () => {
  await build({ text: 'first' });
  const site = await SiteFolder.open(join(folder, 'cache'), join(folder, 'out'), '1');
  await site.write('a/index.html', 'half', 'other');
  expect(await readFile(page(), 'utf8')).toBe('first');
  expect(await build({ key: 'other', text: 'whole' })).toBe(true);
  expect(await readFile(page(), 'utf8')).toBe('whole');
});

test('what is no longer part of the site is gone', async () => {
  await build();
  const site = await SiteFolder.open(join(folder, 'cache'), join(folder, 'out'), '1');
  await site.write('b.html', 'b');
  await site.publish();
  await expect(readFile(page(), 'utf8')).rejects.toThrow('ENOENT');
});

test('a file that stays is never away, nor moved, while the site is published', async () => {
  await build();
  const before = await stat(page());
  await build({ text: 'other' });
  expect((await stat(page())).ino).toBe(before.ino);
});

test('new files come to those that stay in a folder, and what has become a folder gives way', async () => {
  const open = () => SiteFolder.open(join(folder, 'cache'), join(folder, 'out'), '1');
  const first = await open();
  for (const file of ['a/index.html', 'a/old.html', 'b', 'c/d/index.html'])
    await first.write(file, 'first', file);
  await first.publish();
  const second = await open();
  expect(second.keeps('a/index.html', 'a/index.html')).toBe(true);
  await second.write('a/new/index.html', 'second');
  await second.write('b/index.html', 'second');
  await second.write('c', 'second');
  expect(second.list()).toEqual(['a/index.html', 'a/new/index.html', 'b/index.html', 'c']);
  expect(await readFile(second.placeOf('a/index.html'), 'utf8')).toBe('first');
  expect(await readFile(second.placeOf('c'), 'utf8')).toBe('second');
  await second.publish();
  expect(await filesBelow(join(folder, 'out'))).toEqual(second.list());
});

test('of the build before, a file of which nothing is known can be retained, if it is there', async () => {
  await build();
  const site = await SiteFolder.open(join(folder, 'cache'), join(folder, 'out'), '2');
  site.retain('a/index.html');
  site.retain('gone.html');
  await site.publish();
  expect(await filesBelow(join(folder, 'out'))).toEqual(['a/index.html']);
});
