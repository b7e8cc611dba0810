import type { Route, VaultPath } from './types.ts';

/**
 * The form in which two names are compared: canonical Unicode composition, no
 * letter case, white space folded. `Café` typed on two systems is one name.
 */
export function fold(name: string): string {
  // Most names, and each of them many times.
  if (!/[^ -~]| {2}/.test(name)) return name.toLowerCase().trim();
  return name.normalize('NFC').toLowerCase().replace(/\s+/gu, ' ').trim();
}

/** Letters, digits and the signs that make names differ (`C`, `C++`, `C#`); all else is left out. */
export function foldLoosely(text: string): string {
  return fold(text).replace(/[^\p{L}\p{M}\p{N}+#]+/gu, '');
}

/**
 * A name as one segment of a URL: lower-case, hyphens, letters and digits of
 * any script. `C#`, `C++` and `C` stay apart; a name of signs alone is spelled
 * by its code points, so the result is never empty.
 */
export function slug(name: string): string {
  const words = name
    .normalize('NFC')
    .toLowerCase()
    .replace(/(?<=\p{L})#/gu, '-sharp ')
    .replace(/(?<=[\p{L}\p{N}+])\+/gu, '-plus')
    .replace(/&/g, '-and-')
    .replace(/['’`\uFE00-\uFE0F]/g, '')
    .replace(/[^\p{L}\p{M}\p{N}_]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return (
    words || Array.from(name, (sign) => `u${sign.codePointAt(0)!.toString(16)}`).join('-') || 'u'
  );
}

/** A path of several names as a route, each segment a `slug`. */
export function routeOf(path: string): Route {
  return path.split('/').filter(Boolean).map(slug).join('/') as Route;
}

/** `folder/Note.md` -> `Note`. */
export function baseName(path: string): string {
  return withoutExtension(path.slice(path.lastIndexOf('/') + 1));
}

/** `folder/Note.md` -> `folder`, `''` at the root. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

/** `.png` of `a/b.png`, lower-case; `''` where there is none. */
export function extensionOf(path: string): string {
  return /[^/](\.[a-z0-9]{1,12})$/iu.exec(path)?.[1]?.toLowerCase() ?? '';
}

const NOTE_EXTENSION = /\.(?:md|mdx|markdown)$/iu;

/** Whether a path is a note's. */
export function isNotePath(path: string): boolean {
  return NOTE_EXTENSION.test(path);
}

/** Drops `.md` and its kin; other extensions belong to the name. */
export function withoutExtension(path: string): string {
  return path.replace(NOTE_EXTENSION, '');
}

/**
 * A relative path as seen from a folder of the vault, `.` and `..` resolved.
 * `undefined` where it would leave the vault.
 */
export function joinPath(folder: string, relative: string): VaultPath | undefined {
  const segments = folder === '' ? [] : folder.split('/');
  for (const segment of relative.split('/')) {
    if (segment === '..') {
      if (segments.pop() === undefined) return undefined;
    } else if (segment !== '' && segment !== '.') {
      segments.push(segment);
    }
  }
  return segments.join('/') as VaultPath;
}

/**
 * A number that orders: `02-data-ingestion`, `2_ingestion`, `02 Ingestion`,
 * `2. Ingestion`, `2 - Ingestion`. A number that belongs to the words is none:
 * `100 Days of Code`, `2024-01-05`, `3D printing`.
 */
const SECTION_NUMBER =
  /^(?:(\d{1,3})(?:[-_](?=\p{L}\S*$)|(?:[.)]|\s+[-–—])\s*(?=\p{L}))|(0\d{1,2})\s+(?=\p{L}))/u;

/** `02-data-ingestion` -> 2; undefined where the name has no number in front that orders it. */
export function sectionNumberOf(name: string): number | undefined {
  const match = SECTION_NUMBER.exec(name);
  return match ? Number(match[1] ?? match[2]) : undefined;
}

/** Between words that a name joins; what stands between numbers makes them one, such as a date. */
const JOINT = /(?<=\p{L})[-_]+(?=\p{L}|\d)|(?<=\d)[-_]+(?=\p{L})/gu;
/** `2026_05_31`, as some applications name their journals. */
const UNDERSCORED_DATE = /(?<!\d)(\d{4})_(\d{2})_(\d{2})(?!\d)/gu;
/** Also of a week or a quarter: `2026-W22`. */
const PERIOD = /^\d{4}-[WQ]\d{1,2}$/iu;

/**
 * A readable title out of a file or folder name: `02-data-ingestion` -> `Data ingestion`.
 * A date stays one: `2026-05-31`.
 */
export function titleFromName(name: string): string {
  const bare = name.replace(SECTION_NUMBER, '').replace(UNDERSCORED_DATE, '$1-$2-$3');
  const isAsWritten = /\s/u.test(bare) || PERIOD.test(bare);
  const words = isAsWritten ? bare : bare.replace(JOINT, ' ');
  const title = words.trim() || name;
  return title.charAt(0).toUpperCase() + title.slice(1);
}

/** Short, stable fingerprint of a name, for telling colliding routes apart (FNV-1a). */
export function fingerprint(name: string): string {
  let hash = 0x811c9dc5;
  for (const unit of fold(name)) hash = Math.imul(hash ^ unit.codePointAt(0)!, 0x01000193);
  return (hash >>> 0).toString(36);
}
