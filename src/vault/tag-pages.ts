import type { Note } from './destination.ts';
import { fold } from './names.ts';
import type { Route } from './types.ts';

/** The notes that carry a tag, or one within it. */
export interface TaggedNotes {
  readonly name: string;
  readonly route: Route;
  readonly notes: readonly Note[];
}

/** Notes by tag, by folded name: `exam/storage` counts for `exam` too. The first spelling seen is the one shown. */
export function tagPages(
  notes: Iterable<Note>,
  routeFor: (key: string) => Route,
): Map<string, TaggedNotes> {
  const tags = new Map<string, { name: string; notes: Set<Note> }>();
  for (const note of notes) {
    for (const tag of note.tags) {
      const parts = tag.split('/');
      for (let depth = 1; depth <= parts.length; depth++) {
        const name = parts.slice(0, depth).join('/');
        const entry = tags.get(fold(name)) ?? { name, notes: new Set() };
        entry.notes.add(note);
        tags.set(fold(name), entry);
      }
    }
  }
  const keys = [...tags.keys()].sort();
  return new Map(
    keys.map((key) => {
      const { name, notes: tagged } = tags.get(key)!;
      return [key, { name, route: routeFor(key), notes: [...tagged] }];
    }),
  );
}
