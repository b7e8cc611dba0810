import { cp, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { REPOSITORY, runFolder } from './vaults.ts';

const FIXTURES = join(REPOSITORY, 'src/markdown/fixtures');
const OWN_FILES = /(?:expected\.html|diagnostics\.json|settings\.json)$/;

/** Every fixture of the dialect as a folder of one vault: a page for each syntax. */
export async function dialectVault(): Promise<string> {
  const folder = join(runFolder(), 'dialect-vault');
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(FIXTURES)) {
    await cp(join(FIXTURES, name), join(folder, name), {
      recursive: true,
      filter: (source) => !OWN_FILES.test(source),
    });
  }
  return folder;
}
