import { defineMdastPlugin, type MdastPluginDefinition, type PluginFactoryContext } from 'satteri';
import { setAttributes } from './attributes.ts';
import { escapeHtml } from './highlight.ts';

/** Fenced blocks that plugins of the application run, and what they are to a reader. */
const PROGRAMS: Readonly<Record<string, string>> = {
  dataview: 'Dataview query',
  dataviewjs: 'Dataview script',
  tasks: 'Tasks query',
  query: 'Search query',
  base: 'Base',
  bases: 'Base',
  templater: 'Templater script',
  button: 'Button',
  meta: 'Meta Bind',
  'meta-bind': 'Meta Bind',
  'meta-bind-button': 'Button',
  'js-engine': 'Script',
  kanban: 'Kanban board',
  excalidraw: 'Excalidraw drawing',
  'compressed-json': 'Excalidraw drawing',
};

/**
 * A block that only the application can run: what it is, and its text for those
 * who open it. Undefined for any other language.
 */
export function foreignBlock(language: string, code: string): string | undefined {
  const name = PROGRAMS[language.toLowerCase()];
  if (name === undefined) return undefined;
  const source = `<pre tabindex="0"><code>${escapeHtml(code)}\n</code></pre>`;
  return `<details class="foreign" data-foreign="${escapeHtml(language.toLowerCase())}"><summary>${name}, which runs in Obsidian only</summary>${source}</details>`;
}

// Dataview's inline queries, by their default marks, and Templater's commands.
const QUERY = /^(?:\$=|=\s*(?:this\b|\[\[|dv\.|[a-z]+\())/i;
const TEMPLATE = /^<%[^]*%>$/;

/** Inline code that the application would replace by its result says so. */
export function foreignCodePlugin({
  source,
}: PluginFactoryContext): MdastPluginDefinition | undefined {
  if (!/`(?:\$?=|<%)/.test(source)) return undefined;
  return defineMdastPlugin({
    name: 'lectern:foreign-code',
    inlineCode(node, visitor) {
      const name = QUERY.test(node.value)
        ? 'Dataview query'
        : TEMPLATE.test(node.value)
          ? 'Templater command'
          : undefined;
      if (name === undefined) return;
      setAttributes(visitor, node, {
        className: 'foreign',
        title: `${name}, which runs in Obsidian only`,
      });
    },
  });
}
