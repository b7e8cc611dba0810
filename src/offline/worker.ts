/**
 * The service worker. Each build is one cache, and a page gets everything from
 * the cache of the build that it came from, as long as it is open.
 *
 * A worker of a new build waits until a reader asks for it or all tabs are
 * closed. When it takes over at a reader's wish, the other tabs stay on their
 * builds: which tab is on which is kept, since a worker may be stopped at any
 * time and forgets.
 */
import type { WorkboxPlugin } from 'workbox-core/types.js';
import { PrecacheController } from 'workbox-precaching/PrecacheController.js';
import { RangeRequestsPlugin } from 'workbox-range-requests/RangeRequestsPlugin.js';
import type { ExtendableEvent, FetchEvent, WorkerScope } from './worker-scope.ts';
import { cachePrefix, type WorkerMessage } from './names.ts';

/** The build that this worker keeps; written before this script by `workerScript`. */
export interface WorkerBuild {
  readonly id: string;
  readonly bytes: number;
  /** Address below the site's root, revision, bytes. */
  readonly files: readonly (readonly [url: string, revision: string, bytes: number])[];
}

declare const self: WorkerScope;
declare const BUILD: WorkerBuild;

/** What is known of open tabs when a build takes over from another. */
interface Tabs {
  /** The build that pages come from. */
  readonly current?: string;
  /** Build of each tab (and worker) that is still on an earlier one, by client id. */
  readonly earlier: Readonly<Record<string, string>>;
}

const root = new URL('./', self.location.href);
const prefix = cachePrefix(root.pathname);
const cacheOf = (build: string) => prefix + build;
/** Files that are fetched at a time. */
const DOWNLOADS = 8;
const TABS = `${prefix}tabs`;

const known = new Map(
  BUILD.files.map(([url, revision, bytes]) => [new URL(url, root).href, { revision, bytes }]),
);

/** A file is kept only if it is the one that was built: a server may be between two builds. */
const verify: WorkboxPlugin = {
  cacheWillUpdate: async ({ request, response }) => {
    if (response.status !== 200) return null;
    const revision = known.get(request.url)?.revision ?? '';
    if (revision === '') return response;
    const digest = await crypto.subtle.digest('SHA-256', await response.clone().arrayBuffer());
    if (base64url(digest).startsWith(revision)) return response;
    throw new AlteredFile(request.url);
  },
};

class AlteredFile extends Error {}

/** What the library says when a file is done; its own type is of TypeScript's library for workers. */
interface Completed {
  readonly request: Request;
  readonly event?: { readonly type: string };
  readonly response?: Response;
}

let done = 0;
let told = 0;
const report: WorkboxPlugin = {
  handlerDidComplete: async ({ request, event, response }: Completed) => {
    if (event?.type !== 'install' || !response) return;
    done += known.get(request.url)?.bytes ?? 0;
    if (done - told < BUILD.bytes / 100 && done < BUILD.bytes) return;
    told = done;
    await tell({ type: 'progress', bytes: done });
  },
};

const precache = new PrecacheController({
  cacheName: cacheOf(BUILD.id),
  plugins: [new RangeRequestsPlugin(), verify, report],
});
precache.addToCacheList(
  [...known].map(([url, { revision }]) => ({ url, revision: revision || null })),
);

self.addEventListener('install', (event) => {
  event.waitUntil(keepBuild(event));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(takeOver());
});

self.addEventListener('message', ({ data }) => {
  if ((data as { type?: unknown } | null)?.type === 'SKIP_WAITING') void self.skipWaiting();
});

self.addEventListener('fetch', (event) => {
  const { method, url } = event.request;
  if (method === 'GET' && url.startsWith(root.href)) event.respondWith(respond(event));
});

async function keepBuild(event: ExtendableEvent) {
  try {
    await reuseEarlierBuilds();
    await download(event);
  } catch (error) {
    const reason = reasonOf(error);
    // What is there shortens the next try, unless there is no room for it.
    if (reason === 'space') await caches.delete(cacheOf(BUILD.id));
    await tell({ type: 'failed', reason });
    throw error;
  }
}

/** As the library's own `install`, which fetches one file after another, several at a time. */
async function download(event: ExtendableEvent) {
  const left = [...precache.getURLsToCacheKeys()];
  const fetchNext = async () => {
    for (let next = left.pop(); next; next = left.pop()) {
      const [url, cacheKey] = next;
      const cache = cacheKey === url ? 'default' : 'reload';
      const request = new Request(url, { cache, credentials: 'same-origin' });
      await Promise.all(precache.strategy.handleAll({ event, request, params: { cacheKey } }));
    }
  };
  const running = Array.from({ length: DOWNLOADS }, fetchNext);
  try {
    await Promise.all(running);
  } catch (error) {
    // Nothing may be written any more when this is told.
    left.length = 0;
    await Promise.allSettled(running);
    throw error;
  }
}

function reasonOf(error: unknown): Extract<WorkerMessage, { type: 'failed' }>['reason'] {
  if (error instanceof AlteredFile) return 'altered';
  return error instanceof DOMException && error.name === 'QuotaExceededError'
    ? 'space'
    : 'interrupted';
}

/** Copies what did not change from the caches that are there: a deploy costs what it changed. */
async function reuseEarlierBuilds() {
  const wanted = [...precache.getURLsToCacheKeys().values()];
  const cache = await caches.open(cacheOf(BUILD.id));
  for (const name of await keptCaches()) {
    if (name === cacheOf(BUILD.id)) continue;
    const earlier = await caches.open(name);
    const there = new Set((await earlier.keys()).map(({ url }) => url));
    for (const key of wanted) {
      if (!there.has(key)) continue;
      const response = await earlier.match(key);
      if (response) await cache.put(key, response);
    }
  }
}

async function keptCaches(): Promise<string[]> {
  return (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== TABS);
}

async function takeOver() {
  const { current, earlier } = await readTabs();
  const stay: Record<string, string> = {};
  // At this moment the tabs of the worker before are this one's.
  for (const { id } of await self.clients.matchAll({ type: 'all' })) {
    const build = earlier[id] ?? current;
    if (build !== undefined && build !== BUILD.id) stay[id] = build;
  }
  await writeTabs({ current: BUILD.id, earlier: stay });
  await removeUnused();
  await self.clients.claim();
}

async function respond(event: FetchEvent): Promise<Response> {
  const { request, clientId, resultingClientId } = event;
  const isPage = request.mode === 'navigate';
  if (!isPage) {
    const build = (await tabs()).earlier[clientId];
    if (build !== undefined) {
      if (request.destination === 'worker') await stayOn(resultingClientId, build);
      const kept = await matchIn(build, request);
      if (kept) return kept;
    }
  } else if (Object.keys((await tabs()).earlier).length > 0) event.waitUntil(removeUnused());
  const cacheKey = cacheKeyFor(new URL(request.url));
  if (cacheKey !== undefined) {
    return precache.strategy.handle({ event, request, params: { cacheKey } });
  }
  try {
    return await fetch(request);
  } catch (error) {
    const page = isPage ? await precache.matchPrecache(new URL('404.html', root).href) : undefined;
    if (!page) throw error;
    return new Response(page.body, { status: 404, headers: page.headers });
  }
}

/**
 * No file depends on what is asked: `?q=`, `?highlight=`, the search library's
 * `?ts=`. A folder's address may lack its slash, as on any server.
 */
function cacheKeyFor({ origin, pathname }: URL): string | undefined {
  const address = origin + pathname;
  return precache.getCacheKeyForURL(address) ?? precache.getCacheKeyForURL(`${address}/`);
}

/** One build holds a path once, whatever its revision. */
async function matchIn(build: string, request: Request): Promise<Response | undefined> {
  const cache = await caches.open(cacheOf(build));
  return cache.match(request, { ignoreSearch: true });
}

/** Removes the builds that no tab is on. A build that is being kept, or waits, is left alone. */
async function removeUnused() {
  if (self.registration.installing ?? self.registration.waiting) return;
  const { current, earlier } = await readTabs();
  const clients = await self.clients.matchAll({ type: 'all', includeUncontrolled: true });
  const open = new Set(clients.map(({ id }) => id));
  const left = Object.fromEntries(Object.entries(earlier).filter(([id]) => open.has(id)));
  const used = new Set([BUILD.id, ...Object.values(left)].map(cacheOf));
  for (const name of await keptCaches()) if (!used.has(name)) await caches.delete(name);
  await writeTabs({ ...(current === undefined ? {} : { current }), earlier: left });
}

let recalled: Promise<Tabs> | undefined;
function tabs(): Promise<Tabs> {
  return (recalled ??= readTabs());
}

async function readTabs(): Promise<Tabs> {
  const stored = await (await caches.open(TABS)).match(root.href);
  return stored ? ((await stored.json()) as Tabs) : { earlier: {} };
}

async function writeTabs(state: Tabs) {
  recalled = Promise.resolve(state);
  await (await caches.open(TABS)).put(root.href, Response.json(state));
}

async function stayOn(client: string, build: string) {
  const state = await tabs();
  await writeTabs({ ...state, earlier: { ...state.earlier, [client]: build } });
}

async function tell(message: WorkerMessage) {
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  for (const page of pages) page.postMessage(message);
}

function base64url(bytes: ArrayBuffer): string {
  return btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_');
}
