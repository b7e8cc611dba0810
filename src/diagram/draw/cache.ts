import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Picture } from './finish/finish.ts';

const here = fileURLToPath(new URL('.', import.meta.url));

/** The modules that decide how a picture looks: the bytes of this folder itself. */
function* ownModules(folder: string): Generator<string> {
  const entries = readdirSync(folder, { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* ownModules(path);
    else if (extname(path) === extname(import.meta.url) && !entry.name.includes('.test.'))
      yield path;
  }
}

function packageVersion(name: string): string {
  const manifest = readFileSync(findPackageJSON(name, import.meta.url)!, 'utf8');
  return `${name}@${(JSON.parse(manifest) as { version: string }).version}`;
}

/**
 * Stands for everything but the source that a picture depends on. It is taken
 * from the code itself, so that nobody has to remember to raise a number.
 */
function rendererVersion(): string {
  const hash = createHash('sha256');
  for (const name of ['mermaid', 'jsdom', 'fontkit', '@fontsource/source-serif-4'])
    hash.update(packageVersion(name));
  for (const path of ownModules(here)) hash.update(readFileSync(path));
  return hash.digest('hex');
}

function isPicture(value: unknown): value is Picture {
  const { svg, width, height, hasLinks } = (value ?? {}) as Partial<Picture>;
  return (
    typeof svg === 'string' &&
    svg.startsWith('<svg') &&
    svg.endsWith('</svg>') &&
    typeof width === 'number' &&
    typeof height === 'number' &&
    typeof hasLinks === 'boolean'
  );
}

function discard(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // Then it never came to be: something in its path is not a folder.
  }
}

/** Pictures kept on disk by what they were drawn from. */
export interface PictureCache {
  key(source: string): string;
  read(key: string): Picture | undefined;
  write(key: string, picture: Picture): void;
}

/**
 * A cache in a folder, one JSON file a picture. A file that is missing, cut
 * short or foreign counts as not there; a folder that cannot be written to
 * makes builds slower, not fail.
 */
export function openCache(folder: string): PictureCache {
  const version = rendererVersion();
  const fileOf = (key: string) => join(folder, `${key}.json`);
  return {
    key: (source) =>
      createHash('sha256').update(`${version}\n${source}`).digest('hex').slice(0, 40),
    read(key) {
      try {
        const value: unknown = JSON.parse(readFileSync(fileOf(key), 'utf8'));
        return isPicture(value) ? value : undefined;
      } catch {
        return undefined;
      }
    },
    write(key, picture) {
      // Written beside and renamed, so that nobody ever reads half a file.
      const draft = `${fileOf(key)}.${process.pid}.${Math.random().toString(36).slice(2)}`;
      try {
        mkdirSync(folder, { recursive: true });
        writeFileSync(draft, JSON.stringify(picture));
        renameSync(draft, fileOf(key));
      } catch {
        discard(draft);
      }
    },
  };
}
