import type { VaultPath } from './types.ts';

/**
 * Everything that can be reported about a vault. `error`: something the author
 * wrote could not be read. `warning`: read, but surely not as meant. `info`:
 * worth knowing, nothing is wrong.
 */
export const DIAGNOSTICS = {
  'settings-syntax': 'error',
  'settings-value': 'error',
  'settings-unknown-key': 'warning',
  'unreadable-file': 'error',
  'invalid-encoding': 'error',
  'nul-byte': 'warning',
  'front-matter-syntax': 'error',
  'front-matter-value': 'error',
  'front-matter-unclosed': 'error',
  'front-matter-trailing-text': 'warning',
  'duplicate-key': 'error',
  'ambiguous-link': 'warning',
  'broken-link': 'warning',
  'broken-heading': 'warning',
  'broken-block': 'warning',
  'broken-embed': 'warning',
  'embed-cycle': 'warning',
  'unwritten-note': 'info',
  'unpublished-link': 'info',
  'route-collision': 'warning',
  'unsafe-permalink': 'error',
  'removed-html': 'warning',
  'unclosed-html': 'info',
  'unknown-element': 'info',
  'math-failed': 'warning',
  'diagram-failed': 'warning',
  'diagram-split': 'info',
  'mdx-failed': 'error',
  'note-failed': 'error',
  'canvas-syntax': 'error',
  'canvas-value': 'warning',
} as const;

/** A kind of finding, stable across releases: scripts may match on it. */
export type DiagnosticCode = keyof typeof DIAGNOSTICS;
export type Severity = 'error' | 'warning' | 'info';

/** One finding: what, where, and what to write instead. */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  /** One sentence that quotes what was found. */
  readonly message: string;
  /** What to do about it; empty only where the message says it all. */
  readonly hint: string;
  readonly file: VaultPath;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
}

/** Where a finding is. */
export interface Place {
  readonly file: VaultPath;
  readonly line?: number;
  readonly column?: number;
}

/** Makes a finding; its severity follows from its code. */
export function diagnostic(
  code: DiagnosticCode,
  place: Place,
  message: string,
  hint = '',
): Diagnostic {
  const { file, line = 1, column = 1 } = place;
  return { code, severity: DIAGNOSTICS[code], message, hint, file, line, column };
}

/** Orders findings as one reads: by file, line, column. */
export function byPlace(a: Diagnostic, b: Diagnostic): number {
  return (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || a.line - b.line || a.column - b.column;
}
