/** A fenced block of a Markdown text. */
export interface Fence {
  /** Index of the line that opens it, and of the one that closes it (or the line after the last). */
  readonly open: number;
  readonly close: number;
  /** What stands before the fence on its line: indentation, `>` of a quote, a list marker. */
  readonly prefix: string;
  readonly marker: string;
  /** The words after the opening fence. */
  readonly info: readonly string[];
  /** The block's text, the fence's own indentation removed. */
  readonly text: string;
}

const OPEN = /^((?:[ \t]*(?:>|[-*+]|\d{1,9}[.)]))*[ \t]*)(`{3,}|~{3,})[ \t]*(.*?)[ \t]*$/u;
const QUOTES = /^(?:[ \t]*>[ \t]?)*/u;

/** Languages of fences that may hold a drawing. */
const CANDIDATES = new Set([
  '',
  'text',
  'txt',
  'ascii',
  'plain',
  'plaintext',
  'diagram',
  'ascii-art',
  'asciiart',
  'drawing',
  'no-highlight',
  'nohighlight',
]);

// The depth of quotes, and the columns that belong to the list around a fence.
function innerLine(line: string, prefix: string): string {
  const depth = prefix.split('>').length - 1;
  let rest = line;
  for (let i = 0; i < depth; i++) rest = rest.replace(/^[ \t]*>/u, '');
  const after = prefix.slice(prefix.lastIndexOf('>') + 1);
  const indent = depth > 0 ? after.length : prefix.length;
  const blank = /^[ \t]*/u.exec(rest)![0].length;
  return rest.slice(Math.min(indent, blank));
}

function closeOf(lines: readonly string[], open: number, prefix: string, marker: string): number {
  const closing = new RegExp(`^[ \\t]*${marker[0]!}{${marker.length},}[ \\t]*$`, 'u');
  const quoted = prefix.includes('>');
  for (let i = open + 1; i < lines.length; i++) {
    const line = lines[i]!;
    // A quote ends where its marks end, and takes an unclosed fence with it.
    if (quoted && !/^[ \t]*>/u.test(line)) return i;
    if (closing.test(line.replace(QUOTES, ''))) return i;
  }
  return lines.length;
}

/** Finds the fenced blocks of a Markdown text, as CommonMark does; also in quotes and lists. */
export function fencesOf(markdown: string): Fence[] {
  const lines = markdown.split('\n');
  const fences: Fence[] = [];
  for (let i = 0; i < lines.length; i++) {
    const match = OPEN.exec(lines[i]!.replace(/\r$/u, ''));
    if (!match) continue;
    const [, prefix, marker, info] = match as unknown as [string, string, string, string];
    // Four columns of indentation make code of a fence, backticks in the info a code span.
    if (/^(?: {4}|\t)/u.test(prefix) && !/\S/u.test(prefix) && !inList(lines, i)) continue;
    if (marker.startsWith('`') && info.includes('`')) continue;
    const close = closeOf(lines, i, prefix, marker);
    const text = lines
      .slice(i + 1, close)
      .map((line) => innerLine(line.replace(/\r$/u, ''), prefix));
    fences.push({
      open: i,
      close,
      prefix,
      marker,
      info: info.split(/\s+/u).filter(Boolean),
      text: text.join('\n'),
    });
    i = close;
  }
  return fences;
}

// Whether an indented line belongs to the list item above it.
function inList(lines: readonly string[], index: number): boolean {
  for (let i = index - 1; i >= 0; i--) {
    if (/^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]/u.test(lines[i]!)) return true;
    if (/^\S/u.test(lines[i]!)) return false;
  }
  return false;
}

/** What the author wants of a fence: `diagram` forces, `no-diagram` forbids. */
export function wishOf({ info }: Pick<Fence, 'info'>): 'force' | 'forbid' | 'none' {
  const words = info.map((word) => word.toLowerCase());
  if (words.includes('no-diagram')) return 'forbid';
  return words.includes('diagram') ? 'force' : 'none';
}

/** Whether a fence may hold a drawing: it has no language, or one that means plain text. */
export const isCandidate = (fence: Pick<Fence, 'info'>): boolean =>
  CANDIDATES.has((fence.info[0] ?? '').toLowerCase().replace(/^no-diagram$/u, ''));
