/** What every page does for reading without a network: small, and not before the page is idle. */
import { choiceKey, INFO_FILE, WORKER_FILE, type OfflineInfo } from './names.ts';

/** On their own machine authors want to see what they built last. Keeping it there takes a click. */
const OWN_MACHINE = /^(?:localhost|127\.0\.0\.1|\[::1\])$/;
/** Once in a session: a try that failed is not repeated on each page. */
const TRIED = 'lectern-offline-tried';
/** Room beyond the site itself, since the build before stays until the next is complete. */
const ROOM = 2;

/** Keeps a small site on the device, and offers a new build of a kept one. */
export function startOffline(): void {
  const base = document.documentElement.dataset['offline'];
  if (base === undefined || !('serviceWorker' in navigator)) return;
  const start = () => void keepQuietly(base);
  addEventListener('load', () => {
    // Safari has none.
    if ('requestIdleCallback' in window) requestIdleCallback(start);
    else setTimeout(start, 2000);
  });
}

async function keepQuietly(base: string) {
  try {
    const registration = (await registrationOf(base)) ?? (await registerQuietly(base));
    if (registration) offerUpdates(registration);
  } catch (error) {
    // Storage is refused, or the network went: the page reads as before, and the page about
    // reading offline says what is the matter.
    if (!(error instanceof DOMException || error instanceof TypeError)) throw error;
  }
}

/** The registration of this very site: one of a site above it would answer as well. */
export async function registrationOf(base: string) {
  const registration = await navigator.serviceWorker.getRegistration(base);
  return registration?.scope === new URL(base, location.href).href ? registration : undefined;
}

async function registerQuietly(base: string) {
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  if (OWN_MACHINE.test(location.hostname) || connection?.saveData) return undefined;
  if (localStorage.getItem(choiceKey(base)) ?? sessionStorage.getItem(TRIED)) return undefined;
  sessionStorage.setItem(TRIED, '1');
  const { bytes, quiet } = (await (await fetch(base + INFO_FILE)).json()) as OfflineInfo;
  const { quota = Infinity, usage = 0 } = await navigator.storage.estimate();
  if (!quiet || quota - usage < bytes * ROOM) return undefined;
  return register(base);
}

/** Starts to keep the site. Rejects where the browser refuses. */
export function register(base: string): Promise<ServiceWorkerRegistration> {
  return navigator.serviceWorker.register(base + WORKER_FILE, { scope: base });
}

function offerUpdates(registration: ServiceWorkerRegistration) {
  const offer = () => {
    if (registration.waiting && navigator.serviceWorker.controller) showUpdate(registration);
  };
  offer();
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', offer);
  });
}

function showUpdate(registration: ServiceWorkerRegistration) {
  const region = document.querySelector('[data-update]');
  const template = region?.querySelector('template');
  if (!region || !template) return;
  template.replaceWith(template.content);
  const [now, later] = region.querySelectorAll('button');
  later?.addEventListener('click', () => {
    region.remove();
  });
  now?.addEventListener('click', () => {
    // Another tab may have asked for it before.
    if (!registration.waiting) location.reload();
    navigator.serviceWorker.addEventListener('controllerchange', () => {
      location.reload();
    });
    registration.waiting?.postMessage({ type: 'SKIP_WAITING' });
  });
}
