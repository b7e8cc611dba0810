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
import type { Slots } from './slots.ts';

/**
 * Fenced code: highlighted by classes, in a frame that a keyboard can scroll.
 * The copy button is made by the page's script, since it needs one. What only
 * the application can run is folded away under a label, and what is a diagram
 * gives way to its figure.
 */
export function codePlugin(context: NoteContext, slots: Slots): MdastPluginDefinition {
  const figures = context.figures(context.note);
  let blocks = 0;
  return defineMdastPlugin({
    name: 'lectern:code',
    code(node, visitor) {
      const figure = figures.get(blocks++);
      const html = figure ?? blockHtml(node.value, node.lang ?? undefined, context);
      visitor.replaceNode(node, slots.inPlace(html));
    },
  });
}

/** The same for code in the author's own HTML. */
export function htmlCodePlugin(context: NoteContext) {
  return ({ source }: PluginFactoryContext): HastPluginDefinition | undefined => {
    if (!/<pre/i.test(source)) return undefined;
    return defineHastPlugin({
      name: 'lectern:html-code',
      element: {
        filter: ['pre'],
        visit(node, visitor) {
          const code = node.children[0];
          if (code?.type !== 'element' || code.tagName !== 'code') return;
          const text = visitor.textContent(code).replace(/\n$/, '');
          const value = blockHtml(text, languageOf(code), context);
          visitor.replaceNode(node, { type: 'raw', value });
        },
      },
    });
  };
}

function blockHtml(
  text: string,
  language: string | undefined,
  { highlighter, words }: NoteContext,
): string {
  const foreign = language === undefined ? undefined : foreignBlock(language, text, words);
  return foreign ?? codeHtml(text, language, highlighter);
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
