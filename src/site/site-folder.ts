import { statSync } from 'node:fs';
import { copyFile, link, mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ifThere, measure, type Measured } from '../offline/files.ts';
import { keepValue, keptValue } from './kept-file.ts';

/** A file as a build left it: whether it was changed since is seen by size and date. */
interface Made {
  /** Stands for everything that it was made from. */
  readonly key: string;
  readonly bytes: number;
  /** Undefined for a copy, which may be too large to be read. */
  readonly revision: string | undefined;
  /** Undefined until it lies where it is published. */
  readonly mtimeMs: number | undefined;
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
  readonly #made = new Map<string, Made>();
  readonly #measured = new Map<string, Measured>();
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
    if (now?.size !== made.bytes || now.mtimeMs !== made.mtimeMs) return false;
    const target = await this.#place(file);
    const { bytes, revision } = made;
    if (revision !== undefined) this.#measured.set(file, { bytes, revision });
    try {
      // The other name goes when this one is published.
      await link(source, target);
      this.#made.set(file, made);
    } catch {
      // Some file systems know no second name.
      await copyFile(source, target);
      this.#made.set(file, { ...made, mtimeMs: undefined });
    }
    return true;
  }

  /** Writes a file that was made from what `key` stands for; without a key it is made in every build. */
  async write(file: string, content: string | Uint8Array, key?: string): Promise<void> {
    const measured = measure(file, content);
    this.#measured.set(file, measured);
    if (key !== undefined) this.#made.set(file, { key, ...measured, mtimeMs: undefined });
    await writeFile(await this.#place(file), content);
  }

  /** Copies a file from elsewhere, unless the build before has it. */
  async copy(source: string, file: string, key: string): Promise<void> {
    if (await this.keeps(file, key)) return;
    const { size: bytes } = await stat(source);
    this.#made.set(file, { key, bytes, revision: undefined, mtimeMs: undefined });
    await copyFile(source, await this.#place(file));
  }

  /** Files that were written, in this build or before. */
  get measured(): ReadonlyMap<string, Measured> {
    return this.#measured;
  }

  /** Remembers for the next build what was made from what, as it lies where it was published. */
  remember(): void {
    const list = new Map<string, Made>();
    for (const [file, made] of this.#made) {
      const { mtimeMs = statSync(join(this.#earlier, file)).mtimeMs } = made;
      list.set(file, { ...made, mtimeMs });
    }
    keepValue(this.#list, this.#version, list);
  }

  async #place(file: string): Promise<string> {
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
