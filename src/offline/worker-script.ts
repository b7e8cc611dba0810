import { addressOf, type KeptFile } from './files.ts';
import type { WorkerBuild } from './worker.ts';

/**
 * The service worker of one build, as one script.
 *
 * @param code `worker.ts`, bundled: the same for all sites
 */
export function workerScript(code: string, id: string, files: readonly KeptFile[]): string {
  const build: WorkerBuild = {
    id,
    bytes: totalBytes(files),
    files: files.map(({ path, revision, bytes }) => [addressOf(path), revision, bytes]),
  };
  return `const BUILD=${JSON.stringify(build)};\n${code}`;
}

/** Bytes that files take together. */
export function totalBytes(files: readonly KeptFile[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}

/**
 * The worker of a site that is not to be kept: it takes back what the worker of
 * an earlier build did, once that one's tabs are closed.
 *
 * @param atOnce for `dev`, where a kept page would hide what the author writes
 */
export function retiredWorkerScript({ atOnce }: { atOnce: boolean }): string {
  return `addEventListener('install', () => { ${atOnce ? 'skipWaiting();' : ''} });
addEventListener('message', ({ data }) => { if (data && data.type === 'SKIP_WAITING') skipWaiting(); });
addEventListener('activate', (event) => event.waitUntil((async () => {
  const prefix = 'lectern:' + new URL('./', location.href).pathname + ':';
  for (const name of await caches.keys()) if (name.startsWith(prefix)) await caches.delete(name);
  await registration.unregister();
  ${atOnce ? "for (const tab of await clients.matchAll({ type: 'window' })) await tab.navigate(tab.url);" : ''}
})()));
`;
}
