/**
 * What the dialect costs a note: the time of rendering with all plugins, less
 * that of the bare engine with the same features.
 *
 *     npm run bench:dialect -- path/to/vault
 */
import { resolve } from 'node:path';
import { markdownToHtml } from 'satteri';
import type { NoteContext } from '../src/markdown/context.ts';
import { renderNote } from '../src/markdown/render.ts';
import { contextOf, readFolder } from '../src/markdown/testing/vault.ts';
import { FEATURES } from '../src/vault/parse-markdown.ts';

const ROUNDS = 30;

const index = readFolder(resolve(process.argv[2] ?? 'content'));
const notes = [...index.notes.values()];

/** The fastest of several rounds over all notes, in milliseconds a note. */
function perNote(round: () => (note: (typeof notes)[number]) => void): number {
  let best = Infinity;
  for (let count = 0; count < ROUNDS; count++) {
    const start = performance.now();
    notes.forEach(round());
    best = Math.min(best, performance.now() - start);
  }
  return best / notes.length;
}

const bare = perNote(() => ({ body }) => {
  markdownToHtml(body, { features: FEATURES });
});
const full = perNote(() => {
  // As in a build: what several pages embed is rendered once.
  const fragments: NoteContext['fragments'] = new Map();
  return (note) => {
    renderNote(contextOf(note, index, [], { fragments }));
  };
});

const length = notes.reduce((sum, { body }) => sum + body.length, 0) / notes.length;
const line = (name: string, time: number) => {
  console.log(`${name.padEnd(28)} ${time.toFixed(3)} ms a note`);
};
console.log(`${notes.length} notes of ${Math.round(length)} characters on average`);
line('bare engine', bare);
line('with the dialect', full);
line('the dialect alone', full - bare);
