import { fold, folderOf, isNotePath, joinPath, withoutExtension } from './names.ts';
import type { Outline, VaultPath } from './types.ts';

/** What a name led to: the best candidates, more than one only where they are equally good. */
export type Found<T> = readonly T[];

/** Something with a place in the vault. */
interface Placed {
  readonly path: VaultPath;
}

/** An item with what its path is compared by. */
interface Candidate<T> {
  readonly item: T;
  /** Folded path, with a slash in front so that a suffix can be seen to begin a segment. */
  readonly key: string;
  readonly segments: number;
}

/** Finds notes and files by path and by name. Built once; each question costs O(candidates of one name). */
export class PathLookup<T extends Placed> {
  readonly #byPath = new Map<string, T[]>();
  readonly #byName = new Map<string, Candidate<T>[]>();

  constructor(items: Iterable<T>) {
    for (const item of items) {
      const key = keyOf(item.path);
      push(this.#byPath, key, item);
      const segments = key.split('/');
      const candidate = { item, key: `/${key}`, segments: segments.length };
      push(this.#byName, segments.at(-1)!, candidate);
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
    const candidates = named.filter((candidate) => candidate.key.endsWith(`/${key}`));
    const near = least(candidates, ({ item }) => distance(folder, folderOf(item.path)));
    return least(near, ({ segments }) => segments).map(({ item }) => item);
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

function least<T>(items: readonly T[], measure: (item: T) => number): readonly T[] {
  if (items.length < 2) return items;
  const measures = items.map(measure);
  const smallest = measures.reduce((a, b) => Math.min(a, b));
  return items.filter((_, at) => measures[at] === smallest);
}

/** Adds to the list that a map holds under a key. */
export function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
