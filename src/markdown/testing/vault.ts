/** A vault without a site around it: what tests and benchmarks render notes with. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '../../vault/diagnostics.ts';
import { buildIndex, type Note, type VaultIndex } from '../../vault/index.ts';
import { isCanvasPath } from '../../vault/canvas.ts';
import { canvasOutlineOf } from '../../vault/canvas-outline.ts';
import { isNotePath, routeOf } from '../../vault/names.ts';
import { outlineOf } from '../../vault/outline.ts';
import type { Route, VaultPath } from '../../vault/types.ts';
import { wordsFor } from '../../words/index.ts';
import type { Addresses, NoteContext } from '../context.ts';
import { newMacros } from '../formula.ts';
import type { Highlighter } from '../highlight.ts';

const ENGLISH = wordsFor('en');
const plain: Highlighter = { highlight: () => undefined };

const addresses: Addresses = {
  page: (route, fragment = '') => {
    const path = route === '' ? '/' : `/${encodeURI(route)}/`;
    return fragment === '' ? path : `${path}#${encodeURIComponent(fragment)}`;
  },
  tag: (key) => addresses.page(`tags/${key}` as Route),
  folder: (path) => addresses.page(routeOf(path)),
  asset: (path) => {
    const isImage = /\.(?:png|svg|jpe?g|webp)$/.test(path);
    const size = isImage ? { width: 400, height: 200 } : { width: undefined, height: undefined };
    return { url: `/_assets/${encodeURI(path)}`, ...size };
  },
};

/** Reads the files below a folder, but for those whose names are left out; what is no note is an attachment. */
export function readFolder(root: string, leftOut = /^$/): VaultIndex {
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.') && !leftOut.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1) as VaultPath);
  return buildIndex({
    outlines: files.flatMap((path) => {
      const text = () => readFileSync(join(root, path), 'utf8');
      if (isNotePath(path)) return outlineOf(path, text());
      return (isCanvasPath(path) && canvasOutlineOf(path, text()).outline) || [];
    }),
    attachments: files.filter((path) => !isNotePath(path)).map((path) => ({ path })),
  });
}

/** The context of one note; all notes of a vault share `fragments`. */
export function contextOf(
  note: Note,
  index: VaultIndex,
  found: Diagnostic[] = [],
  {
    fragments = new Map(),
    words = ENGLISH,
    macros = newMacros(),
    ...settings
  }: Partial<NoteContext['settings'] & NoteContext> = {},
): NoteContext {
  return {
    note,
    index,
    addresses,
    fragments,
    words,
    macros,
    highlighter: plain,
    figures: () => new Map(),
    settings: { hardLineBreaks: false, smartPunctuation: false, ...settings },
    report: (finding) => found.push(finding),
  };
}
