import { diagnostic, type Diagnostic } from '../vault/diagnostics.ts';
import { PREAMBLE_FILE } from '../vault/read.ts';
import { formulaHtml, newMacros, type Macros } from './formula.ts';

/** Where a definition begins. `\edef` is none: it would run what it defines. */
const DEFINITION =
  /^[ \t]*\\(?:(?:re)?newcommand|providecommand|g?def|let|DeclareMathOperator)(?![a-zA-Z])/;

/** Longer than any author's own names; each page with formulas takes in all of them. */
const MAX_LENGTH = 50_000;

/**
 * What a vault's preamble defines for all of its formulas. Only definitions are
 * read, each of which begins a line: packages and whatever else TeX knows are
 * nothing to a page.
 */
export function macrosOf(preamble: string, report: (finding: Diagnostic) => void): Macros {
  const macros = newMacros();
  if (preamble.length > MAX_LENGTH) {
    const message = `The preamble is longer than ${MAX_LENGTH} characters; it is left out.`;
    report(diagnostic('math-failed', { file: PREAMBLE_FILE }, message, 'Keep what formulas use.'));
    return macros;
  }
  for (const { tex, line } of definitionsIn(preamble)) {
    formulaHtml(tex, false, macros, (problem) => {
      const message = `The definition "${tex.slice(0, 80)}" can't be read: ${problem}`;
      const hint = 'Formulas that use it are shown as far as they can be read.';
      report(diagnostic('math-failed', { file: PREAMBLE_FILE, line }, message, hint));
    });
  }
  return macros;
}

/** Each definition, with the lines that follow it up to the next. */
function definitionsIn(preamble: string): { tex: string; line: number }[] {
  const found: { tex: string; line: number }[] = [];
  for (const [at, written] of preamble.split(/\r?\n/).entries()) {
    const text = written.replace(/(?<!\\)%.*/, '').trimEnd();
    const last = found.at(-1);
    if (DEFINITION.test(text)) found.push({ tex: text.trim(), line: at + 1 });
    else if (last && isOpen(last.tex)) last.tex += `\n${text}`;
  }
  return found;
}

/** Whether more braces were opened than closed. */
function isOpen(tex: string): boolean {
  const bare = tex.replace(/\\[\s\S]/g, '');
  return bare.split('{').length > bare.split('}').length;
}
