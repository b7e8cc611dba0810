/** Files of the cache folder that are read whole and written whole. */
import { renameSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { deserialize, serialize } from 'node:v8';
import { ifThere } from '../offline/files.ts';

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
export async function keptValue(file: string, key: string): Promise<unknown> {
  const bytes = await ifThere(readFile(file));
  return bytes && valueIn(bytes, key);
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
