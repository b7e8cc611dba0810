import { watch } from 'chokidar';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join, relative, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import sirv from 'sirv';
import { hasHashedName } from '../offline/files.ts';
import { WORKER_FILE } from '../offline/names.ts';
import { retiredWorkerScript } from '../offline/worker-script.ts';
import { SEARCH_FOLDER } from '../search/names.ts';
import { isIgnored } from '../vault/read.ts';
import type { Route, VaultPath } from '../vault/types.ts';
import { LIVE_STREAM } from './live.ts';
import { serveLocally, type Handler, type LocalServer } from './local-server.ts';
import { PACKAGE_ROOT } from './package-root.ts';
import { Renderer } from './renderer/index.ts';
import { isRewritten, safeContent } from './safe-files.ts';
import { FreshSearch } from './search.ts';
import type { Site } from './site.ts';

/** A save is often several events; a rename is two. */
const SETTLE_MS = 10;
/** After so long a page asks again whether the server is back. */
const RETRY_MS = 500;

/** For files whose names change with what is in them: a page that is loaded again need not ask for them. */
const FOR_EVER = 'public, max-age=31536000, immutable';

const HTML = 'text/html; charset=utf-8';
const SCRIPT = 'text/javascript; charset=utf-8';
const XML = 'application/xml; charset=utf-8';

/** Serves a vault while its author writes: every page as the vault is now, and anew after each change. */
export async function serveVault(site: Site, port: number): Promise<LocalServer> {
  const live = new LiveVault(site, await Renderer.of(site));
  const watcher = watchVault(live);
  const isWatched = once(watcher, 'ready');
  const files = { dev: true, etag: true };
  const server = await serveLocally(
    [
      live.stream,
      made(live),
      vaultFiles(site),
      searchBundle(site),
      sirv(join(PACKAGE_ROOT, 'public'), files),
      // By a function: what is compiled changes with pages that have components.
      (...args) => {
        sirv(live.renderer.clientFolder, { ...files, setHeaders: keepHashed })(...args);
      },
      pages(site, live),
    ],
    { base: site.settings.base, port },
  );
  // What is saved while the watcher looks around for the first time goes unnoticed.
  await isWatched;
  return {
    url: server.url,
    close: async () => {
      await watcher.close();
      await server.close();
      await site.close();
    },
  };
}

/** A vault that is being written, with the pages that follow it. */
class LiveVault {
  readonly site: Site;
  renderer: Renderer;
  readonly #listeners = new Set<ServerResponse>();
  #running = Promise.resolve();

  constructor(site: Site, renderer: Renderer) {
    this.site = site;
    this.renderer = renderer;
  }

  /** Tells pages the site's revision, at first and after each change. */
  readonly stream: Handler = ({ url }, response, next) => {
    if (url !== `/${LIVE_STREAM}`) {
      next();
      return;
    }
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
    response.write(`retry: ${RETRY_MS}\n`);
    this.#listeners.add(response);
    response.on('close', () => this.#listeners.delete(response));
    void this.settled.then(() => {
      this.#tell(response);
    });
  };

  /**
   * When all changes so far are taken in. Between the two steps of one, pages would have
   * the new revision with what was compiled before, and never be made anew.
   */
  get settled(): Promise<void> {
    return this.#running;
  }

  /** Takes in changed, new and deleted files, one change after the other. */
  update(paths: readonly VaultPath[]): void {
    this.#running = this.#running
      .then(async () => {
        await this.site.refresh(paths);
        this.renderer = await Renderer.of(this.site);
        for (const listener of this.#listeners) this.#tell(listener);
      })
      .catch((error: unknown) => {
        console.error('The vault could not be read again:', error);
      });
  }

  #tell(listener: ServerResponse): void {
    listener.write(`data: ${this.site.revision}\n\n`);
  }
}

/** Files that a build would write beside its pages. */
function made(live: LiveVault): Handler {
  return ({ url = '/' }, response, next) => {
    const { stylesheet, extraFiles } = live.renderer;
    const path = pathIn(url);
    const send = (content: string, type: string) =>
      response.setHeader('Content-Type', type).end(content);
    if (path === stylesheet.file) {
      keepForEver(response);
      send(stylesheet.css, 'text/css; charset=utf-8');
    }
    // A browser that keeps what was built and served here before would show that.
    else if (path === WORKER_FILE) send(retiredWorkerScript({ atOnce: true }), SCRIPT);
    else if ([...extraFiles.values()].includes(path))
      live.settled
        .then(() => live.renderer.extra(path))
        .then((content) => send(content, path.endsWith('.xml') ? XML : HTML))
        .catch(failed(response));
    else next();
  };
}

function vaultFiles(site: Site): Handler {
  return ({ url = '/' }, response, next) => {
    const address = site.settings.base + pathIn(url);
    const asset = [...site.assets].find(([, asset]) => asset.url === address);
    if (asset) sendFile(join(site.options.vault, asset[0]), response).catch(failed(response));
    else next();
  };
}

/** As it will be published: what a note's picture may not do there, it may not do here. */
async function sendFile(file: string, response: ServerResponse) {
  if (isRewritten(file)) {
    response.setHeader(
      'Content-Type',
      file.toLowerCase().endsWith('.svg') ? 'image/svg+xml' : HTML,
    );
    response.end(await safeContent(file));
  } else await pipeline(createReadStream(file), response);
}

/** Makes the search index when somebody searches: to save a note costs nothing for it. */
function searchBundle(site: Site): Handler {
  const search = new FreshSearch(site);
  return ({ url = '/' }, response, next) => {
    const path = pathIn(url);
    if (!path.startsWith(`${SEARCH_FOLDER}/`)) {
      next();
      return;
    }
    search.file(path.slice(SEARCH_FOLDER.length + 1)).then((content) => {
      if (content === undefined) next();
      else {
        const type = path.endsWith('.js') ? SCRIPT : 'application/octet-stream';
        response.writeHead(200, { 'Content-Type': type, 'Cache-Control': 'no-store' }).end(content);
      }
    }, failed(response));
  };
}

/** The pages of the vault and its books; for other addresses, the page that says that there is none. */
function pages(site: Site, live: LiveVault): Handler {
  const answer = async (path: string, response: ServerResponse): Promise<void> => {
    await live.settled;
    const route = decoded(path).replace(/\/$/, '') as Route;
    const isPage =
      site.pages.has(route) ||
      (site.settings.book && site.books.all.some((book) => book.route === route));
    if (isPage && route !== '' && !path.endsWith('/')) {
      response.writeHead(302, { Location: site.addresses.page(route) }).end();
      return;
    }
    const html = await (isPage ? live.renderer.page(route) : live.renderer.notFound());
    response
      .writeHead(isPage ? 200 : 404, { 'Content-Type': HTML, 'Cache-Control': 'no-store' })
      .end(html);
  };
  return ({ url = '/' }, response) => {
    answer(pathIn(url), response).catch(failed(response));
  };
}

/** The path of an address, below the site's root. */
function pathIn(url: string): string {
  return url.slice(1).replace(/[?#].*/s, '');
}

/** An address as text; one that is no text names no page. */
function decoded(path: string): string {
  try {
    return decodeURI(path);
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    return path;
  }
}

function keepHashed(response: ServerResponse, path: string): void {
  if (hasHashedName(path.slice(1))) keepForEver(response);
}

function keepForEver(response: ServerResponse): void {
  response.setHeader('Cache-Control', FOR_EVER);
}

function failed(response: ServerResponse) {
  return (error: unknown) => {
    console.error(error);
    if (!response.headersSent) response.writeHead(500, { 'Content-Type': 'text/plain' });
    response.end('This could not be made. The terminal says why.\n');
  };
}

function watchVault(live: LiveVault) {
  const { vault, outDir } = live.site.options;
  const changed = new Set<VaultPath>();
  let timer: NodeJS.Timeout | undefined;
  const pathOf = (file: string) => relative(vault, file).split(sep).join('/');
  const isLeftOut = (file: string) => {
    const path = pathOf(file);
    if (path === '') return false;
    return path.startsWith('..') || file === outDir || isIgnored(path, live.site.settings.ignore);
  };
  return watch(vault, { ignored: isLeftOut, ignoreInitial: true }).on('all', (_, file) => {
    changed.add(pathOf(file) as VaultPath);
    clearTimeout(timer);
    timer = setTimeout(() => {
      live.update([...changed]);
      changed.clear();
    }, SETTLE_MS);
  });
}
