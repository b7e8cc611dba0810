/** A value that begins with a sign which YAML keeps for itself. */
export interface ReservedValue {
  readonly value: string;
  /** Line in the YAML, from 1. */
  readonly line: number;
}

// `@` and a backtick can't begin a plain scalar, and `*` begins an alias, `%` a
// directive (YAML 1.2, sections 5.3, 7.1); no front matter that a person writes means those.
const ITEM = /^(\s*-\s+)([@`*%].*)$/;
const VALUE = /^(\s*[\w-]+:\s+)([@`*%].*)$/;
const IN_LIST = /([[,]\s*)([@`*%][^,\]"']*)(?=[,\]])/g;

// What a template leaves to be filled in: YAML would read braces as a map.
const PLACEHOLDER = /^(\s*(?:-|[\w-]+:)\s+)((?:\{\{|<%).*)$/;

/** Whether a value is a placeholder of a template, `{{date}}` or `<% tp.date.now() %>`: nobody has given one yet. */
export function isPlaceholder(value: unknown): boolean {
  return typeof value === 'string' && /^(?:\{\{.*\}\}|<%.*%>)/s.test(value);
}

/**
 * Puts values such as `@handle` or `*Title*` into quotes, so that one of them
 * doesn't cost its author the whole front matter. Placeholders are quoted as
 * well, and are no finding: a template is meant to have them.
 */
export function quoteReserved(yaml: string): { yaml: string; found: readonly ReservedValue[] } {
  const found: ReservedValue[] = [];
  const lines = yaml.split('\n').map((line, at) => {
    const quote = (_: string, before: string, written: string) => {
      const value = written.trimEnd();
      found.push({ value, line: at + 1 });
      return before + JSON.stringify(value);
    };
    const placeholder = PLACEHOLDER.exec(line);
    if (placeholder) return placeholder[1]! + JSON.stringify(placeholder[2]!.trimEnd());
    if (ITEM.test(line)) return line.replace(ITEM, quote);
    if (VALUE.test(line)) return line.replace(VALUE, quote);
    return line.replace(IN_LIST, quote);
  });
  return { yaml: lines.join('\n'), found };
}
