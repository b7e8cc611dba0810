import { posix } from 'node:path';
import { encodePath } from '../files.ts';

/** The files of a site, and where it lies on its server. */
export interface PortableSite {
  readonly base: string;
  /** Paths of all files that are in the copy. */
  readonly files: ReadonlySet<string>;
}

/**
 * A site's own address as one that works in a folder without a server: relative
 * to the file that names it, and with the name of the file that a server would
 * have chosen. Other addresses stay as they are.
 *
 * @param from path of the file that holds the address
 */
export function portableAddress(
  address: string,
  from: string,
  { base, files }: PortableSite,
): string {
  const [, path, rest] = /^([^?#]*)(.*)$/s.exec(address)!;
  if (!path!.startsWith(base)) return address;
  const below = decodeURI(path!.slice(base.length));
  const file = below === '' || below.endsWith('/') ? `${below}index.html` : below;
  return files.has(file) ? relativeAddress(file, from) + rest! : address;
}

/** The address of one file in another. */
export function relativeAddress(file: string, from: string): string {
  const address = encodePath(posix.relative(posix.dirname(from), file));
  // What stands before a colon would be taken for a protocol.
  return /^[^/]*:/.test(address) ? `./${address}` : address;
}
