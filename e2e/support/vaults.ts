import { existsSync } from 'node:fs';
import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';

export const REPOSITORY = join(import.meta.dirname, '../..');

/** The vault that ships with the project. */
export const SHIPPED = join(REPOSITORY, 'content');

/** A small vault made for a test. */
export function fixture(name: string): string {
  return join(REPOSITORY, 'e2e/fixtures', name);
}

/** Material beside the repository, which a clone alone does not have. */
export const SHARED = join(REPOSITORY, '../shared');
export const SEED_NOTE = join(SHARED, 'seed/02-data-ingestion-and-storage.md');
export const PUBLIC_VAULTS = ['digital-garden-test', 'quartz-docs', 'tasks-docs'];

/** Why a test that needs a file there is skipped; undefined if the file is there. */
export function absent(path: string): string | undefined {
  return existsSync(path) ? undefined : `needs ${path.slice(SHARED.length + 1)} of ../shared`;
}

/** A folder with the seed note and nothing else. */
export async function seedVault(): Promise<string> {
  const folder = join(runFolder(), 'seed-vault');
  await mkdir(folder, { recursive: true });
  await cp(SEED_NOTE, join(folder, '02-data-ingestion-and-storage.md'));
  return folder;
}

/** Folder of this run of the tests, removed at its end. */
export function runFolder(): string {
  const folder = process.env['LECTERN_E2E_RUN'];
  if (folder === undefined) throw new Error('The global setup has not run.');
  return folder;
}
