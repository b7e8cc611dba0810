import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readNotes } from '../vault/read.ts';
import type { VaultPath } from '../vault/types.ts';
import { readInThreads } from './outline-threads.ts';

// However many processors run the test.
vi.mock('node:os', async (original) => ({
  ...(await original<typeof import('node:os')>()),
  availableParallelism: () => 3,
}));

let vault = '';
let cache = '';

beforeEach(async () => {
  vault = await mkdtemp(join(tmpdir(), 'lectern-vault-'));
  cache = await mkdtemp(join(tmpdir(), 'lectern-outlines-'));
});
afterEach(async () => {
  await rm(vault, { recursive: true, force: true });
  await rm(cache, { recursive: true, force: true });
});

test.each([3, 450])(
  '%d notes say what each of them says alone',
  { timeout: 60_000 },
  async (count) => {
    const paths = Array.from({ length: count }, (_, at) => `note ${at}.md` as VaultPath);
    for (const [at, path] of paths.entries()) {
      await writeFile(join(vault, path), `# Note ${at}\n\nSee [[note ${at + 1}#Part|the next]].\n`);
    }
    const alone = await readNotes(vault, paths);
    const gone = 'gone.md' as VaultPath;
    const inThreads = await readInThreads(cache, vault, [...paths, gone]);
    expect(inThreads.outlines).toEqual(alone.outlines);
    expect(inThreads.diagnostics).toEqual([]);
    expect((await readInThreads(cache, vault, paths)).outlines).toEqual(alone.outlines);
    expect((await readdir(cache)).length).toBeGreaterThan(0);
  },
);
