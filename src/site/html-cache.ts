import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from './kept-file.ts';

const RECENT = 32;

/**
 * Rendered notes on disk, as JSON, by a key of everything that they were rendered
 * from. An entry is never wrong, at most no longer asked for.
 */
export class HtmlCache<T> {
  readonly #folder: string;
  /** Asked for of late: a page asks for its note more than once. */
  readonly #recent = new Map<string, Promise<T>>();
  /** Being made: a book asks for all notes while their pages are rendered. */
  readonly #pending = new Map<string, Promise<T>>();
  /** Entries on disk. */
  #kept: Set<string> | undefined;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** The entry with this key, made by `render` where there is none. */
  get(key: string, render: () => Promise<T>): Promise<T> {
    const known = this.#recent.get(key) ?? this.#pending.get(key);
    if (known) return known;
    const entry = this.#readOrRender(key, render).finally(() => this.#pending.delete(key));
    this.#pending.set(key, entry);
    this.#recent.set(key, entry);
    entry.catch(() => this.#recent.delete(key));
    const [oldest] = this.#recent.keys();
    if (this.#recent.size > RECENT) this.#recent.delete(oldest!);
    return entry;
  }

  // By calls that do not return before they are done: for so small a file, to
  // hand it to another thread costs more than to read or write it.
  async #readOrRender(key: string, render: () => Promise<T>): Promise<T> {
    if (this.#kept === undefined) {
      mkdirSync(this.#folder, { recursive: true });
      this.#kept = new Set(readdirSync(this.#folder));
    }
    const name = `${key}.json`;
    const file = join(this.#folder, name);
    // It may have been deleted since.
    if (this.#kept.has(name) && existsSync(file))
      return JSON.parse(readFileSync(file, 'utf8')) as T;
    const rendered = await render();
    writeWhole(file, JSON.stringify(rendered));
    this.#kept.add(name);
    return rendered;
  }
}

/** A key for any number of parts; parts can't run into each other. */
export function keyOf(...parts: readonly (string | number)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${String(part).length}:`).update(String(part));
  return hash.digest('base64url').slice(0, 24);
}
