const NARROW = /[iljftrI.,:;'|!()[\]\- ]/;
const WIDE = /[mwMW@%&—…жмшщыюфЖМШЩЫЮФ]/;
/** Letters of other scripts are mostly wider than small Latin ones. */
const MEDIUM = /[\p{Lu}\p{N}]|(?!\p{Script=Latin})\p{L}/u;
const FULL =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]|\p{Extended_Pictographic}/u;

/** Width of a text, in its own font size: rather too wide than too narrow, whatever font shows it. */
export function textWidth(text: string): number {
  let width = 0;
  for (const sign of text) width += signWidth(sign);
  return width;
}

/** A text that is no wider than `limit` times its font size, cut with an ellipsis. */
export function fitText(text: string, limit: number): string {
  if (textWidth(text) <= limit) return text;
  let [width, fitting] = [signWidth('…'), ''];
  for (const sign of text) {
    width += signWidth(sign);
    if (width > limit) break;
    fitting += sign;
  }
  return `${fitting.trimEnd()}…`;
}

/** A text in one line, or cut in two between words, none wider than `limit` times its font size. */
export function wrapText(text: string, limit: number): string[] {
  if (textWidth(text) <= limit) return [text];
  let first = '';
  for (const { index } of text.matchAll(/\s+/g)) {
    const line = text.slice(0, index);
    if (textWidth(line) <= limit) first = line;
  }
  if (first === '') return [fitText(text, limit)];
  return [first, fitText(text.slice(first.length).trim(), limit)];
}

function signWidth(sign: string): number {
  if (NARROW.test(sign)) return 0.36;
  if (WIDE.test(sign)) return 0.92;
  if (FULL.test(sign)) return 1.05;
  return MEDIUM.test(sign) ? 0.68 : 0.56;
}
