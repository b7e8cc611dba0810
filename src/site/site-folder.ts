import { existsSync, rmSync } from 'node:fs';
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { filesBelow } from '../offline/files.ts';
import { keepValue, keptValue } from './kept-file.ts';

/**
 * The folder in the cache in which a site is made, and left for the next build:
 * a file that would be made from the same need not be made again.
 */
export class SiteFolder {
  /** Absolute. */
  readonly path: string;
  readonly #list: string;
  readonly #version: string;
  /** Keys of the files that the build before left, and of those of this one. */
  readonly #before: ReadonlyMap<string, string>;
  readonly #now = new Map<string, string>();
  readonly #folders = new Set<string>();

  private constructor(path: string, version: string, before: ReadonlyMap<string, string>) {
    this.path = path;
    this.#list = listOf(path);
    this.#version = version;
    this.#before = before;
  }

  /** @param version other where every file is to be made anew */
  static async open(path: string, version: string): Promise<SiteFolder> {
    const list = listOf(path);
    const before = await keptValue(list, version);
    // Until the end nobody knows what lies here: who is interrupted has to begin anew.
    rmSync(list, { force: true });
    await mkdir(path, { recursive: true });
    return new SiteFolder(path, version, (before as Map<string, string> | undefined) ?? new Map());
  }

  /** Whether a file is there as it was made from what `key` stands for; if so, it stays. */
  keeps(file: string, key: string): boolean {
    const isThere = this.#before.get(file) === key && existsSync(join(this.path, file));
    if (isThere) this.#now.set(file, key);
    return isThere;
  }

  /** Writes a file; one that has this content already is left as it is. */
  async write(file: string, content: string | Uint8Array, key = ''): Promise<void> {
    const target = await this.#place(file, key);
    if (this.#before.has(file) && (await holds(target, content))) return;
    await writeFile(target, content);
  }

  /** Copies a file from elsewhere. */
  async copy(source: string, file: string, key: string): Promise<void> {
    if (this.keeps(file, key)) return;
    await copyFile(source, await this.#place(file, key));
  }

  /** Removes what this build did not ask for, and remembers what it did. */
  async finish(): Promise<void> {
    for (const file of await filesBelow(this.path))
      if (!this.#now.has(file)) await rm(join(this.path, file));
    keepValue(this.#list, this.#version, this.#now);
  }

  async #place(file: string, key: string): Promise<string> {
    this.#now.set(file, key);
    const target = join(this.path, file);
    const folder = dirname(target);
    if (!this.#folders.has(folder)) {
      await mkdir(folder, { recursive: true });
      this.#folders.add(folder);
    }
    return target;
  }
}

function listOf(path: string): string {
  return `${path}.files`;
}

async function holds(file: string, content: string | Uint8Array): Promise<boolean> {
  try {
    return (await readFile(file)).equals(Buffer.from(content));
  } catch (error) {
    // Removed by somebody else.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}
