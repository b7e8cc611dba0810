import { baseName, fold, folderOf, isNotePath, joinPath, withoutExtension } from './names.ts';
import type { Outline, VaultPath } from './types.ts';

/** What a name led to: the best candidates, more than one only where they are equally good. */
export type Found<T> = readonly T[];

/** Something with a place in the vault. */
interface Placed {
  readonly path: VaultPath;
}

/** Finds notes and files by path and by name. Built once; each question costs O(candidates of one name). */
export class PathLookup<T extends Placed> {
  readonly #byPath = new Map<string, T[]>();
  readonly #byName = new Map<string, T[]>();

  constructor(items: Iterable<T>) {
    for (const item of items) {
      push(this.#byPath, keyOf(item.path), item);
      push(this.#byName, fold(baseName(item.path)), item);
    }
  }

  /** The item with exactly this path, seen from the vault's root. */
  atPath(path: string): Found<T> {
    return this.#byPath.get(keyOf(path)) ?? [];
  }

  /** The item at this path as seen from a folder. */
  relativeTo(folder: string, path: string): Found<T> {
    const joined = joinPath(folder, path);
    return joined === undefined ? [] : this.atPath(joined);
  }

  /**
   * The items whose path ends with `suffix`, whole segments only: those in the
   * folder nearest to `folder`, among them those with the shortest path.
   */
  bySuffix(suffix: string, folder: string): Found<T> {
    const key = keyOf(suffix);
    const named = this.#byName.get(key.slice(key.lastIndexOf('/') + 1));
    if (named === undefined) return [];
    const candidates = named.filter(({ path }) => `/${keyOf(path)}`.endsWith(`/${key}`));
    if (candidates.length < 2) return candidates;
    const near = least(candidates, ({ path }) => distance(folder, folderOf(path)));
    return least(near, ({ path }) => path.split('/').length);
  }
}

/** Finds notes by the names that their authors gave them. */
export class NameLookup {
  readonly #byAlias = new Map<string, Outline[]>();
  readonly #byTitle = new Map<string, Outline[]>();

  constructor(notes: Iterable<Outline>) {
    for (const note of notes) {
      for (const alias of note.aliases) push(this.#byAlias, fold(alias), note);
      const titles = new Set([note.title, note.titleHeading?.text ?? note.title].map(fold));
      for (const title of titles) push(this.#byTitle, title, note);
    }
  }

  byAlias(name: string): Found<Outline> {
    return this.#byAlias.get(fold(name)) ?? [];
  }

  byTitle(name: string): Found<Outline> {
    return this.#byTitle.get(fold(name)) ?? [];
  }
}

function keyOf(path: string): string {
  const trimmed = fold(path).replace(/^\/+|\/+$/g, '');
  return isNotePath(trimmed) ? withoutExtension(trimmed) : trimmed;
}

/** Steps through the tree from one folder to another. */
function distance(from: string, to: string): number {
  const a = from === '' ? [] : fold(from).split('/');
  const b = to === '' ? [] : fold(to).split('/');
  let shared = 0;
  while (shared < a.length && shared < b.length && a[shared] === b[shared]) shared++;
  return a.length + b.length - 2 * shared;
}

function least<T>(items: readonly T[], measure: (item: T) => number): T[] {
  const measures = items.map(measure);
  const smallest = Math.min(...measures);
  return items.filter((_, at) => measures[at] === smallest);
}

/** Adds to the list that a map holds under a key. */
export function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
