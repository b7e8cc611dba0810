import type { LiveLoader } from 'astro/loaders';
import { prosePlain } from '../markdown/prose.ts';
import type { FrontMatter } from '../vault/front-matter-schema.ts';
import type { Note } from '../vault/index.ts';
import type { VaultPath } from '../vault/types.ts';
import { currentSite } from './current.ts';

/**
 * The vault as a live collection of Astro's: an entry is a note with its HTML,
 * its front matter filled up with what the vault says elsewhere - title, tags, dates.
 */
export function vaultLoader() {
  return {
    name: 'lectern-vault',
    async loadEntry({ filter }) {
      const { index } = currentSite();
      const note = index.notes.get(filter.id as VaultPath);
      return note && (await entryOf(note));
    },
    async loadCollection() {
      const { index } = currentSite();
      return { entries: await Promise.all([...index.notes.values()].map(entryOf)) };
    },
  } satisfies LiveLoader<FrontMatter, { id: string }>;
}

async function entryOf(note: Note) {
  const { path, title, tags, aliases, created, updated, excerpt, frontMatter } = note;
  const description = excerpt === '' ? undefined : prosePlain(excerpt);
  return {
    id: path,
    data: {
      title,
      description,
      tags: [...tags],
      aliases: [...aliases],
      created,
      updated,
      ...frontMatter,
    },
    rendered: { html: await currentSite().html(note) },
  };
}
