import type { Outline } from '../vault/types.ts';

/** How HTML names the language of code. */
const HTML_LANGUAGE = /\blanguage-([\w+#-]+)/g;

/** The languages of the code in a note, lower-case: behind its fences, and in the author's own HTML. */
export function codeLanguages({ codeInfos, body }: Outline): string[] {
  const fenced = codeInfos.map((info) => info.split(' ', 1)[0]!);
  const inHtml = body.includes('language-')
    ? Array.from(body.matchAll(HTML_LANGUAGE), ([, language]) => language!)
    : [];
  return [...fenced, ...inHtml].map((language) => language.toLowerCase());
}
