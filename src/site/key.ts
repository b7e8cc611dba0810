import { createHash } from 'node:crypto';

/** A key for any number of parts; parts can't run into each other. */
export function keyOf(...parts: readonly (string | number)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${String(part).length}:`).update(String(part));
  return hash.digest('base64url').slice(0, 24);
}
