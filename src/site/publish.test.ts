import { mkdir, mkdtemp, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { holdsOtherFiles, isWithin, publish } from './publish.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-publish-'));
});

async function siteAt(path: string, page: string) {
  await mkdir(join(path, '_astro'), { recursive: true });
  await writeFile(join(path, '404.html'), '');
  await writeFile(join(path, page), '');
}

describe('a folder to build to', () => {
  test('may be missing or empty', async () => {
    expect(await holdsOtherFiles(join(folder, 'missing'))).toBe(false);
    expect(await holdsOtherFiles(folder)).toBe(false);
  });

  test('may hold the site of an earlier build, and be a checked-out branch', async () => {
    await siteAt(folder, 'old.html');
    await mkdir(join(folder, '.git'));
    expect(await holdsOtherFiles(folder)).toBe(false);
  });

  test('may not hold anything else', async () => {
    await writeFile(join(folder, 'thesis.docx'), '');
    expect(await holdsOtherFiles(folder)).toBe(true);
  });

  test('holds the new site alone in the end, its repository left as it was', async () => {
    const out = join(folder, 'out');
    await siteAt(out, 'old.html');
    await mkdir(join(out, '.git'));
    await siteAt(join(folder, 'built'), 'new.html');
    await publish(join(folder, 'built'), out);
    expect((await readdir(out)).sort()).toEqual(['.git', '404.html', '_astro', 'new.html']);
  });
});

test('a folder lies within itself and those above it, not beside them', () => {
  expect(isWithin('/a/b', '/a')).toBe(true);
  expect(isWithin('/a', '/a')).toBe(true);
  expect(isWithin('/ab', '/a')).toBe(false);
  expect(isWithin('/a', '/a/b')).toBe(false);
});
