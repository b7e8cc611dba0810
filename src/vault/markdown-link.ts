/**
 * The path and fragment that a Markdown link's address names inside the vault,
 * percent signs decoded. `undefined` for what leaves it: another scheme, `//host`,
 * an empty address. A query and a text fragment (`#:~:text=`) say nothing about the place.
 */
export function parseUrl(url: string): string | undefined {
  if (url === '' || /^[a-z][a-z\d+.-]*:/i.test(url) || url.startsWith('//')) return undefined;
  return decodeAddress(url.replace(/#?:~:.*$/s, '').replace(/\?[^#]*/, ''));
}

/** A part of an address without percent signs. What somebody wrote by hand may hold them as they are: `100%.md`. */
export function decodeAddress(written: string): string {
  try {
    return decodeURIComponent(written);
  } catch (error) {
    if (error instanceof URIError) return written;
    throw error;
  }
}
