import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { gitDates, parseLog } from './git-dates.ts';
import { inParallel, isIgnored, readVault } from './read.ts';
import type { VaultPath } from './types.ts';

let root = '';
const at = (...parts: string[]) => join(root, ...parts);

async function write(files: Record<string, string | Uint8Array>) {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(at(path)), { recursive: true });
    await writeFile(at(path), content);
  }
}

const read = async (folder = 'vault', output?: string) => {
  const vault = await readVault(at(folder), output);
  return {
    notes: [...vault.outlines.keys()].sort(),
    files: vault.attachments.map(({ path }) => path),
    findings: vault.diagnostics.map(({ file, code }) => `${file} ${code}`),
  };
};

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'lectern-read-'));
});
afterEach(async () => {
  await rm(root, { recursive: true, force: true });
});

describe('a vault', () => {
  test('is its notes and its other files, sorted', async () => {
    await write({
      'vault/b.md': 'x',
      'vault/a/c.MD': 'x',
      'vault/p.mdx': 'x',
      'vault/img/i.png': 'x',
    });
    expect(await read()).toEqual({
      notes: ['a/c.MD', 'b.md', 'p.mdx'],
      files: ['img/i.png'],
      findings: [],
    });
  });

  test('has a preamble at its root, if the settings do not ignore it', async () => {
    await write({
      'vault/preamble.sty': '\\def\\x{1}',
      'none/sub/preamble.sty': '\\def\\x{1}',
      'ignored/preamble.sty': '\\def\\x{1}',
      'ignored/lectern.yaml': 'ignore: [preamble.sty]',
    });
    expect((await readVault(at('vault'))).preamble).toBe('\\def\\x{1}');
    expect((await readVault(at('none'))).preamble).toBe('');
    expect((await readVault(at('ignored'))).preamble).toBe('');
  });

  test('leaves out what is hidden, node_modules, and what the settings ignore', async () => {
    await write({
      'vault/.obsidian/app.json': '{}',
      'vault/.hidden.md': 'x',
      'vault/node_modules/p/readme.md': 'x',
      'vault/sub/node_modules/readme.md': 'x',
      'vault/templates/t.md': 'x',
      'vault/sub/draft-x.md': 'x',
      'vault/note.md': 'x',
      'vault/lectern.yaml': 'ignore: [templates, "**/draft-*"]',
    });
    expect(await read()).toEqual({ notes: ['note.md'], files: [], findings: [] });
  });

  test('leaves out the folder into which the site is written', async () => {
    await write({ 'vault/a.md': 'x', 'vault/dist/a/index.md': 'x', 'vault/dist/p.png': 'x' });
    expect(await read('vault', at('vault', 'dist'))).toMatchObject({ notes: ['a.md'], files: [] });
    expect(await read('vault', `${at('vault', 'dist')}/`)).toMatchObject({ notes: ['a.md'] });
  });

  test('holds links to its own files, but nothing that lies outside', async () => {
    await write({
      'vault/a.md': 'x',
      'secret/s.md': 'x',
      'vault/sub/b.md': 'x',
      'vault..x/c.md': 'x',
    });
    await symlink(at('vault', 'a.md'), at('vault', 'inside.md'));
    await symlink(at('secret', 's.md'), at('vault', 'outside.md'));
    await symlink(at('secret'), at('vault', 'folder'));
    await symlink(at('vault..x', 'c.md'), at('vault', 'neighbour.md'));
    await symlink(at('nowhere.md'), at('vault', 'dangling.md'));
    await symlink(at('vault'), at('vault', 'sub', 'loop'));
    expect((await read()).notes).toEqual(['a.md', 'inside.md', 'sub/b.md']);
  });

  test('may hold folders whose names begin with two dots’ worth of text', async () => {
    await write({ 'vault/a.md': 'x', 'vault/sub/..b.txt': 'x' });
    expect((await read()).notes).toEqual(['a.md']);
  });

  test('suffers nothing from a file that can’t be read', async () => {
    await write({ 'vault/a.md': 'x', 'vault/locked.md': 'x' });
    await chmod(at('vault', 'locked.md'), 0);
    // Whoever runs the tests as root can read everything.
    if (process.getuid?.() === 0) return;
    expect(await read()).toEqual({
      notes: ['a.md'],
      files: [],
      findings: ['locked.md unreadable-file'],
    });
  });

  test('suffers nothing from a note with bad bytes', async () => {
    await write({
      'vault/a.md': 'x [[b]]',
      'vault/b.md': Uint8Array.from([0xff, 0xfe, 0x00, 0xd8, 0x41, 0x00]),
      'vault/c.md': Uint8Array.from([0x23, 0x20, 0xe9, 0x00]),
      'vault/d.md': '',
    });
    const { outlines } = await readVault(at('vault'));
    expect(outlines.size).toBe(4);
    const codes = (path: string) =>
      outlines.get(path as VaultPath)!.diagnostics.map(({ code }) => code);
    expect(codes('a.md')).toEqual([]);
    expect(codes('b.md')).toEqual(['invalid-encoding']);
    expect(codes('c.md')).toEqual(['nul-byte', 'invalid-encoding']);
  });

  test('with settings that are a folder is read without them, and says so', async () => {
    await write({ 'vault/lectern.yaml/x.md': 'x', 'vault/a.md': 'x' });
    expect((await read()).findings).toEqual(['lectern.yaml unreadable-file']);
  });

  test('that does not exist is the only thing to throw', async () => {
    await expect(readVault(at('nowhere'))).rejects.toThrow('ENOENT');
  });
});

describe('a path is ignored', () => {
  test.each([
    ['.git', []],
    ['a/.x', []],
    ['a/node_modules', []],
    ['templates', ['templates']],
    ['templates/a.md', ['templates/']],
    ['templates/a/b.md', ['/templates/**']],
    ['a/b.draft.md', ['**/*.draft.md']],
    ['b.draft.md', ['**/*.draft.md']],
  ])('%s by %j', (path, globs) => {
    expect(isIgnored(path, globs)).toBe(true);
  });

  test('only as a whole name', () => {
    expect(isIgnored('templates-of-mine/a.md', ['templates'])).toBe(false);
    expect(isIgnored('a/templates/x.md', ['templates'])).toBe(false);
  });
});

test('tasks run some at a time, each once', async () => {
  let running = 0;
  let most = 0;
  const done: number[] = [];
  await inParallel([1, 2, 3, 4, 5], 2, async (item) => {
    most = Math.max(most, ++running);
    await new Promise((resolve) => setTimeout(resolve, 1));
    running--;
    done.push(item);
  });
  expect(most).toBe(2);
  expect(done.toSorted()).toEqual([1, 2, 3, 4, 5]);
});

describe('dates', () => {
  test('are those of the first and the last commit', async () => {
    await write({ 'repo/vault/a é.md': '1' });
    const git = (date: string, ...args: string[]) => {
      const env = { ...process.env, GIT_COMMITTER_DATE: date, GIT_AUTHOR_DATE: date };
      const who = ['-c', 'user.name=t', '-c', 'user.email=t@example.org'];
      execFileSync('git', [...who, ...args], { cwd: at('repo'), env, stdio: 'pipe' });
    };
    git('2026-01-01T00:00:00Z', 'init', '-q');
    git('2026-01-01T00:00:00Z', 'add', '.');
    git('2026-01-01T00:00:00Z', 'commit', '-qm', 'one');
    await write({ 'repo/vault/a é.md': '2', 'repo/vault/b.md': '1' });
    git('2026-02-02T00:00:00Z', 'add', '.');
    git('2026-02-02T00:00:00Z', 'commit', '-qm', 'two');
    const dates = await gitDates(at('repo', 'vault'));
    const shown = [...dates].map(([path, { created, updated }]) => [
      path,
      created.getUTCMonth(),
      updated.getUTCMonth(),
    ]);
    expect(shown.toSorted()).toEqual([
      ['a é.md', 0, 1],
      ['b.md', 1, 1],
    ]);
  });

  test('are none where there is no repository, or no log to read', async () => {
    await write({ 'vault/a.md': 'x' });
    expect((await gitDates(at('vault'))).size).toBe(0);
    expect(parseLog('').size).toBe(0);
  });
});
