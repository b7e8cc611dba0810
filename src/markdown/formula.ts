import katex, { ParseError } from 'katex';
import 'katex/contrib/mhchem';
import { escapeHtml } from './highlight.ts';

type Macro = string | ((context: { consumeArgs(count: number): unknown }) => string);

/** What a vault or the formulas of one note define for those that follow. */
export type Macros = Record<string, Macro>;

/** Names that MathJax knows, which the application uses, and KaTeX does not. */
export function newMacros(): Macros {
  const nothing: Macro = (context) => {
    context.consumeArgs(1);
    return '';
  };
  return {
    '\\label': nothing,
    '\\require': nothing,
    '\\eqref': '(\\text{#1})',
    '\\ref': '\\text{#1}',
  };
}

/**
 * A formula as HTML for the eye and MathML for screen readers. What is legal
 * for MathJax and not for KaTeX is put into KaTeX's words. A name that nobody
 * defined stands as it is within the rest; what can't be read at all is shown
 * as it was written.
 *
 * @param fail is told what was wrong with it
 */
export function formulaHtml(
  tex: string,
  display: boolean,
  macros: Macros,
  fail: (problem: string) => void,
): string {
  let source = inKatexWords(tex, display);
  for (let attempt = 0; ; attempt++) {
    try {
      return toHtml(source, display, macros, true);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      const mended = attempt < MAX_REPAIRS ? mend(source, error) : undefined;
      if (mended !== undefined) {
        source = mended;
        continue;
      }
      fail(error.message.replace(/^KaTeX parse error: /, ''));
      const rest = /Undefined control sequence/.test(error.message)
        ? toHtml(source, display, macros, false)
        : ERROR;
      return rest.includes(ERROR) ? `<code class="math-source">${escapeHtml(tex)}</code>` : rest;
    }
  }
}

/**
 * A short formula for a line outside of its note, which browsers show without
 * styles of ours. What only the note defines stands by its name.
 */
export function formulaMathML(tex: string): string {
  const html = katex.renderToString(inKatexWords(tex, false), {
    ...SAFELY,
    output: 'mathml',
    throwOnError: false,
    macros: newMacros(),
  });
  // The element around it is for those styles.
  return html.replace(/^<span class="katex">(.*)<\/span>$/s, '$1');
}

const MAX_REPAIRS = 12;
/** The class by which KaTeX marks what it could not read. */
const ERROR = 'katex-error';

function toHtml(source: string, displayMode: boolean, macros: Macros, throwOnError: boolean) {
  return katex.renderToString(source, {
    displayMode,
    output: 'htmlAndMathml',
    throwOnError,
    macros,
    globalGroup: true,
    ...SAFELY,
  });
}

/** Notes are not trusted: no links, no HTML, no endless macros, no giant boxes. */
const SAFELY = {
  strict: false,
  errorColor: 'currentcolor',
  trust: false,
  maxExpand: 1000,
  maxSize: 50,
} as const;

function inKatexWords(tex: string, display: boolean): string {
  const named = tex
    .replace(/\\DeclareMathOperator(\*?)\s*\{?(\\[a-zA-Z]+)\}?\s*\{/g, '\\gdef$2{\\operatorname$1{')
    .replace(/(\\gdef\\[a-zA-Z]+\{\\operatorname\*?\{[^{}]*\})/g, '$1}')
    .replace(/\\(begin|end)\{flalign(\*?)\}/g, '\\$1{align$2}');
  if (display) return named;
  return named
    .replace(/\\(?:begin|end)\{equation\*?\}/g, '')
    .replace(/\\(begin|end)\{(align|gather)\*?\}/g, '\\$1{$2ed}');
}

/** The source without the one thing that KaTeX complains about; undefined where nothing can be done. */
function mend(source: string, error: Error): string | undefined {
  if (/attempting to redefine/.test(error.message)) {
    const mended = source.replaceAll('\\newcommand', '\\renewcommand');
    return mended === source ? undefined : mended;
  }
  const isBare = /with no arguments as (?:super|sub)script/.test(error.message);
  const at = error instanceof ParseError ? error.position : undefined;
  if (!isBare || at === undefined) return undefined;
  const end = commandEnd(source, at);
  return end === undefined
    ? undefined
    : `${source.slice(0, at)}{${source.slice(at, end)}}${source.slice(end)}`;
}

/** Where a command ends that begins at an offset, with its arguments in brackets and braces. */
function commandEnd(source: string, start: number): number | undefined {
  const name = /^\\[a-zA-Z]+\s*/.exec(source.slice(start));
  if (!name) return undefined;
  let end = start + name[0].length;
  for (;;) {
    const close = { '[': ']', '{': '}' }[source.charAt(end)];
    if (close === undefined) return end;
    let depth = 0;
    let at = end;
    do {
      if (at >= source.length) return undefined;
      if (source[at] === '\\') at++;
      else if (source[at] === source[end]) depth++;
      else if (source[at] === close) depth--;
      at++;
    } while (depth > 0);
    end = at;
  }
}
