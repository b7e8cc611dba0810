import { readFile } from 'node:fs/promises';
import {
  bundledLanguages,
  createCssVariablesTheme,
  createHighlighter,
  createOnigurumaEngine,
  type BundledLanguage,
  type HighlighterGeneric,
} from 'shiki';

/** Turns code into HTML with classes; the colours are in the site's stylesheet. */
export interface Highlighter {
  /** The lines of `code` as HTML, or undefined for a language that is not known or not loaded. */
  highlight(code: string, language: string): string | undefined;
}

// Shiki's theme of CSS variables names the kind of each token; the name becomes a class.
const theme = createCssVariablesTheme({
  name: 'kinds',
  variablePrefix: '--',
  fontStyle: false,
});
const KIND_CLASS: Readonly<Record<string, string>> = {
  'token-constant': 'c',
  'token-string': 's',
  'token-comment': 'm',
  'token-keyword': 'k',
  'token-parameter': 'p',
  'token-function': 'f',
  'token-string-expression': 's',
  'token-punctuation': 'u',
  'token-link': 's',
};

/** Code longer than this is shown plain: colour is not worth seconds of a build. */
const MAX_CODE_LENGTH = 100_000;

let shiki: Promise<HighlighterGeneric<BundledLanguage, never>> | undefined;

/** A highlighter that knows these languages and no others, as far as Shiki does. Grammars are loaded once a process. */
export async function createCodeHighlighter(languages: Iterable<string>): Promise<Highlighter> {
  const known = new Set(
    [...languages].filter((language) => Object.hasOwn(bundledLanguages, language)),
  );
  if (known.size === 0) return { highlight: () => undefined };
  shiki ??= createHighlighter({ themes: [theme], langs: [], engine: createEngine() });
  const engine = await shiki;
  await engine.loadLanguage(...(known as Set<BundledLanguage>));
  return {
    highlight(code, language) {
      if (!known.has(language) || code.length > MAX_CODE_LENGTH) return undefined;
      const lines = engine.codeToTokensBase(code, {
        lang: language as BundledLanguage,
        theme: 'kinds',
      });
      return lines.map((line) => line.map(tokenHtml).join('')).join('\n');
    },
  };
}

/** From its file: the module that Shiki would load spells a megabyte in letters. */
function createEngine() {
  const file = new URL(import.meta.resolve('shiki/onig.wasm'));
  return createOnigurumaEngine(readFile(file));
}

function tokenHtml({ content, color }: { content: string; color?: string }): string {
  const kind = /^var\(--(.+)\)$/.exec(color ?? '')?.[1];
  const name = kind === undefined ? undefined : KIND_CLASS[kind];
  const text = escapeHtml(content);
  return name === undefined || content.trim() === '' ? text : `<i class="${name}">${text}</i>`;
}

/** Text as HTML text or a double-quoted attribute's value. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
