import type { BlockContent, Blockquote, Paragraph, PhrasingContent, Text } from 'mdast';
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
    let quote: Readonly<Blockquote> | undefined;
    return defineMdastPlugin({
      name: 'lectern:callouts',
      blockquote(node) {
        quote = node.children[0]?.type === 'paragraph' ? node : undefined;
      },
      // The first paragraph of a quotation is what is visited next. To read it there, and
      // texts by what they contain, asks the engine for no snapshot of the note.
      paragraph(node, visitor) {
        if (quote === undefined) return;
        const [, ...rest] = quote.children;
        const callout = readCallout(node, (text) => visitor.textContent(text));
        if (callout !== undefined) {
          const { type, fold, title, body } = callout;
          const line = visitor.textContent(node).replace(MARKER, '').split('\n', 1)[0]!;
          const isExam = isExamTitle(type) || isExamTitle(line);
          visitor.setProperty(quote, 'data', {
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
          visitor.setProperty(quote, 'children', [heading as never, ...body, ...rest]);
        }
        quote = undefined;
      },
    });
  };
}

interface Callout {
  /** Lower-case, as written. */
  readonly type: string;
  readonly fold: string;
  readonly title: PhrasingContent[];
  /** What stands in the same paragraph below the title. */
  readonly body: BlockContent[];
}

type TextOf = (text: Readonly<Text>) => string;

function readCallout({ children }: Readonly<Paragraph>, textOf: TextOf): Callout | undefined {
  const [start, ...rest] = children;
  if (start?.type !== 'text') return undefined;
  const text = textOf(start);
  const marker = MARKER.exec(text);
  if (!marker) return undefined;
  const first: Text = { type: 'text', value: text.slice(marker[0].length) };
  const { line, after } = splitAtLineEnd(first.value === '' ? rest : [first, ...rest], (node) =>
    node === first ? first.value : textOf(node),
  );
  return {
    type: marker[1]!.trim().toLowerCase(),
    fold: marker[2]!,
    title: line,
    body: after.length > 0 ? [{ type: 'paragraph', children: after }] : [],
  };
}

/** The title is the first line; what follows in the same paragraph is the body's beginning. */
function splitAtLineEnd(content: readonly PhrasingContent[], textOf: TextOf) {
  const line: PhrasingContent[] = [];
  for (const [at, node] of content.entries()) {
    if (node.type === 'break') return { line, after: content.slice(at + 1) };
    const value = node.type === 'text' ? textOf(node) : '';
    const end = value.indexOf('\n');
    if (end < 0) {
      line.push(node);
      continue;
    }
    const before = value.slice(0, end).trimEnd();
    const after = value.slice(end + 1);
    if (before !== '') line.push({ type: 'text', value: before });
    const rest = content.slice(at + 1);
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
