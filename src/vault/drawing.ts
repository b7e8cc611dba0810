import type { Outline } from './types.ts';

/** Whether a note is a drawing of the Excalidraw plugin: its text is data, not words. */
export function isDrawing({ path, body }: Pick<Outline, 'path' | 'body'>): boolean {
  return path.endsWith('.excalidraw.md') || /^#{1,2} Excalidraw Data$/m.test(body);
}
