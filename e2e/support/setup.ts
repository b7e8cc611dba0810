import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Makes the folder that all workers build their sites in, and removes it at the end. */
export default async function setup() {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-e2e-'));
  process.env['LECTERN_E2E_RUN'] = folder;
  return () => rm(folder, { recursive: true, force: true });
}
