import type { Element } from 'hast';
import {
  defineHastPlugin,
  defineMdastPlugin,
  type HastPluginDefinition,
  type MdastPluginDefinition,
} from 'satteri';
import { escapeHtml } from './highlight.ts';
import type { NoteContext } from './context.ts';

/** Numbers the code blocks that are drawn, so that the figure finds its place in the HTML. */
export function drawnCodePlugin({ figures }: NoteContext): MdastPluginDefinition | undefined {
  if (figures.size === 0) return undefined;
  let next = 0;
  return defineMdastPlugin({
    name: 'lectern:drawn-code',
    code(node, visitor) {
      const block = next++;
      if (figures.has(block))
        visitor.setProperty(node, 'data', { hProperties: { dataBlock: block } });
    },
  });
}

/**
 * Fenced code: highlighted by classes, in a frame that a keyboard can scroll.
 * The copy button is made by the page's script, since it needs one.
 */
export function codePlugin({ highlighter, figures }: NoteContext): HastPluginDefinition {
  return defineHastPlugin({
    name: 'lectern:code',
    element: {
      filter: ['pre'],
      visit(node, visitor) {
        const code = node.children[0];
        if (code?.type !== 'element' || code.tagName !== 'code') return;
        const figure = figures.get(Number(node.properties['dataBlock'] ?? -1));
        if (figure !== undefined) {
          visitor.replaceNode(node, { type: 'raw', value: figure });
          return;
        }
        const language = languageOf(code);
        const text = visitor.textContent(code).replace(/\n$/, '');
        const html =
          language === undefined ? undefined : highlighter.highlight(text, language.toLowerCase());
        const label = language === undefined ? '' : ` data-language="${escapeHtml(language)}"`;
        visitor.replaceNode(node, {
          type: 'raw',
          value: `<pre tabindex="0"${label}><code>${html ?? escapeHtml(text)}\n</code></pre>`,
        });
      },
    },
  });
}

function languageOf(code: Element): string | undefined {
  const names = code.properties['className'];
  const list = Array.isArray(names) ? names : [names];
  for (const name of list) {
    const language = /^language-(.+)$/.exec(name ?? '')?.[1];
    if (language !== undefined) return language;
  }
  return undefined;
}
