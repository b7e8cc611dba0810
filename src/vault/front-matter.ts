import { diagnostic, type Diagnostic } from './diagnostics.ts';
import { findFrontMatter, shorten } from './front-matter-block.ts';
import { frontMatterSchema, KEY_SPELLINGS, type FrontMatter } from './front-matter-schema.ts';
import { isPlaceholder, quoteReserved } from './reserved-values.ts';
import { readYamlMap, type YamlProblem } from './yaml.ts';
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
  const block = findFrontMatter(text, file);
  if (block === undefined) {
    return { frontMatter: {}, body: text, bodyLine: 1, published: true, diagnostics: [] };
  }
  const diagnostics: Diagnostic[] = [...block.diagnostics];
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

/** The YAML's first line is line 2 of the file. */
const LINES_ABOVE = 1;

function readYaml(yaml: string, file: VaultPath, diagnostics: Diagnostic[]) {
  const { yaml: source, found } = quoteReserved(untab(yaml));
  const { values, problems, lineOf } = readYamlMap(source);
  const lines = yaml.split('\n');
  diagnostics.push(
    ...problems.map((problem) => problemFinding(problem, lines[problem.line - 1] ?? '', file)),
    ...found.map(({ value, line }) =>
      diagnostic(
        'front-matter-syntax',
        { file, line: line + LINES_ABOVE },
        `YAML reserves the sign that "${shorten(value)}" begins with; it was read as text.`,
        `Write it in quotes: "${shorten(value)}".`,
      ),
    ),
  );
  const tabbed = lines.findIndex((line) => /^ *\t[ \t]*\S/.test(line));
  if (tabbed >= 0) {
    diagnostics.push(
      diagnostic(
        'front-matter-syntax',
        { file, line: tabbed + 1 + LINES_ABOVE },
        'YAML allows no tabs for indentation; they were read as two spaces each.',
        'Indent with spaces.',
      ),
    );
  }
  return { values, lineOf: (key: string) => lineOf(key) + LINES_ABOVE };
}

function problemFinding(problem: YamlProblem, source: string, file: VaultPath): Diagnostic {
  const place = { file, line: problem.line + LINES_ABOVE, column: problem.column };
  return problem.kind === 'duplicate-key'
    ? diagnostic('duplicate-key', place, problem.message, 'Keep one of them.')
    : diagnostic(
        'front-matter-syntax',
        place,
        `The front matter is no valid YAML: ${problem.message}.`,
        yamlHint(source),
      );
}

const LEFT_OUT = 'The note is left out of the site. Write `true` or `false`.';

/** Checks each key alone, so that one bad value costs that value only. */
function checkValues(
  values: Readonly<Record<string, unknown>>,
  lineOf: (key: string) => number,
  file: VaultPath,
  diagnostics: Diagnostic[],
): FrontMatter {
  const checked: Record<string, unknown> = {};
  for (const [written, all] of Object.entries(values)) {
    const key = keyMeantBy(written);
    if (key !== written && key in values) continue;
    if (!isKnown(key)) {
      checked[written] = all;
      continue;
    }
    const value: unknown = Array.isArray(all) ? all.filter((item) => !isPlaceholder(item)) : all;
    // What may be meant to hide a note is never passed over.
    const mayHide = key === 'draft' || key === 'publish';
    const isLeftOpen = isPlaceholder(value) && !mayHide;
    if (value === null || value === '' || isLeftOpen) continue;
    const schema = frontMatterSchema.shape[key];
    const result = schema.safeParse(value);
    if (result.success) {
      checked[key] = result.data;
      continue;
    }
    const expected = result.error.issues.map((issue) => expectation(issue.message)).join(', ');
    diagnostics.push(
      diagnostic(
        key === 'permalink' ? 'unsafe-permalink' : 'front-matter-value',
        { file, line: lineOf(written) },
        `"${written}: ${shorten(JSON.stringify(value))}" can't be used: ${expected}.`,
        mayHide ? LEFT_OUT : (schema.description ?? ''),
      ),
    );
  }
  return checked;
}

function isKnown(key: string): key is keyof typeof frontMatterSchema.shape {
  return Object.hasOwn(frontMatterSchema.shape, key);
}

/** Keys are written in any case (`Tags`), and some in other words (`alias`). */
function keyMeantBy(written: string): string {
  const key = written.toLowerCase();
  const meant = Object.hasOwn(KEY_SPELLINGS, key) ? KEY_SPELLINGS[key]! : key;
  return isKnown(meant) ? meant : written;
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
    (/^[ \t]*["']?draft["']?[ \t]*:[ \t]*(?!["']?(?:false|no|off)\b)[^\s#]/im.test(yaml) ||
      /^[ \t]*["']?publish["']?[ \t]*:[ \t]*(?!["']?(?:true|yes|on)\b)[^\s#]/im.test(yaml))
  );
}

function untab(yaml: string): string {
  return yaml.replace(/^[ \t]+/gm, (indent) => indent.replaceAll('\t', '  '));
}

function yamlHint(line: string): string {
  if (/^\s*[\w-]+:[^\s/]/.test(line)) return 'Put a blank after the colon.';
  if (/:.*:\s/.test(line)) return 'A value that contains ": " must stand in quotes.';
  if (/["']/.test(line)) return 'Check that every quote is closed.';
  return 'Put values with special signs in quotes.';
}
