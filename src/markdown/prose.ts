import { formulaMathML } from './formula.ts';
import { escapeHtml } from './highlight.ts';

/** Code in backticks, or a formula: no blank within its marks, no digit behind them, as in the dialect. */
const MARKED = /`([^`]+)`|\$([^\s$](?:[^$]*[^\s$])?)\$(?!\d)/g;

/** A sentence out of a note, in which code stands in backticks and formulas between `$`, as HTML. */
export function proseHtml(text: string): string {
  const parts: string[] = [];
  let from = 0;
  for (const { 0: marked, 1: code, 2: tex = '', index } of text.matchAll(MARKED)) {
    parts.push(escapeHtml(text.slice(from, index)));
    parts.push(code === undefined ? formulaMathML(tex) : `<code>${escapeHtml(code)}</code>`);
    from = index + marked.length;
  }
  return parts.join('') + escapeHtml(text.slice(from));
}

/** The same as plain text, for where there is no mark-up. */
export function prosePlain(text: string): string {
  return text.replace(MARKED, '$1$2');
}
