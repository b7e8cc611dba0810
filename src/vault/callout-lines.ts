import { parseMarkdown, visit } from './parse-markdown.ts';

const UNDERLINE = /^[ \t]*>[ \t>]*(?:-+|=+)[ \t]*$/m;

/**
 * `> [!note] Title` above `> ---` is a callout that begins with a rule: for the
 * parser the title would be a heading, underlined. A lone `-` is a list without
 * items. Each line stays on its line.
 */
export function calloutTitlesAsText(body: string): string {
  if (!body.includes('[!') || !UNDERLINE.test(body)) return body;
  const lines = body.split('\n');
  visit(parseMarkdown(body), (node, parents) => {
    if (node.type !== 'heading' || parents.at(-1)?.type !== 'blockquote' || !node.position) return;
    const { start, end } = node.position;
    if (!body.startsWith('[!', start.offset)) return;
    const at = end.line - 1;
    const [, before, underline] = /^([ \t>]*?)[ \t]*(-+|=+)[ \t]*$/.exec(lines[at]!) ?? [];
    if (before === undefined || underline === undefined) return;
    if (underline === '-') lines[at] = before;
    else lines[at] = underline.startsWith('-') ? `${before} ***` : `${before} \\${underline}`;
  });
  return lines.join('\n');
}
