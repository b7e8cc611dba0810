import type { Blockquote, BlockContent, Paragraph, PhrasingContent, Text } from 'mdast';
import { defineMdastPlugin, type MdastPluginDefinition, type PluginFactoryContext } from 'satteri';
import { slug } from '../vault/names.ts';
import type { Words } from '../words/index.ts';
import { isExamTitle } from './exam-tips.ts';
import type { NoteContext } from './context.ts';

/** `[!type]`, perhaps with metadata that themes use (`[!info|left]`), perhaps foldable (`-`, `+`). */
const MARKER = /^\[!([^\]|\n]+)(?:\|[^\]\n]*)?\]([+-]?)[^\S\n]*/;

/** The application's other names for its callouts. */
const ALIASES: Readonly<Record<string, string>> = {
  summary: 'abstract',
  tldr: 'abstract',
  hint: 'tip',
  important: 'tip',
  check: 'success',
  done: 'success',
  help: 'question',
  faq: 'question',
  caution: 'warning',
  attention: 'warning',
  fail: 'failure',
  missing: 'failure',
  error: 'danger',
  cite: 'quote',
};

/**
 * `> [!type] Title`: a block with its title, `<details>` where the author made
 * it foldable. Types of the author's own keep their name in `data-callout`;
 * without a title the type's name stands there, as written.
 */
export function calloutsPlugin({ words }: NoteContext) {
  return ({ source }: PluginFactoryContext): MdastPluginDefinition | undefined => {
    if (!/>[ \t]*\[!/.test(source)) return undefined;
    return defineMdastPlugin({
      name: 'lectern:callouts',
      blockquote(node, visitor) {
        const callout = readCallout(node);
        if (callout === undefined) return;
        const { type, fold, title, body } = callout;
        const line = visitor.textContent(node.children[0]!).replace(MARKER, '').split('\n', 1)[0]!;
        const isExam = isExamTitle(type) || isExamTitle(line);
        visitor.setProperty(node, 'data', {
          hName: fold === '' ? 'div' : 'details',
          hProperties: {
            className: 'callout',
            dataCallout: ALIASES[type] ?? slug(type),
            ...(isExam ? { dataExamTip: '' } : {}),
            ...(fold === '+' ? { open: true } : {}),
            ...(fold === '' ? { role: 'note' } : {}),
          },
        });
        const hName = fold === '' ? 'p' : 'summary';
        const heading = {
          type: 'calloutTitle',
          data: { hName, hProperties: { className: 'callout-title' } },
          children: title.length > 0 ? title : [{ type: 'text', value: labelOf(type, words) }],
        };
        visitor.setProperty(node, 'children', [heading as never, ...body]);
      },
    });
  };
}

interface Callout {
  /** Lower-case, as written. */
  readonly type: string;
  readonly fold: string;
  readonly title: PhrasingContent[];
  readonly body: BlockContent[];
}

function readCallout(node: Readonly<Blockquote>): Callout | undefined {
  const [first, ...rest] = node.children;
  if (first?.type !== 'paragraph') return undefined;
  const [start] = first.children;
  const marker = start?.type === 'text' ? MARKER.exec(start.value) : null;
  if (!marker) return undefined;
  const content = withoutMarker(first, marker[0].length);
  const { line, after } = splitAtLineEnd(content);
  const body = after.length > 0 ? [{ type: 'paragraph', children: after } as const] : [];
  return {
    type: marker[1]!.trim().toLowerCase(),
    fold: marker[2]!,
    title: line,
    body: [...body, ...(rest as BlockContent[])],
  };
}

function withoutMarker(paragraph: Paragraph, length: number): PhrasingContent[] {
  const [start, ...rest] = paragraph.children;
  const value = (start as Text).value.slice(length);
  return value === '' ? rest : [{ type: 'text', value }, ...rest];
}

/** The title is the first line; what follows in the same paragraph is the body's beginning. */
function splitAtLineEnd(content: readonly PhrasingContent[]) {
  const line: PhrasingContent[] = [];
  for (const [at, node] of content.entries()) {
    const rest = content.slice(at + 1);
    if (node.type === 'break') return { line, after: rest };
    const end = node.type === 'text' ? node.value.indexOf('\n') : -1;
    if (end < 0) {
      line.push(node);
      continue;
    }
    const { value } = node as Text;
    const before = value.slice(0, end).trimEnd();
    const after = value.slice(end + 1);
    if (before !== '') line.push({ type: 'text', value: before });
    return {
      line,
      after: after === '' ? rest : [{ type: 'text', value: after } as const, ...rest],
    };
  }
  return { line, after: [] };
}

function labelOf(type: string, { callouts }: Words): string {
  const known = new Map(Object.entries(callouts)).get(type);
  const name = known ?? type.replace(/[-_]+/g, ' ');
  return name.charAt(0).toUpperCase() + name.slice(1);
}
