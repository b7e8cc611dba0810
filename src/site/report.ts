import type { Diagnostic } from '../vault/diagnostics.ts';

/** Findings for people: one paragraph each, `file:line:column` first, so that a terminal can open them. */
export function formatFindings(findings: readonly Diagnostic[]): string {
  return findings
    .map(({ file, line, column, severity, message, hint, code }) => {
      const what = `${file}:${line}:${column} ${severity}: ${message} (${code})\n`;
      return hint === '' ? what : `${what}  ${hint}\n`;
    })
    .join('');
}

/** `1 note`, `2 notes`. */
export function counted(number: number, one: string): string {
  return `${number} ${one}${number === 1 ? '' : 's'}`;
}

/** `2 errors, 1 warning, 3 hints`. */
export function summarize(findings: readonly Diagnostic[]): string {
  const count = (severity: Diagnostic['severity'], one: string) => {
    const number = findings.filter((finding) => finding.severity === severity).length;
    return number === 0 ? [] : [counted(number, one)];
  };
  const parts = [
    ...count('error', 'error'),
    ...count('warning', 'warning'),
    ...count('info', 'hint'),
  ];
  return parts.length === 0 ? 'nothing to report' : parts.join(', ');
}

/** Whether a command that found this has failed. */
export function isFailure(findings: readonly Diagnostic[], strict: boolean): boolean {
  return findings.some(
    ({ severity }) => severity === 'error' || (strict && severity === 'warning'),
  );
}
