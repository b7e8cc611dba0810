import type { Element } from 'hast';
import {
  defineHastPlugin,
  defineMdastPlugin,
  type HastPluginDefinition,
  type MdastPluginDefinition,
  type PluginFactoryContext,
} from 'satteri';
import { foreignBlock } from './foreign.ts';
import { escapeHtml } from './highlight.ts';
import type { NoteContext } from './context.ts';

/** Numbers the code blocks that are drawn, so that the figure finds its place in the HTML. */
export function drawnCodePlugin({ figures, note }: NoteContext): MdastPluginDefinition | undefined {
  const drawn = figures(note);
  if (drawn.size === 0) return undefined;
  let next = 0;
  return defineMdastPlugin({
    name: 'lectern:drawn-code',
    code(node, visitor) {
      const block = next++;
      if (drawn.has(block)) {
        visitor.setProperty(node, 'data', {
          hProperties: { dataBlock: block },
        });
      }
    },
  });
}

/**
 * Fenced code: highlighted by classes, in a frame that a keyboard can scroll.
 * The copy button is made by the page's script, since it needs one. What only
 * the application can run is folded away under a label.
 */
export function codePlugin({ highlighter, figures, note, words }: NoteContext) {
  return ({ source }: PluginFactoryContext): HastPluginDefinition | undefined => {
    if (!/```|~~~|^(?: {4}|\t)|<pre/im.test(source)) return undefined;
    return defineHastPlugin({
      name: 'lectern:code',
      element: {
        filter: ['pre'],
        visit(node, visitor) {
          const code = node.children[0];
          if (code?.type !== 'element' || code.tagName !== 'code') return;
          const figure = figures(note).get(Number(node.properties['dataBlock'] ?? -1));
          if (figure !== undefined) {
            visitor.replaceNode(node, { type: 'raw', value: figure });
            return;
          }
          const language = languageOf(code);
          const text = visitor.textContent(code).replace(/\n$/, '');
          const foreign = language === undefined ? undefined : foreignBlock(language, text, words);
          const value = foreign ?? codeHtml(text, language, highlighter);
          visitor.replaceNode(node, { type: 'raw', value });
        },
      },
    });
  };
}

/** Longer lines may have to wrap on paper, where a mark shows it. */
const LONGEST_LINE = 60;

/** Lines of code, those that are long each in a `<span class="l">`. */
function markLongLines(html: string, code: string): string {
  const lines = code.split('\n');
  if (lines.every(({ length }) => length <= LONGEST_LINE)) return html;
  return html
    .split('\n')
    .map((line, at) => (lines[at]!.length > LONGEST_LINE ? `<span class="l">${line}</span>` : line))
    .join('\n');
}

function codeHtml(
  text: string,
  language: string | undefined,
  highlighter: NoteContext['highlighter'],
): string {
  const highlighted = language && highlighter.highlight(text, language.toLowerCase());
  const html = markLongLines(highlighted || escapeHtml(text), text);
  const named = language === undefined ? '' : ` data-language="${escapeHtml(language)}"`;
  return `<pre tabindex="0"${named}><code>${html}\n</code></pre>`;
}

function languageOf({ properties }: Element): string | undefined {
  const names = properties['className'];
  for (const name of Array.isArray(names) ? names : [names]) {
    const language = typeof name === 'string' ? /^language-(.+)$/.exec(name)?.[1] : undefined;
    if (language !== undefined) return language;
  }
  return undefined;
}
