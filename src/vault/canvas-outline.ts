import { parseCanvas } from './canvas.ts';
import type { CanvasCard } from './canvas-types.ts';
import type { Diagnostic } from './diagnostics.ts';
import { baseName, titleFromName } from './names.ts';
import { outlineOf } from './outline.ts';
import type { Outline, VaultPath } from './types.ts';

/**
 * A canvas as a note: its links and tags are those of its cards, so that the
 * index answers for them as for any other. Undefined, with the reason, for a
 * file that is no canvas.
 */
export function canvasOutlineOf(
  path: VaultPath,
  text: string,
  decoding: readonly Diagnostic[] = [],
): { outline: Outline | undefined; diagnostics: readonly Diagnostic[] } {
  const { canvas, diagnostics } = parseCanvas(text, path);
  if (canvas === undefined)
    return { outline: undefined, diagnostics: [...decoding, ...diagnostics] };
  const cards = canvas.cards.map((card) => ({ ...card, outline: outlineOfCard(path, card) }));
  const outlines = cards.map(({ outline }) => outline);
  const outline: Outline = {
    ...outlineOf(path, ''),
    title: titleFromName(baseName(path).replace(/\.canvas$/i, '')),
    body: outlines.map(({ body }) => body).join('\n\n'),
    canvas: { ...canvas, cards },
    links: outlines.flatMap(({ links }) => links),
    tags: [...new Set(outlines.flatMap(({ tags }) => tags))],
    codeInfos: [...new Set(outlines.flatMap(({ codeInfos }) => codeInfos))],
    excerpt: outlines.find(({ excerpt }) => excerpt !== '')?.excerpt ?? '',
    words: outlines.reduce((sum, { words }) => sum + words, 0),
    diagnostics: [...decoding, ...diagnostics],
  };
  return { outline, diagnostics: [] };
}

/** A card shows all that it has: no front matter, no title of its own, and all of it on one line of the file. */
function outlineOfCard(path: VaultPath, { markdown, line }: CanvasCard): Outline {
  const outline = outlineOf(path, `\n${markdown}`);
  return {
    ...outline,
    bodyLine: line,
    titleHeading: undefined,
    links: outline.links.map((link) => ({ ...link, line, column: 1, heading: -1 })),
  };
}
