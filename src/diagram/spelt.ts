/** Strokes within one row that are spelt with characters of a text. */
import { rowText } from './row-text.ts';

/** Writes a text over the cells of a row. */
export function write(row: string[], from: number, text: string): void {
  Array.from(text).forEach((char, i) => (row[from + i] = char));
}

const SPELT: readonly (readonly [RegExp, (match: string) => string])[] = [
  // A comment of HTML is no part of the drawing.
  [/<!--.*?-->/gu, (comment) => ' '.repeat(comment.length)],
  // `....>` and `<....`
  [/(?<=^|[\s|│+])\.{3,}(?=>(?:$|[\s|│+]))/gu, (dots) => '┄'.repeat(dots.length)],
  [/(?<=(?:^|[\s|│+])<)\.{3,}(?=$|[\s|│+])/gu, (dots) => '┄'.repeat(dots.length)],
  // `+....+`
  [/(?<=\+)\.{3,}(?=\+)/gu, (dots) => '┄'.repeat(dots.length)],
  // `~~slowly~~>`
  [
    /(?<=^|\s)~{2,}[^\s~<>|│](?:[^~<>|│]*[^\s~<>|│])?~{2,}>(?=\s)/gu,
    (arrow) => arrow.replaceAll('~', '-'),
  ],
  // `<|--` and `--|>`
  [/<\|(?=-{2}|─{2})/gu, () => '<-'],
  [/(?<=-{2}|─{2})\|>/gu, () => '->'],
];

/** Respells those strokes of a row that a pattern tells from text. */
export function respellRow(row: string[]): void {
  const text = rowText(row);
  for (const [pattern, spell] of SPELT)
    for (const { index, 0: match } of text.matchAll(pattern)) write(row, index, spell(match));
}
