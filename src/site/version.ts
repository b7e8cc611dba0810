import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Version of this package. */
export function version(): string {
  const file = new URL('../../package.json', import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

/**
 * Other after every change of the program, also of one that has no version of
 * its own yet. Looks at sizes and dates, not at the text.
 */
export function programStamp(): string {
  const folder = fileURLToPath(new URL('..', import.meta.url));
  const files = readdirSync(folder, { recursive: true, withFileTypes: true });
  const stamps = files
    .filter((file) => file.isFile() && /\.[jt]s$/.test(file.name))
    .map((file) => statSync(join(file.parentPath, file.name)))
    .map(({ size, mtimeMs }) => `${size}:${mtimeMs}`);
  return `${version()} ${stamps.sort().join(' ')}`;
}
