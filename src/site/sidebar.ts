import { isFolder, type Entry, type Navigation, type Section } from '../vault/navigation.ts';
import type { Note } from '../vault/index.ts';
import type { Route } from '../vault/types.ts';
import type { Page } from './pages.ts';

/** One line of the list of sections. */
export interface SidebarItem {
  readonly title: string;
  readonly route: Route;
  readonly number: number | undefined;
  readonly isCurrent: boolean;
  readonly isPlanned: boolean;
  /** Open only along the way to the current page. */
  readonly children: readonly SidebarItem[];
  /** How many of the entries are left out here; the folder's page has them all. */
  readonly more: number;
}

/** A list that every page carries must stay short. */
const SHOWN = 40;

/** The sections, with the way to the current page opened. */
export function sidebarOf(navigation: Navigation, page: Page | undefined): readonly SidebarItem[] {
  const current = page?.route;
  const { sections, rest } = navigation;
  const items = sections.map((section): SidebarItem => {
    const { entry } = section;
    const own = entriesOf(section);
    const isOpen = isOpenAt(section, current);
    return {
      title: section.title,
      route: section.route,
      number: section.number,
      isCurrent: current === section.route,
      isPlanned: entry === undefined,
      children: isOpen ? listOf(own, current) : [],
      more: isOpen ? Math.max(0, own.length - SHOWN) : 0,
    };
  });
  return [...items, ...listOf(rest, current)];
}

/**
 * Stands for what `sidebarOf` shows beyond the list of a page that has no place in
 * it: a build asks for all pages, and to make the lists would take it much longer.
 */
export function sidebarKey({ sections, rest }: Navigation, { route }: Page): string {
  const open = sections.filter((section) => isOpenAt(section, route)).map(entriesOf);
  return [route, ...[...open, rest].map((entries) => listKey(entries, route))].join('\n');
}

function listKey(entries: readonly Entry[], current: Route): string {
  const items = around(entries, current).map((entry) => {
    const isOpen = isFolder(entry) && isAt(entry, current);
    return itemKey(entry) + (isOpen ? listKey(entry.entries, current) : '');
  });
  return `${entries.length}(${items.join(',')})`;
}

const itemKeys = new WeakMap<Entry, string>();

function itemKey(entry: Entry): string {
  const known = itemKeys.get(entry) ?? JSON.stringify([entry.title, entry.route]);
  itemKeys.set(entry, known);
  return known;
}

function entriesOf({ entry, notes }: Section): readonly Entry[] {
  if (entry === undefined) return [];
  return isFolder(entry) ? entry.entries : notes;
}

function isOpenAt(section: Section, current: Route | undefined): boolean {
  return current === section.route || holds(entriesOf(section), current);
}

function listOf(entries: readonly Entry[], current: Route | undefined): SidebarItem[] {
  return around(entries, current).map((entry) => {
    const isOpen = isFolder(entry) && isAt(entry, current);
    const children = isFolder(entry) && isOpen ? entry.entries : [];
    return {
      title: entry.title,
      route: entry.route,
      number: undefined,
      isCurrent: entry.route === current,
      isPlanned: false,
      children: listOf(children, current),
      more: Math.max(0, children.length - SHOWN),
    };
  });
}

/** Of a long list, the part in which the current page lies. */
function around(entries: readonly Entry[], current: Route | undefined): readonly Entry[] {
  if (entries.length <= SHOWN) return entries;
  const at = entries.findIndex((entry) => isAt(entry, current));
  const start = Math.max(0, Math.min(at - SHOWN / 2, entries.length - SHOWN));
  return entries.slice(start, start + SHOWN);
}

/** Routes below a folder begin with the folder's own, permalinks apart; those pages show the list closed. */
function holds(entries: readonly Entry[], route: Route | undefined): boolean {
  if (route === undefined) return false;
  const { routes, folders } = placesIn(entries);
  return routes.has(route) || folders.some((folder) => isBelow(route, folder));
}

function isAt(entry: Entry, route: Route | undefined): boolean {
  if (route === undefined) return false;
  return entry.route === route || (isFolder(entry) && isBelow(route, entry.route));
}

function isBelow(route: Route, folder: Route): boolean {
  return route.startsWith(`${folder}/`);
}

/** Where the entries of a list lie. */
interface Places {
  readonly routes: ReadonlySet<Route>;
  readonly folders: readonly Route[];
}

/** Each page asks of each list: without this the time grew with the square of the notes. */
const known = new WeakMap<readonly Entry[], Places>();

function placesIn(entries: readonly Entry[]): Places {
  const places = known.get(entries) ?? {
    routes: new Set(entries.map(({ route }) => route)),
    folders: entries.filter(isFolder).map(({ route }) => route),
  };
  known.set(entries, places);
  return places;
}

/** The notes before and after a note in reading order. */
export function neighbours(navigation: Navigation, note: Note) {
  const at = navigation.position.get(note.path);
  if (at === undefined) return { previous: undefined, next: undefined };
  return { previous: navigation.order[at - 1], next: navigation.order[at + 1] };
}

/** The pages above a page, outermost first, home left out. */
export function breadcrumbOf(
  navigation: Navigation,
  page: Page,
): { title: string; route: Route }[] {
  const place = page.note?.path ?? page.folder?.path ?? '';
  const segments = place.split('/').slice(0, -1);
  const folders = segments.map((_, at) =>
    navigation.folders.get(segments.slice(0, at + 1).join('/') as never),
  );
  return folders.flatMap((folder) =>
    folder && folder.route !== page.route ? [{ title: folder.title, route: folder.route }] : [],
  );
}
