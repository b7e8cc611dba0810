import { SITE_ROUTES } from '../vault/routes.ts';
import type { Concept } from '../vault/concepts.ts';
import type { Note, TaggedNotes, VaultIndex } from '../vault/index.ts';
import type { Folder, Navigation } from '../vault/navigation.ts';
import type { Route } from '../vault/types.ts';
import type { Words } from '../words/index.ts';

/**
 * One page of the site. What shares a route shares a page: a note `Guide.md`
 * opens the list of the folder `Guide/`, a note `tags/exam.md` the list of `#exam`.
 */
export interface Page {
  readonly route: Route;
  readonly kind: 'home' | 'note' | 'concept' | 'concepts' | 'folder' | 'tag' | 'tags';
  readonly title: string;
  readonly note?: Note;
  readonly concept?: Concept;
  readonly folder?: Folder;
  readonly tag?: TaggedNotes;
}

/** All pages of a site, by route. */
export function pagesOf(
  index: VaultIndex,
  navigation: Navigation,
  siteTitle: string,
  words: Words,
) {
  const pages = new Map<Route, Page>();
  const add = (page: Page) => {
    const other = pages.get(page.route);
    // The first to come gives kind and title; what the others show is added.
    pages.set(page.route, other ? { ...page, ...other } : page);
  };
  const home = navigation.root.note;
  add({
    route: SITE_ROUTES.home,
    kind: 'home',
    title: siteTitle,
    ...(home ? { note: home } : {}),
  });
  add({ route: SITE_ROUTES.concepts, kind: 'concepts', title: words.concepts });
  if (index.tags.size > 0) add({ route: SITE_ROUTES.tags, kind: 'tags', title: words.tags });
  for (const note of index.notes.values()) {
    add({ route: note.route, kind: 'note', title: note.title, note });
  }
  for (const concept of index.concepts.values()) {
    add({
      route: concept.route,
      kind: 'concept',
      title: concept.name,
      concept,
    });
  }
  for (const folder of navigation.folders.values()) {
    if (folder.path === '') continue;
    add({ route: folder.route, kind: 'folder', title: folder.title, folder });
  }
  for (const tag of index.tags.values()) {
    add({ route: tag.route, kind: 'tag', title: `#${tag.name}`, tag });
  }
  return pages;
}
