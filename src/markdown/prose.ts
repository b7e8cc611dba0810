import { escapeHtml } from './highlight.ts';

const CODE = /`([^`]+)`/g;

/** A sentence out of a note, in which code stands in backticks, as HTML. */
export function proseHtml(text: string): string {
  return escapeHtml(text).replace(CODE, '<code>$1</code>');
}

/** The same as plain text, for where there is no mark-up. */
export function prosePlain(text: string): string {
  return text.replace(CODE, '$1');
}
