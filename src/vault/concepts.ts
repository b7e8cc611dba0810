import { fold, sectionNumberOf, titleFromName } from './names.ts';
import { push } from './lookup.ts';
import type { Place } from './diagnostics.ts';
import type { Heading, Outline, Route } from './types.ts';

/** A passage that defines a concept: the text under one heading of a note. */
export interface Definition {
  readonly note: Outline;
  readonly heading: Heading;
}

/** A linked name that has no note of its own. It has a page all the same. */
export interface Concept {
  readonly name: string;
  readonly route: Route;
  /** Former names. */
  readonly aliases: readonly string[];
  /** Where headings define it, in the order of the notes; empty where nobody has written it yet. */
  readonly definitions: readonly Definition[];
  /** The number of a section that is linked but not written (`[[03-data-transformation]]`). */
  readonly plannedSection: number | undefined;
}

/** A name as it was first written, and where. */
export interface FirstSeen {
  readonly name: string;
  readonly place: Place;
}

/** Concepts by name, while the index is being built. */
export class ConceptRegister {
  readonly #definitions = new Map<string, Definition[]>();
  readonly #names = new Map<string, FirstSeen>();
  readonly #aliases = new Map<string, string>();

  /** Records the names that a heading defines; the first of them takes the heading's former names. */
  define(names: readonly string[], note: Outline, heading: Heading): void {
    for (const name of names) {
      push(this.#definitions, fold(name), { note, heading });
      this.mention(name, { file: note.path, line: heading.line });
    }
    const [first] = names;
    if (first === undefined) return;
    for (const alias of heading.formerly) {
      if (!this.#aliases.has(fold(alias))) this.#aliases.set(fold(alias), fold(first));
    }
  }

  /** Records a name that is linked; the first spelling seen is the one shown. */
  mention(name: string, place: Place): void {
    if (!this.#names.has(fold(name))) this.#names.set(fold(name), { name, place });
  }

  /** The key under which a name, or a former name, is known. */
  keyOf(name: string): string | undefined {
    const key = fold(name);
    return this.#names.has(key) ? key : this.#aliases.get(key);
  }

  /** All concepts, by key, routes given by `routeFor`. */
  build(routeFor: (seen: FirstSeen, plannedSection: number | undefined) => Route) {
    const aliases = new Map<string, string[]>();
    for (const [alias, key] of this.#aliases) push(aliases, key, alias);
    const keys = [...this.#names.keys()].sort();
    return new Map(
      keys.map((key): [string, Concept] => {
        const seen = this.#names.get(key)!;
        const written = seen.name;
        const definitions = this.#definitions.get(key) ?? [];
        const number = definitions.length === 0 ? sectionNumberOf(written) : undefined;
        return [
          key,
          {
            name: number === undefined ? written : titleFromName(written),
            route: routeFor(seen, number),
            aliases: (aliases.get(key) ?? []).map((alias) => spelling(alias, definitions)),
            definitions,
            plannedSection: number,
          },
        ];
      }),
    );
  }
}

/** An alias as its author spelled it. */
function spelling(alias: string, definitions: readonly Definition[]): string {
  const names = definitions.flatMap(({ heading }) => heading.formerly);
  return names.find((name) => fold(name) === alias) ?? alias;
}
