import { decodeEntities } from '../../vault/entities.ts';

/** Stands in unfinished text where one block ends and the next begins. */
export const BREAK = '\u0000';

// Box drawing, block elements, geometric shapes, arrows: lines of a picture, not words.
const DRAWING = /[\u2190-\u21ff\u2500-\u25ff\u2800-\u28ff\ue000-\uf8ff]+|[-=_|+/\\~^<>*.]{4,}/gu;

/**
 * Text of a piece of HTML without its tags, as one line of words: references
 * resolved, drawing characters gone, blocks parted by a full stop.
 */
export function plainText(source: string): string {
  const blocks = source.split(BREAK).flatMap((block) => {
    const words = decodeEntities(block)
      .replace(DRAWING, ' ')
      .replace(/\s{2,}|[^\S ]/gu, ' ')
      .trim();
    return words === '' ? [] : [words];
  });
  return blocks
    .map((block, at) =>
      at === blocks.length - 1 || /[\p{P}\p{S}]$/u.test(block) ? block : `${block}.`,
    )
    .join(' ');
}

/** Plain words as HTML. */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
