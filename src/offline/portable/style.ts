import { portableAddress, type PortableSite } from './address.ts';

/** A style sheet with addresses that work in a folder without a server. */
export function portableStyle(css: string, file: string, site: PortableSite): string {
  return css.replace(
    /url\(\s*(["']?)([^"')]*)\1\s*\)/g,
    (_, quote: string, address: string) =>
      `url(${quote}${portableAddress(address.trim(), file, site)}${quote})`,
  );
}
