import { copyFile, link, mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ifThere } from '../offline/files.ts';
import { keepValue, keptValue } from './kept-file.ts';

/** A file as a build left it: whether it was changed since is seen by size and date. */
interface Made {
  /** Stands for everything that it was made from. */
  readonly key: string;
  readonly size: number;
  readonly mtimeMs: number;
}

type List = ReadonlyMap<string, Made>;

/**
 * The folder in which a site is made before it is published. A file that would
 * be made from the same as in the build before is taken from where that lies.
 */
export class SiteFolder {
  /** Absolute. */
  readonly path: string;
  readonly #earlier: string;
  readonly #list: string;
  readonly #version: string;
  readonly #before: List;
  readonly #keys = new Map<string, string>();
  readonly #folders = new Map<string, Promise<unknown>>();

  private constructor(path: string, earlier: string, version: string, before: List) {
    this.path = path;
    this.#earlier = earlier;
    this.#list = listOf(path);
    this.#version = version;
    this.#before = before;
  }

  /**
   * @param path emptied first
   * @param earlier where the build before was published, and this one will be
   * @param version other where every file is to be made anew
   */
  static async open(path: string, earlier: string, version: string): Promise<SiteFolder> {
    const versionHere = `${version} ${earlier}`;
    const before = await keptValue(listOf(path), versionHere);
    await rm(path, { recursive: true, force: true });
    await mkdir(path, { recursive: true });
    return new SiteFolder(path, earlier, versionHere, (before as List | undefined) ?? new Map());
  }

  /** Takes a file from the build before, if it was made from what `key` stands for and is untouched. */
  async keeps(file: string, key: string): Promise<boolean> {
    const made = this.#before.get(file);
    if (made?.key !== key) return false;
    const source = join(this.#earlier, file);
    const now = await ifThere(stat(source));
    if (now?.size !== made.size || now.mtimeMs !== made.mtimeMs) return false;
    const target = await this.#place(file, key);
    // The other name goes when this one is published. Some file systems know no second name.
    await link(source, target).catch(() => copyFile(source, target));
    return true;
  }

  /** Writes a file that was made from what `key` stands for; without a key it is made in every build. */
  async write(file: string, content: string | Uint8Array, key?: string): Promise<void> {
    await writeFile(await this.#place(file, key), content);
  }

  /** Copies a file from elsewhere, unless the build before has it. */
  async copy(source: string, file: string, key: string): Promise<void> {
    if (!(await this.keeps(file, key))) await copyFile(source, await this.#place(file, key));
  }

  /** Remembers for the next build what was made from what, as it lies where it was published. */
  async remember(): Promise<void> {
    const list = new Map<string, Made>();
    for (const [file, key] of this.#keys) {
      const { size, mtimeMs } = await stat(join(this.#earlier, file));
      list.set(file, { key, size, mtimeMs });
    }
    keepValue(this.#list, this.#version, list);
  }

  async #place(file: string, key: string | undefined): Promise<string> {
    if (key !== undefined) this.#keys.set(file, key);
    const target = join(this.path, file);
    const folder = dirname(target);
    const made = this.#folders.get(folder) ?? mkdir(folder, { recursive: true });
    this.#folders.set(folder, made);
    await made;
    return target;
  }
}

function listOf(path: string): string {
  return `${path}.files`;
}
