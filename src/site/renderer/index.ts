import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Pages } from '../../entry.ts';
import { pageRules } from '../../print/page-rules.ts';
import { SITE_ROUTES } from '../../vault/routes.ts';
import type { Route } from '../../vault/types.ts';
import { accentCss } from '../accent.ts';
import { setCurrentSite } from '../current.ts';
import type { Site } from '../site.ts';
import { compiledPages } from './compiled-pages.ts';
import { componentsOf } from './components.ts';

/** No such server can exist: pages are asked for by address, and it is not part of them. */
const ORIGIN = 'http://pages.invalid';
const NOT_FOUND = '404';
const PAGE_COMPONENT = 'pages/[...route].astro';

/** Renders the pages of a site, by the program that Astro compiled. */
export class Renderer {
  /** Other where pages are compiled from something else. */
  readonly version: string;
  /** What browsers load and no vault changes: scripts, styles, fonts. */
  readonly clientFolder: string;
  /** The styles of every page with those that this site alone has. Their name changes with them. */
  readonly stylesheet: { readonly file: string; readonly css: string };
  /** Code of the service worker, the same for all sites. */
  readonly workerFile: string;
  readonly #site: Site;
  readonly #pages: Pages;
  readonly #pageRoute: NonNullable<ReturnType<Pages['match']>>;

  private constructor(site: Site, folder: string, pages: Pages, styles: string) {
    this.#site = site;
    this.version = basename(folder);
    this.clientFolder = join(folder, 'client');
    this.workerFile = join(folder, 'worker.js');
    this.#pages = pages;
    this.stylesheet = stylesheetOf(site, styles);
    this.#pageRoute = pages.manifest.routes
      .map(({ routeData }) => routeData)
      .find(({ component }) => component.endsWith(PAGE_COMPONENT))!;
  }

  /** Makes a site the one that pages see. Compiles them where that is still to be done. */
  static async of(site: Site): Promise<Renderer> {
    setCurrentSite(site);
    const { settings, options } = site;
    const components = componentsOf(site);
    // What was compiled with a vault's own components serves no other.
    const cacheDir = components ? join(options.cacheDir, 'pages') : options.pagesDir;
    const folder = await compiledPages(settings.language, cacheDir, components);
    const entry = pathToFileURL(join(folder, 'server/entry.mjs'));
    const { openPages, siteCss } = (await import(entry.href)) as typeof import('../../entry.ts');
    const styles = await readFile(join(folder, 'client', siteCss), 'utf8');
    return new Renderer(site, folder, openPages(settings.base), styles);
  }

  /** Files that are made beside the pages of the vault, by the address at which they are asked for. */
  get extraFiles(): ReadonlyMap<string, string> {
    const { offline, portable } = this.#site.settings;
    const files = new Map([
      ['404.html', NOT_FOUND],
      ['search/index.html', 'search/'],
      ['rss.xml', 'rss.xml'],
      ['sitemap.xml', 'sitemap.xml'],
    ]);
    if (offline || portable) files.set(`${SITE_ROUTES.offline}/index.html`, 'offline/');
    return files;
  }

  /** The HTML of a page or book. */
  page(route: Route): Promise<string> {
    return this.#ask(this.#site.addresses.page(route), route);
  }

  /** The page for addresses at which there is none. */
  notFound(): Promise<string> {
    return this.extra(NOT_FOUND);
  }

  /** One of `extraFiles`, by its address below the site's root. */
  extra(address: string): Promise<string> {
    return this.#ask(this.#site.settings.base + address);
  }

  async #ask(address: string, route?: Route): Promise<string> {
    const stylesheet = this.#site.settings.base + this.stylesheet.file;
    const response = await this.#pages.render(new Request(ORIGIN + address), {
      ...(route === undefined ? {} : { routeData: this.#pageRoute }),
      locals: { route: route ?? ('' as Route), stylesheet },
    });
    const expected = address.endsWith(`/${NOT_FOUND}`) ? 404 : 200;
    if (response.status !== expected)
      throw new Error(`${address} could not be rendered: status ${response.status}.`);
    return response.text();
  }
}

function stylesheetOf({ settings, books, title }: Site, common: string) {
  const css = common + accentCss(settings.accent) + pageRules(books.chapters, title);
  const hash = createHash('sha256').update(css).digest('base64url').slice(0, 8);
  return { file: `_astro/site.${hash}.css`, css };
}
