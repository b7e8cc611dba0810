/** Makes ids unique within one page: `notes`, `notes-2`, `notes-3`. */
export class IdRegister {
  readonly #taken = new Set<string>();
  /** The last number given to an id: a page of ten thousand equal headings counts on, not anew. */
  readonly #counts = new Map<string, number>();

  unique(id: string): string {
    let candidate = id;
    let count = this.#counts.get(id) ?? 1;
    while (this.#taken.has(candidate)) candidate = `${id}-${++count}`;
    this.#counts.set(id, count);
    this.#taken.add(candidate);
    return candidate;
  }
}
