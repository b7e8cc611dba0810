/**
 * The vault's only contact with the file system: reads a folder into outlines
 * and a list of attachments. Nothing outside the folder is ever read.
 */
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join, matchesGlob, relative, resolve, sep } from 'node:path';
import { isCanvasPath } from './canvas.ts';
import { canvasOutlineOf } from './canvas-outline.ts';
import { decode } from './decode.ts';
import { diagnostic, type Diagnostic } from './diagnostics.ts';
import { isNotePath } from './names.ts';
import { outlineOf } from './outline.ts';
import { parseSettings, SETTINGS_FILE, type Settings } from './settings.ts';
import type { Attachment } from './resolve.ts';
import type { Outline, VaultPath } from './types.ts';

/** TeX definitions for all formulas of a vault, at its root, as plugins of the application have it. */
export const PREAMBLE_FILE = 'preamble.sty' as VaultPath;

/** A vault as it was read, before it is an index. */
export interface ReadVault {
  readonly settings: Settings;
  /** Text of the preamble; empty where there is none. */
  readonly preamble: string;
  readonly outlines: ReadonlyMap<VaultPath, Outline>;
  readonly attachments: readonly Attachment[];
  /** Findings that belong to no outline. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Files are read some at a time: thousands of open files are too many for a system. */
const READERS = 32;

/** What a file says of itself; no outline, with the reason, for one that is a file only. */
export interface ReadOutline {
  readonly outline: Outline | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Makes the outline of a note or canvas from its file. It depends on these two alone, so it can be remembered. */
export type OutlineSource = (path: VaultPath, bytes: Uint8Array) => ReadOutline;

/** Reads the outline afresh. */
export const readOutline: OutlineSource = (path, bytes) => {
  const { text, diagnostics } = decode(bytes, path);
  if (isCanvasPath(path)) return canvasOutlineOf(path, text, diagnostics);
  return { outline: outlineOf(path, text, diagnostics), diagnostics: [] };
};

/** What notes and canvases say, by path. */
export interface ReadNotes {
  readonly outlines: ReadonlyMap<VaultPath, Outline>;
  /** Findings that belong to no outline. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads notes and canvases below a folder. */
export type NotesReader = (root: string, paths: readonly VaultPath[]) => Promise<ReadNotes>;

/**
 * Reads all of a vault.
 *
 * @param root absolute path of the folder
 * @param outputFolder absolute path where the site is written, left out if it lies within the vault
 * @throws if the folder itself can't be read
 */
export async function readVault(
  root: string,
  outputFolder?: string,
  read: NotesReader = readNotes,
): Promise<ReadVault> {
  const diagnostics: Diagnostic[] = [];
  const { settings, ...parsed } = parseSettings(await readText(root, SETTINGS_FILE, diagnostics));
  diagnostics.push(...parsed.diagnostics);
  const paths = await listFiles(root, settings.ignore, outputFolder, diagnostics);
  const notes = await read(
    root,
    paths.filter((path) => isNotePath(path) || isCanvasPath(path)),
  );
  const outlines = new Map<VaultPath, Outline>();
  const attachments: Attachment[] = [];
  for (const path of paths) {
    const outline = notes.outlines.get(path);
    if (outline) outlines.set(path, outline);
    else if (!isNotePath(path)) attachments.push({ path });
  }
  const hasPreamble = paths.includes(PREAMBLE_FILE);
  const preamble = hasPreamble ? await readText(root, PREAMBLE_FILE, diagnostics) : '';
  return {
    settings,
    preamble,
    outlines,
    attachments,
    diagnostics: [...diagnostics, ...notes.diagnostics],
  };
}

/** Reads notes and canvases, each by itself. */
export async function readNotes(
  root: string,
  paths: readonly VaultPath[],
  outlineFrom: OutlineSource = readOutline,
): Promise<ReadNotes> {
  const outlines = new Map<VaultPath, Outline>();
  const diagnostics: Diagnostic[] = [];
  await inParallel(paths, READERS, async (path) => {
    const outline = await readNote(root, path, diagnostics, outlineFrom);
    if (outline) outlines.set(path, outline);
  });
  return { outlines, diagnostics };
}

/** Reads one note or canvas; undefined where the file is gone or, with a finding, can't be read. */
export async function readNote(
  root: string,
  path: VaultPath,
  diagnostics: Diagnostic[],
  outlineFrom: OutlineSource = readOutline,
): Promise<Outline | undefined> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(join(root, path));
  } catch (error) {
    if (!isFileError(error)) throw error;
    if (error.code !== 'ENOENT') diagnostics.push(unreadable(path, 'file', error));
    return undefined;
  }
  const read = outlineFrom(path, bytes);
  for (const found of read.diagnostics) diagnostics.push(found);
  return read.outline;
}

/** The text of a file; empty where there is none or, with a finding, where it can't be read. */
async function readText(root: string, file: VaultPath, diagnostics: Diagnostic[]): Promise<string> {
  try {
    return decode(await readFile(join(root, file)), file).text;
  } catch (error) {
    if (!isFileError(error)) throw error;
    if (error.code !== 'ENOENT') diagnostics.push(unreadable(file, 'file', error));
    return '';
  }
}

/** All files of the vault that are not ignored, sorted. */
async function listFiles(
  root: string,
  ignore: readonly string[],
  outputFolder: string | undefined,
  diagnostics: Diagnostic[],
): Promise<VaultPath[]> {
  const realRoot = await realpath(root);
  const output = outputFolder === undefined ? undefined : resolve(outputFolder);
  const found: VaultPath[] = [];
  const visit = async (folder: string): Promise<void> => {
    const entries = await entriesOf(root, folder, diagnostics);
    await Promise.all(
      entries.map(async (entry) => {
        const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
        if (isIgnored(path, ignore) || resolve(root, path) === output) return;
        const kind = entry.isSymbolicLink() ? await kindOfLink(join(root, path), realRoot) : entry;
        if (kind?.isDirectory() === true && !entry.isSymbolicLink()) await visit(path);
        else if (kind?.isFile() === true && path !== SETTINGS_FILE) found.push(path as VaultPath);
      }),
    );
  };
  await visit('');
  return found.sort();
}

/** What a folder holds; nothing, with a finding, where a folder of the vault can't be read. */
async function entriesOf(root: string, folder: string, diagnostics: Diagnostic[]) {
  try {
    return await readdir(join(root, folder), { withFileTypes: true });
  } catch (error) {
    if (folder === '' || !isFileError(error)) throw error;
    diagnostics.push(unreadable(folder as VaultPath, 'folder', error));
    return [];
  }
}

function unreadable(file: VaultPath, what: 'file' | 'folder', { code }: NodeJS.ErrnoException) {
  return diagnostic(
    'unreadable-file',
    { file },
    `The ${what} can't be read (${code}); it is left out.`,
    'Check its permissions.',
  );
}

/** A link is followed to a file inside the vault only: what lies outside is not the author's to publish. */
async function kindOfLink(path: string, realRoot: string) {
  try {
    const target = await realpath(path);
    const inside = relative(realRoot, target);
    return inside.startsWith('..') || inside.startsWith(sep) ? undefined : await stat(target);
  } catch (error) {
    if (isFileError(error)) return undefined;
    throw error;
  }
}

/** Whether the site leaves a path out: hidden files and folders, `node_modules`, the author's globs. */
export function isIgnored(path: string, globs: readonly string[]): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (name.startsWith('.') || name === 'node_modules') return true;
  return globs.some((glob) => {
    const bare = glob.replace(/^\.?\/|\/$/g, '');
    return matchesGlob(path, bare) || matchesGlob(path, `${bare}/**`);
  });
}

function isFileError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error;
}

/** Runs a task for each item, `limit` at a time. */
export async function inParallel<T>(
  items: readonly T[],
  limit: number,
  task: (item: T) => Promise<void>,
): Promise<void> {
  const queue = items.values();
  const worker = async () => {
    for (const item of queue) await task(item);
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
}
