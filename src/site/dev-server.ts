import { createReadStream } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { ViteDevServer } from 'vite';
import { WORKER_FILE } from '../offline/names.ts';
import { retiredWorkerScript } from '../offline/worker-script.ts';
import { isIgnored } from '../vault/read.ts';
import type { VaultPath } from '../vault/types.ts';
import { FreshSearch } from './search.ts';
import type { Site } from './site.ts';

/** A save is often several events; a rename is two. */
const SETTLE_MS = 10;

/** Serves a vault while its author writes: files as they are, and a reload for every change. */
export function serveVault(site: Site, server: ViteDevServer): void {
  serveAssets(site, server);
  serveSearch(site, server);
  watchVault(site, server);
  retireWorker(site, server);
  // A message is lost to a page that is just being loaded, so each page says what it shows.
  server.environments.client.hot.on('lectern:shown', ({ revision }: Shown, client) => {
    if (revision !== site.revision) client.send({ type: 'full-reload' });
  });
}

/** A browser that keeps what was built and served here before would show that. */
function retireWorker(site: Site, server: ViteDevServer) {
  server.middlewares.use(site.settings.base + WORKER_FILE, (_, response) => {
    response.setHeader('Content-Type', 'text/javascript');
    response.end(retiredWorkerScript({ atOnce: true }));
  });
}

/** What a page tells the server once it is connected. */
interface Shown {
  readonly revision: number;
}

function serveAssets(site: Site, server: ViteDevServer) {
  server.middlewares.use((request, response, next) => {
    const path = decodeURI((request.url ?? '').split(/[?#]/)[0]!);
    for (const [source, { file, url }] of site.assets) {
      if (path !== decodeURI(url) && path !== `/${file}`) continue;
      createReadStream(join(site.options.vault, source)).on('error', next).pipe(response);
      return;
    }
    next();
  });
}

/** Makes the search index when somebody searches: to save a note costs nothing for it. */
function serveSearch(site: Site, server: ViteDevServer) {
  const search = new FreshSearch(site);
  server.middlewares.use((request, response, next) => {
    const [path = ''] = (request.url ?? '').split(/[?#]/);
    const name = /(?:^|\/)pagefind\/(.+)$/.exec(path)?.[1];
    if (name === undefined) {
      next();
      return;
    }
    search.file(name).then((content) => {
      if (content === undefined) {
        next();
        return;
      }
      const type = name.endsWith('.js') ? 'text/javascript' : 'application/octet-stream';
      response.writeHead(200, { 'Content-Type': type, 'Cache-Control': 'no-store' }).end(content);
    }, next);
  });
}

function watchVault(site: Site, server: ViteDevServer) {
  const { vault, outDir } = site.options;
  const changed = new Set<VaultPath>();
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  const update = () => {
    const paths = [...changed];
    changed.clear();
    running = running
      .then(() => site.refresh(paths))
      .then(() => {
        // Astro keeps the list of pages until told otherwise.
        for (const environment of Object.values(server.environments)) {
          environment.hot.send('astro:content-changed', {});
        }
        server.environments.client.hot.send({ type: 'full-reload' });
      })
      .catch((error: unknown) => {
        server.config.logger.error(`The vault could not be read again: ${String(error)}`);
      });
  };
  server.watcher.add(vault);
  server.watcher.on('all', (_, file) => {
    const path = relative(vault, file).split(sep).join('/');
    if (path === '' || path.startsWith('..') || file.startsWith(outDir + sep)) return;
    if (isIgnored(path, site.settings.ignore)) return;
    changed.add(path as VaultPath);
    clearTimeout(timer);
    timer = setTimeout(update, SETTLE_MS);
  });
}
