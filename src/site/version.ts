import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { PACKAGE_ROOT } from './package-root.ts';

/** Version of this package. */
export function version(): string {
  return versionIn(join(PACKAGE_ROOT, 'package.json'));
}

function versionIn(file: string): string {
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

/** What pages are made with beside this program: its version is part of what they show. */
const PACKAGES = ['astro', 'katex', '@fontsource-variable/source-serif-4'];

let hash: string | undefined;

/** Other after every change of the program, also of one that has no version of its own yet. */
export function programHash(): string {
  return (hash ??= hashOfProgram());
}

function hashOfProgram(): string {
  const hash = createHash('sha256').update(version());
  const { resolve } = createRequire(join(PACKAGE_ROOT, 'package.json'));
  for (const name of PACKAGES) hash.update(versionIn(resolve(`${name}/package.json`)));
  const folder = join(PACKAGE_ROOT, 'src');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(({ name }) => /(?<!\.test)\.(?:astro|css|ts)$/.test(name))
    .map((file) => join(file.parentPath, file.name));
  for (const file of files.sort()) hash.update(readFileSync(file));
  return hash.digest('base64url').slice(0, 24);
}
