/** Files of the cache folder that are read whole and written whole. */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';

/** Writes a file of which nobody ever sees half: another build may write or read the same. */
export function writeWhole(file: string, content: string | Uint8Array): void {
  const draft = `${file}.${process.pid}.tmp`;
  writeFileSync(draft, content);
  renameSync(draft, file);
}

/**
 * Keeps a value under a key of everything that it was made from.
 *
 * @returns what the file holds
 */
export function keepValue(file: string, key: string, value: unknown): Uint8Array {
  const bytes = serialize([key, process.versions.v8, value]);
  writeWhole(file, bytes);
  return bytes;
}

/** The value that was kept with this key by this V8; undefined where there is none. */
export function keptValue(file: string, key: string): unknown {
  return existsSync(file) ? valueIn(readFileSync(file), key) : undefined;
}

/** The value that a file holds, if it was kept with this key by this V8. */
export function valueIn(bytes: Uint8Array, key: string): unknown {
  const [keptKey, v8, value] = unpack(bytes);
  return keptKey === key && v8 === process.versions.v8 ? value : undefined;
}

function unpack(bytes: Uint8Array): readonly unknown[] {
  try {
    return deserialize(bytes) as unknown[];
  } catch {
    // In another V8's format, or cut short by a full disk: as good as none.
    return [];
  }
}
