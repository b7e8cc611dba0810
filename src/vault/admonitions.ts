import type { Code } from 'mdast';
import { parseMarkdown, visit } from './parse-markdown.ts';

/** Admonitions in admonitions: deeper than this nobody writes. */
const MAX_DEPTH = 4;
const SETTING = /^(title|collapse|icon|color|metadata):[ \t]*(.*)$/i;
const FOLDS: Readonly<Record<string, string>> = { open: '+', closed: '-', true: '-' };

/**
 * The blocks of the Admonition plugin, fences marked `ad-note` that hold
 * Markdown, as callouts. Each line stays on its line.
 */
export function admonitionsAsCallouts(body: string): string {
  let result = body;
  for (let depth = 0; depth < MAX_DEPTH && /(?:`{3}|~{3})ad-/i.test(result); depth++) {
    const lines = result.split('\n');
    const fences: Code[] = [];
    visit(parseMarkdown(result), (node) => {
      if (node.type === 'code' && /^ad-[\w-]+$/i.test(node.lang ?? '')) fences.push(node);
    });
    if (fences.length === 0) break;
    fences.forEach((fence) => {
      rewrite(lines, fence);
    });
    result = lines.join('\n');
  }
  return result;
}

function rewrite(lines: string[], { lang, meta, position }: Code) {
  const { start, end } = position!;
  const first = start.line - 1;
  const last = end.line - 1;
  const settings = new Map<string, string>();
  let content = first + 1;
  for (; content <= last; content++) {
    const [, name, value] = SETTING.exec(lines[content]!.replace(/^[ \t>]+/, '')) ?? [];
    if (name === undefined) break;
    settings.set(name.toLowerCase(), value!.trim());
  }
  const fold = FOLDS[settings.get('collapse')?.toLowerCase() ?? ''] ?? '';
  const title = settings.get('title') ?? meta?.replace(/^title:[ \t]*/i, '') ?? '';
  const before = lines[first]!.slice(0, start.column - 1);
  lines[first] = `${before}> [!${lang!.slice(3).toLowerCase()}]${fold} ${title}`.trimEnd();
  for (let at = first + 1; at <= last; at++) {
    const line = lines[at]!;
    const indent = /^[ \t>]*/.exec(line.slice(0, start.column - 1))![0];
    const rest = line.slice(indent.length);
    const isEnd = at === last && /^[ \t]*(?:`{3,}|~{3,})[ \t]*$/.test(rest);
    lines[at] = isEnd ? indent.trimEnd() : `${indent}> ${at < content ? '' : rest}`.trimEnd();
  }
}
