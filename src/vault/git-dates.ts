import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { VaultPath } from './types.ts';

/** When a file was first and last committed. */
export interface FileDates {
  readonly created: Date;
  readonly updated: Date;
}

/** A history of this size, in bytes of `git log`, is that of a very large vault. */
const MAX_LOG = 512 * 1024 * 1024;
const TIMEOUT_MS = 30_000;

/**
 * Dates of all files below a folder, from one `git log`. Empty where the folder
 * is no part of a repository, or there is no git: dates are a nicety, never a
 * reason for a build to fail.
 */
export async function gitDates(root: string): Promise<ReadonlyMap<VaultPath, FileDates>> {
  const git = promisify(execFile);
  const args = [
    'log',
    '--format=%x01%cI',
    '--name-only',
    '--no-renames',
    '-z',
    '--relative',
    '--',
    '.',
  ];
  try {
    const { stdout } = await git('git', args, {
      cwd: root,
      maxBuffer: MAX_LOG,
      timeout: TIMEOUT_MS,
    });
    return parseLog(stdout);
  } catch (error) {
    if (error instanceof Error) return new Map();
    throw error;
  }
}

/** Newest commit first: the first date seen of a file is its last change. */
export function parseLog(log: string): Map<VaultPath, FileDates> {
  const dates = new Map<VaultPath, FileDates>();
  for (const commit of log.split('\x01')) {
    const [stamp, ...files] = commit.split('\0').map((part) => part.replace(/^\n/, ''));
    const date = new Date(stamp!.trim());
    if (Number.isNaN(date.getTime())) continue;
    for (const file of files) {
      const path = file as VaultPath;
      if (file !== '')
        dates.set(path, { created: date, updated: dates.get(path)?.updated ?? date });
    }
  }
  return dates;
}
