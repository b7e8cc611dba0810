import { isMap, isScalar, LineCounter, parseDocument, type Document } from 'yaml';

/** One thing that is wrong with a piece of YAML; places count from 1. */
export interface YamlProblem {
  readonly kind: 'duplicate-key' | 'syntax';
  readonly message: string;
  readonly line: number;
  readonly column: number;
}

/** The keys and values of a YAML map, as far as they can be read. */
export interface YamlMap {
  readonly values: Readonly<Record<string, unknown>>;
  readonly problems: readonly YamlProblem[];
  /** Line on which a key stands, from 1; 1 for a key that isn't there. */
  readonly lineOf: (key: string) => number;
}

/** A guard against "billion laughs": aliases may not multiply without end. */
const MAX_ALIASES = 50;
/** More findings than this help nobody, and each costs time. */
const MAX_PROBLEMS = 20;

/** Reads YAML that is meant to be a map. Never throws. */
export function readYamlMap(source: string): YamlMap {
  const counter = new LineCounter();
  const options = { lineCounter: counter, prettyErrors: false, logLevel: 'silent' } as const;
  // The library looks for doubled keys by comparing each with each; we count them.
  const document = parseDocument(source, { ...options, uniqueKeys: false });
  const placeOf = (offset: number) => {
    const { line, col } = counter.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const problems = document.errors.slice(0, MAX_PROBLEMS).map((error): YamlProblem => ({
    kind: 'syntax',
    message: error.message.replace(/\.$/, ''),
    ...placeOf(error.pos[0]),
  }));
  const offsets = keyOffsets(document, (key, offset) => {
    const message = `The key "${key}" stands twice; the last one counts.`;
    problems.push({ kind: 'duplicate-key', message, ...placeOf(offset) });
  });
  const lineOf = (key: string) => placeOf(offsets.get(key) ?? 0).line;
  return { values: valuesOf(document, problems), problems, lineOf };
}

/** Where each top-level key stands: its first place, in case of a second one that one. */
function keyOffsets(document: Document, onDuplicate: (key: string, offset: number) => void) {
  const offsets = new Map<string, number>();
  if (!isMap(document.contents)) return offsets;
  for (const { key } of document.contents.items) {
    if (!isScalar(key)) continue;
    const name = String(key.value);
    const offset = key.range?.[0] ?? 0;
    if (offsets.has(name)) onDuplicate(name, offset);
    offsets.set(name, offset);
  }
  return offsets;
}

function valuesOf(document: Document, problems: YamlProblem[]): Record<string, unknown> {
  try {
    const value: unknown = document.toJS({ maxAliasCount: MAX_ALIASES });
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return value as Record<string, unknown>;
    }
    if (value != null && problems.length === 0) {
      const message = 'expected lines of the form "key: value"';
      problems.push({ kind: 'syntax', message, line: 1, column: 1 });
    }
    return {};
  } catch (error) {
    // An alias (`*name`) without its anchor, or too many of them.
    if (!(error instanceof ReferenceError)) throw error;
    problems.push({ kind: 'syntax', message: error.message, line: 1, column: 1 });
    return {};
  }
}
