import { defineMdastPlugin, type MdastPluginDefinition, type PluginFactoryContext } from 'satteri';
import { diagnostic } from '../vault/diagnostics.ts';
import { withoutFilling } from '../vault/display-math.ts';
import { formulaHtml } from './formula.ts';
import { escapeHtml } from './highlight.ts';
import type { NoteContext } from './context.ts';
import type { Slots } from './slots.ts';

/** Formulas, rendered at build time. What one defines (`\newcommand`) holds for all that follow. */
export function mathPlugin(context: NoteContext, slots: Slots) {
  return ({ source }: PluginFactoryContext): MdastPluginDefinition | undefined => {
    if (!source.includes('$')) return undefined;
    const macros = { ...context.macros };
    const render = (written: string, display: boolean, line: number) => {
      const value = withoutFilling(written);
      const html = formulaHtml(value, display, macros, (problem) => {
        const place = {
          file: context.note.path,
          line: line + context.note.bodyLine - 1,
        };
        const message = `The formula "${value.trim().slice(0, 80)}" can't be read: ${problem}`;
        context.report(
          diagnostic('math-failed', place, message, 'It is shown as far as it can be read.'),
        );
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
        visitor.replaceNode(node, isBlock ? slots.block(html) : slots.inPlace(html));
      },
      math(node, visitor) {
        visitor.replaceNode(
          node,
          slots.inPlace(render(node.value, true, node.position?.start.line ?? 1)),
        );
      },
    });
  };
}

/** A long formula scrolls in a frame of its own, which a keyboard can reach. */
function blockOf(html: string, name: string): string {
  return `<div class="math" role="group" aria-label="${escapeHtml(name)}" tabindex="0">${html}</div>`;
}
