import katex from 'katex';
import { defineMdastPlugin, type MdastPluginDefinition, type PluginFactoryContext } from 'satteri';
import { diagnostic } from '../vault/diagnostics.ts';
import { escapeHtml } from './highlight.ts';
import type { NoteContext } from './context.ts';
import type { Slots } from './slots.ts';

/**
 * Formulas, rendered by KaTeX at build time as HTML for the eye and MathML for
 * screen readers. One that can't be read is shown as it was written.
 */
export function mathPlugin(context: NoteContext, slots: Slots) {
  return ({ source }: PluginFactoryContext): MdastPluginDefinition | undefined => {
    if (!source.includes('$')) return undefined;
    const render = (value: string, display: boolean, line: number) => {
      const html = formulaHtml(value, display, (problem) => {
        const place = {
          file: context.note.path,
          line: line + context.note.bodyLine - 1,
        };
        const message = `The formula "${value.trim().slice(0, 80)}" can't be read: ${problem}`;
        context.report(diagnostic('math-failed', place, message, 'It is shown as it was written.'));
      });
      if (html.startsWith('<code')) return html;
      return display ? blockOf(html, context.words.formula) : html;
    };
    return defineMdastPlugin({
      name: 'lectern:math',
      options: { position: true },
      inlineMath(node, visitor) {
        const start = node.position?.start;
        const display = source.startsWith('$$', start?.offset);
        const html = render(node.value, display, start?.line ?? 1);
        const isBlock = display && visitor.parent(node).type === 'paragraph';
        visitor.replaceNode(node, isBlock ? slots.block(html) : slots.inline(html));
      },
      math(node, visitor) {
        visitor.replaceNode(
          node,
          slots.block(render(node.value, true, node.position?.start.line ?? 1)),
        );
      },
    });
  };
}

/** A long formula scrolls in a frame of its own, which a keyboard can reach. */
function blockOf(html: string, name: string): string {
  return `<div class="math" role="group" aria-label="${escapeHtml(name)}" tabindex="0">${html}</div>`;
}

function formulaHtml(value: string, display: boolean, fail: (problem: string) => void): string {
  try {
    return katex.renderToString(value, {
      displayMode: display,
      output: 'htmlAndMathml',
      strict: false,
      // Notes are not trusted: no links, no HTML, no endless macros, no giant boxes.
      trust: false,
      maxExpand: 1000,
      maxSize: 50,
    });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    fail(error.message.replace(/^KaTeX parse error: /, ''));
    return `<code class="math-source">${escapeHtml(value)}</code>`;
  }
}
