/// <reference lib="webworker" />
/**
 * The service worker. Each build is one cache, and a page gets everything from
 * the cache of the build that it came from, as long as it is open.
 *
 * A worker of a new build waits until a reader asks for it or all tabs are
 * closed. When it takes over at a reader's wish, the other tabs stay on their
 * builds: which tab is on which is kept, since a worker may be stopped at any
 * time and forgets.
 */
import { RangeRequestsPlugin, Serwist, type SerwistPlugin } from 'serwist';
import { cachePrefix, type WorkerMessage } from './names.ts';

/** The build that this worker keeps; written before this script by `workerScript`. */
export interface WorkerBuild {
  readonly id: string;
  readonly bytes: number;
  /** Address below the site's root, revision, bytes. */
  readonly files: readonly (readonly [url: string, revision: string, bytes: number])[];
}

declare const self: ServiceWorkerGlobalScope;
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
const TABS = `${prefix}tabs`;

const known = new Map(
  BUILD.files.map(([url, revision, bytes]) => [new URL(url, root).href, { revision, bytes }]),
);

/** A file is kept only if it is the one that was built: a server may be between two builds. */
const verify: SerwistPlugin = {
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

let done = 0;
let told = 0;
const report: SerwistPlugin = {
  handlerDidComplete: async ({ request, event, error }) => {
    if (event?.type !== 'install' || error) return;
    done += known.get(request.url)?.bytes ?? 0;
    if (done - told < BUILD.bytes / 100 && done < BUILD.bytes) return;
    told = done;
    await tell({ type: 'progress', bytes: done });
  },
};

const serwist = new Serwist({
  precacheEntries: [...known].map(([url, { revision }]) => ({ url, revision: revision || null })),
  precacheOptions: {
    cacheName: cacheOf(BUILD.id),
    concurrency: 8,
    cleanURLs: false,
    // Files do not depend on what is asked: `?q=`, `?highlight=`, the search library's `?ts=`.
    ignoreURLParametersMatching: [/./],
    urlManipulation: ({ url }) => [new URL(`${url.origin}${url.pathname}/`)],
    plugins: [new RangeRequestsPlugin(), verify, report],
  },
});

self.addEventListener('install', (event) => {
  event.waitUntil(keepBuild(event));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(takeOver());
});

self.addEventListener('fetch', (event) => {
  const { method, url } = event.request;
  if (method === 'GET' && url.startsWith(root.href)) event.respondWith(respond(event));
});

async function keepBuild(event: ExtendableEvent) {
  try {
    await reuseEarlierBuilds();
    await serwist.handleInstall(event as Parameters<typeof serwist.handleInstall>[0]);
  } catch (error) {
    const reason = reasonOf(error);
    // What is there shortens the next try, unless there is no room for it.
    if (reason === 'space') await caches.delete(cacheOf(BUILD.id));
    await tell({ type: 'failed', reason });
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
  const wanted = [...serwist.getUrlsToPrecacheKeys().values()];
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
  const kept = serwist.handleRequest({ request, event });
  if (kept) return kept;
  try {
    return await fetch(request);
  } catch (error) {
    const page = isPage ? await serwist.matchPrecache(new URL('404.html', root).href) : undefined;
    if (!page) throw error;
    return new Response(page.body, { status: 404, headers: page.headers });
  }
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
