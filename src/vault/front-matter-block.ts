import { diagnostic, type Diagnostic } from './diagnostics.ts';
import type { VaultPath } from './types.ts';

/** A note's text, parted at its front matter; the YAML begins on line 2 of the file. */
export interface FrontMatterBlock {
  readonly yaml: string;
  readonly body: string;
  /** Line of the file on which the body begins, from 1. */
  readonly bodyLine: number;
  readonly diagnostics: readonly Diagnostic[];
}

const CLOSING = /^(?:---|\.\.\.)[ \t]*$/;
/** Words behind the closing line: a mishap. A further hyphen or a bar makes it a rule or a table. */
const CLOSING_WITH_TEXT = /^---(?![-|:])\s*(\S.*)$/;
const KEY = /^["']?[\p{L}_][\p{L}\p{N}_. -]*["']?[ \t]*:(?:\s|$)/u;
/** What can stand below a key: more keys, a list, an indented value. A comment looks like a heading, and so is the note's. */
const YAML_LINE = /^(?:["']?[\p{L}_][\p{L}\p{N}_.-]*["']?:|\s|-\s|$)/u;

/**
 * The block between two `---` lines at the very top, or undefined where there
 * is none: `---` is also a rule, and what stands under it may be prose.
 */
export function findFrontMatter(text: string, file: VaultPath): FrontMatterBlock | undefined {
  if (!/^---[ \t]*(?:\n|$)/.test(text)) return undefined;
  const lines = text.split('\n');
  const close = lines.findIndex(
    (line, at) => at > 0 && (CLOSING.test(line) || CLOSING_WITH_TEXT.test(line)),
  );
  if (close < 0) return unclosed(lines, file);
  const yaml = lines.slice(1, close);
  if (!isYaml(yaml)) return undefined;
  const rest = CLOSING.test(lines[close]!)
    ? undefined
    : CLOSING_WITH_TEXT.exec(lines[close]!)?.[1]?.trim();
  const bodyLines = lines.slice(close + 1);
  if (rest === undefined) return block(yaml, bodyLines, close + 2);
  return block(yaml, [rest, ...bodyLines], close + 1, [
    diagnostic(
      'front-matter-trailing-text',
      { file, line: close + 1, column: 4 },
      `The line that closes the front matter goes on with "${shorten(rest)}"; it was read as the note's first line.`,
      'Put "---" on a line of its own.',
    ),
  ]);
}

/** Without a closing line, only lines that look like keys make it front matter. */
function unclosed(lines: readonly string[], file: VaultPath): FrontMatterBlock | undefined {
  const end = lines.findIndex((line, at) => at > 0 && !YAML_LINE.test(line));
  let last = end < 0 ? lines.length : end;
  while (last > 1 && lines[last - 1]!.trim() === '') last--;
  const yaml = lines.slice(1, last);
  if (!yaml.some((line) => KEY.test(line))) return undefined;
  return block(yaml, lines.slice(last), last + 1, [
    diagnostic(
      'front-matter-unclosed',
      { file, line: 1 },
      `The front matter is never closed; it was read up to line ${last}.`,
      'Add a line "---" after the last key.',
    ),
  ]);
}

/** Nothing at all, a comment or a flow map count as well; two rules with prose between them don't. */
function isYaml(lines: readonly string[]): boolean {
  const written = lines.filter((line) => line.trim() !== '');
  return (
    written.every((line) => line.startsWith('#')) ||
    written.some((line) => KEY.test(line) || /^\s*[{?]/.test(line) || /^\s*[\w-]+:\S/.test(line))
  );
}

function block(
  yaml: readonly string[],
  body: readonly string[],
  bodyLine: number,
  diagnostics: readonly Diagnostic[] = [],
): FrontMatterBlock {
  return { yaml: yaml.join('\n'), body: body.join('\n'), bodyLine, diagnostics };
}

/** Quoted text in a message stays short. */
export function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
