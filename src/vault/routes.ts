import type { FirstSeen } from './concepts.ts';
import { diagnostic, type Diagnostic, type Place } from './diagnostics.ts';
import { baseName, fingerprint, fold, folderOf, routeOf, slug, withoutExtension } from './names.ts';
import type { Outline, Route, VaultPath } from './types.ts';

/** Pages that the site itself makes: nothing in the vault may take their place. */
export const SITE_ROUTES = {
  home: '' as Route,
  concepts: 'concepts' as Route,
  tags: 'tags' as Route,
  offline: 'offline' as Route,
} as const;

/** Addresses that no note may have. At `SITE_ROUTES` a note may stand: its text opens that page. */
const RESERVED = new Set<string>(['404', 'search', 'offline', '_assets', '_astro']);

/**
 * Gives every page its route. Whoever comes first keeps the plain route; a
 * later one gets a suffix that depends on its own name alone, so that it stays
 * the same when others come and go. Collisions are reported, no page is lost.
 */
export class RouteRegister {
  readonly diagnostics: Diagnostic[] = [];
  readonly #taken = new Map<string, string>();

  /** A note's route: its permalink, else its path; `index` and `README` are their folder's page. */
  note({ path, frontMatter: { permalink } }: Outline, isFolderPage: boolean): Route {
    const wanted = isFolderPage ? folderOf(path) : withoutExtension(path);
    const route = permalink === undefined ? routeOf(wanted) : routeOf(withoutHtml(permalink));
    return this.#claim(route, path, { file: path }, 'Rename the note or give it a permalink.');
  }

  /** The route of a concept without a note. A planned section gets the one its note would have. */
  concept({ name, place }: FirstSeen, plannedSection: number | undefined): Route {
    const own = slug(name);
    const route = plannedSection === undefined ? `${SITE_ROUTES.concepts}/${own}` : own;
    return this.#claim(route as Route, name, place, 'Spell the two names further apart.');
  }

  /** The route of a tag's page. */
  tag(key: string): Route {
    return this.#claim(routeOf(`${SITE_ROUTES.tags}/${key}`), `#${key}`);
  }

  /** The route of a folder without a page of its own; a note of the folder's name stands for it. */
  folder(path: VaultPath): Route {
    const route = routeOf(path);
    const holder = this.#taken.get(route);
    if (holder !== undefined && fold(withoutExtension(holder)) === fold(path)) return route;
    return this.#claim(route, path);
  }

  /** @param place where to report a collision; names that the author never chose need no report */
  #claim(wanted: Route, name: string, place?: Place, hint = ''): Route {
    const holder =
      this.#taken.get(wanted) ?? (RESERVED.has(wanted) ? 'a page of the site' : undefined);
    const route = holder === undefined ? wanted : this.#besides(wanted, name);
    this.#taken.set(route, name);
    if (holder !== undefined && place !== undefined) {
      this.diagnostics.push(
        diagnostic(
          'route-collision',
          place,
          `"${name}" would have the address "/${wanted && `${wanted}/`}", which belongs to ${RESERVED.has(wanted) ? holder : `"${holder}"`}; it got "/${route}/".`,
          hint,
        ),
      );
    }
    return route;
  }

  #besides(wanted: Route, name: string): Route {
    const suffixed = `${wanted || 'home'}-${fingerprint(name)}`;
    let route = suffixed;
    // Names that differ in letter case alone have one fingerprint.
    for (let count = 2; this.#taken.has(route); count++) route = `${suffixed}-${count}`;
    return route as Route;
  }
}

function withoutHtml(permalink: string): string {
  return permalink.replace(/\.html?$/i, '');
}

/** The notes that are their folder's page: `index.md`, else `README.md`; at the root also `Home.md`. */
export function folderPages(notes: readonly Outline[]): ReadonlySet<VaultPath> {
  const pages = new Map<string, Outline>();
  for (const note of notes) {
    const rank = FOLDER_PAGE_NAMES.indexOf(baseName(note.path).toLowerCase());
    const folder = folderOf(note.path);
    if (rank < 0 || (FOLDER_PAGE_NAMES[rank] === 'home' && folder !== '')) continue;
    const other = pages.get(folder);
    if (other && FOLDER_PAGE_NAMES.indexOf(baseName(other.path).toLowerCase()) <= rank) continue;
    pages.set(folder, note);
  }
  return new Set([...pages.values()].map(({ path }) => path));
}

const FOLDER_PAGE_NAMES = ['index', 'readme', 'home'];
