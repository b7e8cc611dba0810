import { statSync } from 'node:fs';
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { measure, type Measured, type SiteFiles } from '../offline/files.ts';
import { keepValue, keptValue } from './kept-file.ts';
import { publish } from './publish.ts';

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
 * A site while it is made: files that are new, in a draft, and files of the build
 * before that would be made from the same, where that was published.
 */
export class SiteFolder implements SiteFiles {
  readonly #draft: string;
  readonly #published: string;
  readonly #version: string;
  readonly #before: List;
  /** Files of the draft, and those that stay where they are. */
  readonly #drafted = new Set<string>();
  readonly #kept = new Set<string>();
  readonly #made = new Map<string, Made>();
  readonly #measured = new Map<string, Measured>();
  readonly #folders = new Map<string, Promise<unknown>>();

  private constructor(draft: string, published: string, version: string, before: List) {
    this.#draft = draft;
    this.#published = published;
    this.#version = version;
    this.#before = before;
  }

  /**
   * @param draft folder for files that are new, emptied first
   * @param published where the build before was published, and this one will be
   * @param version other where every file is to be made anew
   */
  static async open(draft: string, published: string, version: string): Promise<SiteFolder> {
    const versionHere = `${version} ${published}`;
    const before = keptValue(listOf(draft), versionHere);
    await rm(draft, { recursive: true, force: true });
    await mkdir(draft, { recursive: true });
    return new SiteFolder(draft, published, versionHere, (before as List | undefined) ?? new Map());
  }

  /** Whether a file of the build before was made from what `key` stands for and is untouched: it stays. */
  keeps(file: string, key: string): boolean {
    const made = this.#before.get(file);
    if (made?.key !== key) return false;
    // By a call that does not return before it is done: to ask another thread takes ten times as long.
    const now = statSync(join(this.#published, file), { throwIfNoEntry: false });
    if (now?.size !== made.bytes || now.mtimeMs !== made.mtimeMs) return false;
    const { bytes, revision } = made;
    this.#kept.add(file);
    this.#made.set(file, made);
    if (revision !== undefined) this.#measured.set(file, { bytes, revision });
    return true;
  }

  /** Writes a file that was made from what `key` stands for; without a key it is made in every build. */
  async write(file: string, content: string | Uint8Array, key?: string): Promise<void> {
    const measured = measure(file, content);
    this.#measured.set(file, measured);
    if (key !== undefined) this.#made.set(file, { key, ...measured, mtimeMs: undefined });
    await writeFile(await this.placeFor(file), content);
  }

  /** Copies a file from elsewhere, unless the build before has it. */
  async copy(source: string, file: string, key: string): Promise<void> {
    if (this.keeps(file, key)) return;
    const { size: bytes } = statSync(source);
    this.#made.set(file, { key, bytes, revision: undefined, mtimeMs: undefined });
    await copyFile(source, await this.placeFor(file));
  }

  /** Lets a file of the build before stay, of which nothing else is known. */
  retain(file: string): void {
    const isThere = statSync(join(this.#published, file), { throwIfNoEntry: false });
    if (isThere) this.#kept.add(file);
  }

  /** Where the caller writes a file of the site. */
  async placeFor(file: string): Promise<string> {
    this.#drafted.add(file);
    const target = join(this.#draft, file);
    const folder = dirname(target);
    const made = this.#folders.get(folder) ?? mkdir(folder, { recursive: true });
    this.#folders.set(folder, made);
    await made;
    return target;
  }

  /** Where a file of the site lies until it is published. */
  placeOf(file: string): string {
    return join(this.#kept.has(file) ? this.#published : this.#draft, file);
  }

  /** All files of the site, sorted. */
  list(): string[] {
    return [...new Set([...this.#drafted, ...this.#kept])].sort();
  }

  /** Files that were written, in this build or before. */
  get measured(): ReadonlyMap<string, Measured> {
    return this.#measured;
  }

  /** Publishes the site, and remembers for the next build what was made from what. */
  async publish(): Promise<void> {
    await publish(this.#draft, this.#published, this.#kept);
    const list = new Map<string, Made>();
    for (const [file, made] of this.#made) {
      const { mtimeMs = statSync(join(this.#published, file)).mtimeMs } = made;
      list.set(file, { ...made, mtimeMs });
    }
    keepValue(listOf(this.#draft), this.#version, list);
  }
}

function listOf(draft: string): string {
  return `${draft}.files`;
}
