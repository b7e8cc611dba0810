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
/** Likewise for a line, such as one of a program that was made small. */
const MAX_LINE_LENGTH = 5_000;

type Engine = HighlighterGeneric<BundledLanguage, never>;

/**
 * One for each language: a grammar colours what other grammars of its engine embed
 * or inject, and the HTML of a note must not depend on what other notes hold.
 */
const engines = new Map<string, Promise<Engine>>();

/** Their grammars colour front matter as YAML where they know that. */
const HAS_FRONT_MATTER = new Set(['markdown', 'md', 'mdx']);

/** A highlighter that knows these languages and no others, as far as Shiki does. Grammars are loaded once a process. */
export async function createCodeHighlighter(languages: Iterable<string>): Promise<Highlighter> {
  const known = [...new Set(languages)].filter((language) =>
    Object.hasOwn(bundledLanguages, language),
  ) as BundledLanguage[];
  const loaded = new Map<string, Engine>();
  for (const language of known) {
    if (!engines.has(language)) engines.set(language, createEngine(language));
    loaded.set(language, await engines.get(language)!);
  }
  return {
    highlight(code, language) {
      const engine = loaded.get(language);
      if (!engine || code.length > MAX_CODE_LENGTH) return undefined;
      const lines = engine.codeToTokensBase(code, {
        lang: language as BundledLanguage,
        theme: 'kinds',
        tokenizeMaxLineLength: MAX_LINE_LENGTH,
        // By itself it leaves a line half coloured after half a second: a busy machine would give other HTML.
        tokenizeTimeLimit: 0,
      });
      return lines.map((line) => line.map(tokenHtml).join('')).join('\n');
    },
  };
}

function createEngine(language: BundledLanguage): Promise<Engine> {
  matcher ??= createMatcher();
  return createHighlighter({
    themes: [theme],
    langs: HAS_FRONT_MATTER.has(language) ? [language, 'yaml'] : [language],
    engine: matcher,
    // It would warn of a second one.
    warnings: false,
  });
}

/** What finds the patterns of all grammars. */
let matcher: ReturnType<typeof createMatcher> | undefined;

/** From its file: the module that Shiki would load spells a megabyte in letters. */
function createMatcher() {
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
