/**
 * The path and fragment that a Markdown link's address names inside the vault,
 * percent signs decoded. `undefined` for what leaves it: another scheme, `//host`,
 * an empty address. A query and a text fragment (`#:~:text=`) say nothing about the place.
 */
export function parseUrl(url: string): string | undefined {
  if (url === '' || /^[a-z][a-z\d+.-]*:/i.test(url) || url.startsWith('//')) return undefined;
  return decode(url.replace(/#?:~:.*$/s, '').replace(/\?[^#]*/, ''));
}

function decode(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch (error) {
    // `100%.md` is a file's name, however wrong as a URL.
    if (error instanceof URIError) return url;
    throw error;
  }
}
