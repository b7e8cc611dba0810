import type { Text } from 'mdast';

/**
 * A text of the same length in which the signs that its author escaped are none
 * of the dialect's; undefined where the source does not tell which they are.
 */
export function withoutEscaped({ value, position }: Text, source: string): string | undefined {
  const written = source.slice(position?.start.offset, position?.end.offset);
  if (position === undefined || !written.includes('\\')) return value;
  const masked = written.replace(/\\[!-/:-@[-`{-~]/g, '\0');
  return masked.length === value.length ? masked : undefined;
}
