import { portableAddress, type PortableSite } from './address.ts';

/**
 * A style sheet with addresses that work in a folder without a server, and
 * without the font formats that are not in the copy.
 */
export function portableStyle(css: string, file: string, site: PortableSite): string {
  return css
    .replace(/,\s*url\(([^)]*)\)\s*format\([^)]*\)/g, (candidate, address: string) => {
      const isGone =
        address.startsWith(site.base) && !site.files.has(address.slice(site.base.length));
      return isGone ? '' : candidate;
    })
    .replace(
      /url\(\s*(["']?)([^"')]*)\1\s*\)/g,
      (_, quote: string, address: string) =>
        `url(${quote}${portableAddress(address.trim(), file, site)}${quote})`,
    );
}
