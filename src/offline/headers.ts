/**
 * Headers for hosts that read a `_headers` file (Netlify, Cloudflare Pages):
 * what has a hash in its name is kept by browsers for a year, so that a page
 * opened before a deploy still has its files after it.
 */
export function headersFile(base: string): string {
  const forEver = 'Cache-Control: public, max-age=31536000, immutable';
  const askAgain = 'Cache-Control: no-cache';
  return [
    [`${base}_astro/*`, forEver],
    [`${base}_assets/*`, forEver],
    [`${base}sw.js`, askAgain],
    [`${base}offline.json`, askAgain],
  ]
    .map(([path, header]) => `${path!}\n  ${header!}\n`)
    .join('');
}
