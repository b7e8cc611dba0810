import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { HASHED_FILES, INFO_FILE, PORTABLE_FILE, WORKER_FILE } from './names.ts';

/** A file of a built site that a device keeps. */
export interface KeptFile {
  /** Path below the site's root, with forward slashes. */
  readonly path: string;
  readonly bytes: number;
  /** Begin of the content's SHA-256; empty where the name itself changes with the content. */
  readonly revision: string;
}

/** Characters of a base64url SHA-256 that tell revisions apart: 96 bits. */
export const REVISION_LENGTH = 16;

const READERS = 16;

/** Nothing that a reader opens: for crawlers, feeds, hosts, or made by this very step. */
const NOT_KEPT = new Set([
  'rss.xml',
  'sitemap.xml',
  'robots.txt',
  '_headers',
  HASHED_FILES,
  INFO_FILE,
  PORTABLE_FILE,
  WORKER_FILE,
]);

/** Whether a file's name changes with its content, so that one name is one content for ever. */
export function hasHashedName(path: string): boolean {
  // Pictures of the SVG format are cleaned on their way: their names stand for what came in.
  if (path.startsWith('_assets/')) return !path.endsWith('.svg');
  return path.startsWith('_astro/') || /\.pf_\w+$/.test(path);
}

/** Whether a file belongs to what a reader reads. */
export function isKept(path: string): boolean {
  return !NOT_KEPT.has(path);
}

/** The files of a site that was built and is not yet published, wherever they lie. */
export interface SiteFiles {
  /** Paths below the site's root, with forward slashes, sorted. */
  list(): string[];
  /** Where a file lies. */
  placeOf(path: string): string;
  /** Where the caller writes a file that is to be part of the site. */
  placeFor(path: string): Promise<string>;
  write(path: string, content: string | Uint8Array): Promise<void>;
  /** Makes a file of the build before a part of the site, if it is still there. */
  retain(path: string): void;
  /** Those files that were measured when they were written. */
  readonly measured: ReadonlyMap<string, Measured>;
}

/** All files below a folder, with forward slashes, sorted. */
export async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .map((path) => path.split(sep).join('/'))
    .sort();
}

/** What is known of a file without reading it. */
export type Measured = Omit<KeptFile, 'path'>;

/** Measures a file by its content. */
export function measure(path: string, content: string | Uint8Array): Measured {
  const bytes = typeof content === 'string' ? Buffer.byteLength(content) : content.length;
  if (hasHashedName(path)) return { bytes, revision: '' };
  const hash = createHash('sha256').update(content).digest('base64url');
  return { bytes, revision: hash.slice(0, REVISION_LENGTH) };
}

/**
 * Measures what a device keeps. Each file is read once at most: those with a hash
 * in their name, and those that were measured when they were written, are not.
 */
export async function keptFiles(
  site: Pick<SiteFiles, 'placeOf' | 'measured'>,
  paths: readonly string[],
): Promise<KeptFile[]> {
  const kept = paths.filter(isKept);
  const files: KeptFile[] = new Array<KeptFile>(kept.length);
  let next = 0;
  const measureNext = async () => {
    while (next < kept.length) {
      const at = next++;
      const path = kept[at]!;
      files[at] = { path, ...(site.measured.get(path) ?? (await read(site.placeOf(path), path))) };
    }
  };
  await Promise.all(Array.from({ length: READERS }, measureNext));
  return files;
}

async function read(file: string, path: string): Promise<Measured> {
  if (hasHashedName(path)) return { bytes: (await stat(file)).size, revision: '' };
  return measure(path, await readFile(file));
}

/** Identifies a build by everything that it consists of. */
export function buildId(files: readonly KeptFile[]): string {
  const hash = createHash('sha256');
  for (const { path, revision } of files) hash.update(`${path}\n${revision}\n`);
  return hash.digest('base64url').slice(0, REVISION_LENGTH);
}

/** The address of a file below the site's root: a folder's page is the folder. */
export function addressOf(path: string): string {
  return encodePath(path.replace(/(^|\/)index\.html$/, '$1'));
}

/** A path as a part of an address. */
export function encodePath(path: string): string {
  return encodeURI(path).replaceAll('?', '%3F').replaceAll('#', '%23');
}

/** What is read of a file; undefined where there is no such file. */
export async function ifThere<Result>(reading: Promise<Result>): Promise<Result | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
