import { diagnostic, type Diagnostic } from './diagnostics.ts';
import { baseName, fingerprint, folderOf, routeOf, slug, withoutExtension } from './names.ts';
import type { Outline, Route, VaultPath } from './types.ts';

/** Pages that the site itself makes: nothing in the vault may take their place. */
export const SITE_ROUTES = {
  home: '' as Route,
  concepts: 'concepts' as Route,
  tags: 'tags' as Route,
} as const;

/** Addresses that no note may have. At `SITE_ROUTES` a note may stand: its text opens that page. */
const RESERVED = new Set<string>(['404', 'search', '_assets', '_astro']);

/**
 * Gives every page its route. Whoever comes first keeps the plain route; a
 * later one gets a suffix that depends on its own name alone, so that it stays
 * the same when others come and go. Collisions are reported, no page is lost.
 */
export class RouteRegister {
  readonly diagnostics: Diagnostic[] = [];
  readonly #taken = new Map<string, string>();

  /** A note's route: its permalink, else its path; `index` and `README` are their folder's page. */
  note(note: Outline, isFolderPage: boolean): Route {
    const permalink = this.#permalinkOf(note);
    if (permalink !== undefined) return this.#claim(permalink, note.path, note.path);
    if (isFolderPage) return this.#claim(routeOf(folderOf(note.path)), note.path, note.path);
    return this.#claim(routeOf(withoutExtension(note.path)), note.path, note.path);
  }

  /** The route of a concept without a note. A planned section gets the one its note would have. */
  concept(name: string, plannedSection: number | undefined): Route {
    const own = slug(name) as Route;
    const route = plannedSection === undefined ? `${SITE_ROUTES.concepts}/${own}` : own;
    return this.#claim(route as Route, name, undefined);
  }

  #claim(wanted: Route, name: string, file: VaultPath | undefined): Route {
    const holder =
      this.#taken.get(wanted) ?? (RESERVED.has(wanted) ? 'a page of the site' : undefined);
    if (holder === undefined) {
      this.#taken.set(wanted, name);
      return wanted;
    }
    const route = `${wanted || 'home'}-${fingerprint(name)}` as Route;
    this.#taken.set(route, name);
    if (file !== undefined) {
      this.diagnostics.push(
        diagnostic(
          'route-collision',
          { file },
          `"${name}" would have the address "/${wanted && `${wanted}/`}", which belongs to ${holder}; it got "/${route}/".`,
          'Rename the note or give it a permalink.',
        ),
      );
    }
    return route;
  }

  #permalinkOf(note: Outline): Route | undefined {
    const { permalink } = note.frontMatter;
    if (permalink === undefined) return undefined;
    const isUnsafe = /^[a-z][a-z\d+.-]*:|^\/\/|(?:^|\/)\.\.(?:\/|$)|[\\?#\0]/i.test(permalink);
    if (!isUnsafe) return routeOf(permalink.replace(/\.html?$/i, ''));
    this.diagnostics.push(
      diagnostic(
        'unsafe-permalink',
        { file: note.path },
        `The permalink "${permalink}" is no path on this site; the file's path was used.`,
        'Write a path such as "guides/start".',
      ),
    );
    return undefined;
  }
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
