import { isMap, isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import { diagnostic, type Diagnostic } from './diagnostics.ts';
import { frontMatterSchema, KEY_SPELLINGS, type FrontMatter } from './front-matter-schema.ts';
import type { VaultPath } from './types.ts';

/** A note's text, parted. */
export interface ParsedNote {
  readonly frontMatter: FrontMatter;
  readonly body: string;
  /** Line of the file on which the body begins, from 1. */
  readonly bodyLine: number;
  /** False where the author, even in broken YAML, said that the note is not public. */
  readonly published: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Parts front matter from body and checks it. What can be read is used, what
 * can't is reported with its line; a bad key never takes a good one with it.
 */
export function parseNote(text: string, file: VaultPath): ParsedNote {
  const block = findBlock(text);
  if (block === undefined) {
    return { frontMatter: {}, body: text, bodyLine: 1, published: true, diagnostics: [] };
  }
  const diagnostics: Diagnostic[] = [...block.problems(file)];
  const { values, lineOf } = readYaml(block.yaml, file, diagnostics);
  const frontMatter = checkValues(values, lineOf, file, diagnostics);
  return {
    frontMatter,
    body: block.body,
    bodyLine: block.bodyLine,
    published: isPublished(frontMatter, block.yaml, diagnostics),
    diagnostics,
  };
}

interface YamlBlock {
  yaml: string;
  body: string;
  bodyLine: number;
  problems: (file: VaultPath) => Diagnostic[];
}

/** The block between two `---` lines at the very top, or undefined where there is none. */
function findBlock(text: string): YamlBlock | undefined {
  if (!/^---[ \t]*\n/.test(text)) return undefined;
  const lines = text.split('\n');
  const close = lines.findIndex((line, at) => at > 0 && /^(?:---|\.\.\.)[ \t]*$/.test(line));
  const trailing = lines.findIndex((line, at) => at > 0 && /^---[^-]/.test(line));
  if (trailing > 0 && (close < 0 || trailing < close)) {
    const rest = lines[trailing]!.slice(3).trim();
    if (rest !== '') return blockWithTrailingText(lines, trailing, rest);
  }
  if (close < 0) return unclosedBlock(text, lines);
  return {
    yaml: lines.slice(1, close).join('\n'),
    body: lines.slice(close + 1).join('\n'),
    bodyLine: close + 2,
    problems: () => [],
  };
}

function blockWithTrailingText(lines: string[], at: number, rest: string): YamlBlock {
  return {
    yaml: lines.slice(1, at).join('\n'),
    body: [rest, ...lines.slice(at + 1)].join('\n'),
    bodyLine: at + 1,
    problems: (file) => [
      diagnostic(
        'front-matter-trailing-text',
        { file, line: at + 1, column: 4 },
        `The line that closes the front matter goes on with "${shorten(rest)}"; it was read as the note's first line.`,
        'Put "---" on a line of its own.',
      ),
    ],
  };
}

/** Without a closing line, a `---` on top may as well be a rule: only lines that look like keys make it front matter. */
function unclosedBlock(text: string, lines: string[]): YamlBlock | undefined {
  const end = lines.findIndex((line, at) => at > 0 && !/^(?:[\w-]+:|\s|-\s|#|$)/.test(line));
  const last = end < 0 ? lines.length : end;
  const isKeys = lines.slice(1, last).some((line) => /^[\w-]+:(?:\s|$)/.test(line));
  if (!isKeys) return undefined;
  return {
    yaml: lines.slice(1, last).join('\n'),
    body: end < 0 ? '' : lines.slice(end).join('\n'),
    bodyLine: last + 1,
    problems: (file) => [
      diagnostic(
        'front-matter-unclosed',
        { file, line: 1 },
        `The front matter is never closed; it was read up to line ${Math.min(last, text.split('\n').length)}.`,
        'Add a line "---" after the last key.',
      ),
    ],
  };
}

interface YamlValues {
  values: Record<string, unknown>;
  /** Line of the file on which a key stands. */
  lineOf: (key: string) => number;
}

/** The YAML's first line is line 2 of the file. */
const YAML_LINE = 1;

function readYaml(yaml: string, file: VaultPath, diagnostics: Diagnostic[]): YamlValues {
  const counter = new LineCounter();
  const source = quoteReserved(untab(yaml));
  const document = parseDocument(source, { lineCounter: counter, prettyErrors: false });
  for (const error of document.errors) {
    const { line, col } = counter.linePos(error.pos[0]);
    const isDuplicate = error.code === 'DUPLICATE_KEY';
    diagnostics.push(
      diagnostic(
        isDuplicate ? 'duplicate-key' : 'front-matter-syntax',
        { file, line: line + YAML_LINE, column: col },
        isDuplicate
          ? `The key "${keyAt(source, error.pos[0])}" stands twice; the last one counts.`
          : `The front matter is no valid YAML: ${error.message.replace(/\.$/, '')}.`,
        isDuplicate ? 'Keep one of them.' : yamlHint(lineText(yaml, line)),
      ),
    );
  }
  for (const [line, value] of reservedValues(untab(yaml))) {
    diagnostics.push(
      diagnostic(
        'front-matter-syntax',
        { file, line: line + YAML_LINE },
        `YAML reserves the sign that "${value}" begins with; it was read as text.`,
        `Write it in quotes: "${value}".`,
      ),
    );
  }
  if (/^ *\t/m.test(yaml)) {
    const line = yaml.split('\n').findIndex((row) => /^ *\t/.test(row)) + 1;
    diagnostics.push(
      diagnostic(
        'front-matter-syntax',
        { file, line: line + YAML_LINE },
        'YAML allows no tabs for indentation; they were read as two spaces each.',
        'Indent with spaces.',
      ),
    );
  }
  return { values: toRecord(document), lineOf: (key) => lineOfKey(document, counter, key) };
}

function toRecord(document: Document): Record<string, unknown> {
  let value: unknown;
  try {
    // A guard against "billion laughs": aliases may not multiply without end.
    value = document.toJS({ maxAliasCount: 50 });
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    return {};
  }
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}

function lineOfKey(document: Document, counter: LineCounter, key: string): number {
  const { contents } = document;
  if (!isMap(contents)) return YAML_LINE + 1;
  const pair = contents.items.find((item) => isScalar(item.key) && item.key.value === key);
  const range = pair && isScalar(pair.key) ? pair.key.range : undefined;
  return (range ? counter.linePos(range[0]).line : 1) + YAML_LINE;
}

/** Checks each key alone, so that one bad value costs that value only. */
function checkValues(
  values: Record<string, unknown>,
  lineOf: (key: string) => number,
  file: VaultPath,
  diagnostics: Diagnostic[],
): FrontMatter {
  const checked: Record<string, unknown> = {};
  for (const [written, value] of Object.entries(values)) {
    const key = KEY_SPELLINGS[written] ?? written;
    if (key !== written && key in values) continue;
    if (!Object.hasOwn(frontMatterSchema.shape, key)) {
      checked[written] = value;
      continue;
    }
    if (value === null || value === '') continue;
    const schema = frontMatterSchema.shape[key as keyof typeof frontMatterSchema.shape];
    const result = schema.safeParse(value);
    if (result.success) {
      checked[key] = result.data;
      continue;
    }
    const expected = result.error.issues.map((issue) => expectation(issue.message)).join(', ');
    diagnostics.push(
      diagnostic(
        'front-matter-value',
        { file, line: lineOf(written) },
        `"${written}: ${shorten(JSON.stringify(value))}" can't be used: ${expected}.`,
        schema.description ?? '',
      ),
    );
  }
  return checked;
}

function expectation(message: string): string {
  return message.replace(/^Invalid input: /, '').replace(/^Invalid input$/, 'wrong kind of value');
}

/**
 * What is not meant for the public stays out even if its front matter is
 * broken beyond reading or has a value such as `publish: "no!"`.
 */
function isPublished(
  frontMatter: FrontMatter,
  yaml: string,
  diagnostics: readonly Diagnostic[],
): boolean {
  if (frontMatter.draft === true || frontMatter.publish === false) return false;
  const isBroken = diagnostics.some(({ severity }) => severity === 'error');
  return !(
    isBroken &&
    (/^\s*["']?draft["']?\s*:\s*(?!["']?(?:false|no)\b)\S/im.test(yaml) ||
      /^\s*["']?publish["']?\s*:\s*(?!["']?(?:true|yes)\b)\S/im.test(yaml))
  );
}

function untab(yaml: string): string {
  return yaml.replace(/^[ \t]+/gm, (indent) => indent.replaceAll('\t', '  '));
}

// `@` and a backtick can't begin a plain scalar (YAML 1.2, section 5.3).
const RESERVED_ITEM = /^(\s*-\s+)([@`][^\n]*?)\s*$/;
const RESERVED_VALUE = /^(\s*[\w-]+:\s+)([@`][^\n]*?)\s*$/;
const RESERVED_IN_LIST = /([[,]\s*)([@`][^,\]\n"']*?)(?=\s*[,\]])/g;

function quoteReserved(yaml: string): string {
  const quote = (_: string, before: string, value: string) => before + JSON.stringify(value);
  return yaml
    .split('\n')
    .map((line) =>
      line
        .replace(RESERVED_ITEM, quote)
        .replace(RESERVED_VALUE, quote)
        .replace(RESERVED_IN_LIST, quote),
    )
    .join('\n');
}

function reservedValues(yaml: string): [line: number, value: string][] {
  return yaml.split('\n').flatMap((line, at) => {
    const whole = RESERVED_ITEM.exec(line) ?? RESERVED_VALUE.exec(line);
    const values = whole ? [whole[2]!] : [...line.matchAll(RESERVED_IN_LIST)].map((m) => m[2]!);
    return values.map((value): [number, string] => [at + 1, value]);
  });
}

function yamlHint(line: string): string {
  if (/^\s*[\w-]+:\S/.test(line)) return 'Put a blank after the colon.';
  if (/:.*:\s/.test(line)) return 'A value that contains ": " must stand in quotes.';
  if (/["']/.test(line)) return 'Check that every quote is closed.';
  return 'Put values with special signs in quotes.';
}

function keyAt(source: string, offset: number): string {
  return /^[^:\n]*/.exec(source.slice(offset))![0].trim();
}

function lineText(text: string, line: number): string {
  return text.split('\n')[line - 1] ?? '';
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
