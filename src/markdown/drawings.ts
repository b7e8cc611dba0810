import type { Destination, Note, VaultIndex } from '../vault/index.ts';
import type { VaultPath } from '../vault/types.ts';
import { escapeHtml } from './highlight.ts';
import { destinationOf } from './links.ts';
import type { NoteContext } from './context.ts';

/** Whether a note is a drawing of the Excalidraw plugin: its text is data, not words. */
function isDrawing({ path, body }: Note): boolean {
  return path.endsWith('.excalidraw.md') || /^#{1,2} Excalidraw Data$/m.test(body);
}

/** The plugin exports `Name.excalidraw.svg` beside the drawing, for one theme or for both. */
const ENDINGS = ['.svg', '.light.svg', '.png', '.light.png', '.dark.svg', '.dark.png'];

/** The exported image of a drawing; undefined for other notes, and where there is none. */
export function drawingFile(note: Note, index: VaultIndex): VaultPath | undefined {
  if (!isDrawing(note)) return undefined;
  const whole = note.path.replace(/\.md$/, '');
  for (const base of new Set([whole, whole.replace(/\.excalidraw$/, '')])) {
    for (const ending of ENDINGS) {
      const written = base + ending;
      const target = { name: written, headings: [], block: undefined };
      const how = { syntax: 'wiki', embed: true, written } as const;
      const found: Destination = destinationOf({ index, note }, target, how);
      if (found.kind === 'attachment' && found.path === written) return found.path;
    }
  }
  return undefined;
}

/** The page of a drawing: its image, or a word on why there is none. Undefined for other notes. */
export function drawingHtml({ note, index, addresses, words }: NoteContext): string | undefined {
  if (!isDrawing(note)) return undefined;
  const path = drawingFile(note, index);
  const asset = path === undefined ? undefined : addresses.asset(path);
  if (asset === undefined) {
    return `<p class="foreign" data-foreign="excalidraw">${escapeHtml(words.noDrawing)}</p>`;
  }
  const { url, width, height } = asset;
  const sides =
    width === undefined || height === undefined ? '' : ` width="${width}" height="${height}"`;
  return `<p><img src="${escapeHtml(url)}" alt="${escapeHtml(note.title)}"${sides}></p>`;
}
