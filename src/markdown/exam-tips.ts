import { defineMdastPlugin, type MdastPluginDefinition, type PluginFactoryContext } from 'satteri';

const KINDS = '(?:tips?|notes?|hints?|alerts?|traps?|watch)';
const TITLE = new RegExp(`^exam(?:[\\s-]${KINDS})?(?:\\s*[:.!–—-]|$)`, 'i');
const OPENING = new RegExp(`^exam[\\s-]${KINDS}\\s*:`, 'i');

/** Whether a callout's type or title marks it as meant for an exam: `Exam`, `Exam tip: limits`. */
export function isExamTitle(title: string): boolean {
  return TITLE.test(title.trim());
}

/**
 * Paragraphs and list items that begin with `Exam tip:`, `**Exam Tip**:` and
 * the like carry `data-exam-tip`, for their look and for what helps to study.
 * Runs after the callouts: inside one, the callout itself is marked already.
 */
export function examTipsPlugin({
  source,
}: PluginFactoryContext): MdastPluginDefinition | undefined {
  if (!/exam[\s-](?:tip|note|hint|alert|trap|watch)/i.test(source)) return undefined;
  return defineMdastPlugin({
    name: 'lectern:exam-tips',
    paragraph(node, visitor) {
      if (!OPENING.test(visitor.textContent(node))) return;
      const parent = visitor.parent(node);
      const isItem = parent.type === 'listItem' && parent.children.length === 1;
      visitor.setProperty(isItem ? parent : node, 'data', {
        hProperties: { dataExamTip: '' },
      });
    },
  });
}
