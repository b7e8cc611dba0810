import { diagnostic, type Diagnostic } from './diagnostics.ts';
import type { VaultPath } from './types.ts';

/** A file's bytes as text with `\n` line ends, and what was wrong with them. */
export interface Decoded {
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads bytes as text. UTF-8 and UTF-16 (told by its byte order mark) are read
 * as they are; invalid bytes become U+FFFD and are reported with their line,
 * NUL bytes are dropped and reported. Never throws.
 */
export function decode(bytes: Uint8Array, file: VaultPath): Decoded {
  const diagnostics: Diagnostic[] = [];
  const raw = new TextDecoder(encodingOf(bytes)).decode(bytes).replace(/\r\n?/g, '\n');
  const text = raw.includes('\0') ? raw.replaceAll('\0', '') : raw;
  if (text !== raw) {
    diagnostics.push(
      diagnostic(
        'nul-byte',
        placeOf(raw, raw.indexOf('\0'), file),
        'The file contains NUL bytes; they were left out.',
        'Save the file again as plain UTF-8 text.',
      ),
    );
  }
  if (text.includes('\uFFFD') && !isWellFormed(bytes)) {
    diagnostics.push(
      diagnostic(
        'invalid-encoding',
        placeOf(text, text.indexOf('\uFFFD'), file),
        'The file is not valid UTF-8; unreadable bytes are shown as \uFFFD.',
        'Save the file with the encoding UTF-8.',
      ),
    );
  }
  return { text, diagnostics };
}

/** Line and column of an offset, both from 1. */
export function placeOf(text: string, offset: number, file: VaultPath) {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { file, line: before.split('\n').length, column: offset - lineStart + 1 };
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

/** A U+FFFD in the text may also be one that the author wrote. */
function isWellFormed(bytes: Uint8Array): boolean {
  try {
    new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}
