import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { PACKAGE_ROOT } from './package-root.ts';

const PACKAGE_FILE = join(PACKAGE_ROOT, 'package.json');

/** Version of this package. */
export function version(): string {
  return (JSON.parse(readFileSync(PACKAGE_FILE, 'utf8')) as { version: string }).version;
}

const SOURCE = /\.(?:astro|css|ts)$/;
/** What the published package leaves out: see `files` in package.json. */
const OF_TESTS = /\.test\.ts$|(?:^|[\\/])(?:fixtures|testing)[\\/]/;

let hash: string | undefined;

/**
 * Other after every change of the program, also of one that has no version of
 * its own yet. Of the packages that it uses, it tells the ranges: what one range
 * allows is taken for the same.
 */
export function programHash(): string {
  return (hash ??= hashOfProgram());
}

function hashOfProgram(): string {
  const hash = createHash('sha256').update(readFileSync(PACKAGE_FILE));
  const folder = join(PACKAGE_ROOT, 'src');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .map((file) => relative(folder, join(file.parentPath, file.name)))
    .filter((file) => SOURCE.test(file) && !OF_TESTS.test(file));
  for (const file of files.sort()) hash.update(readFileSync(join(folder, file)));
  return hash.digest('base64url').slice(0, 24);
}
