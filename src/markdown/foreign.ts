import { defineMdastPlugin, type MdastPluginDefinition, type PluginFactoryContext } from 'satteri';
import { fill, type Words } from '../words/index.ts';
import { setAttributes } from './attributes.ts';
import type { NoteContext } from './context.ts';
import { escapeHtml } from './highlight.ts';

/** Fenced blocks that plugins of the application run, and what they are to a reader. */
const PROGRAMS: Readonly<Record<string, keyof Words['programs']>> = {
  dataview: 'dataview',
  dataviewjs: 'dataviewScript',
  tasks: 'tasks',
  query: 'search',
  base: 'base',
  bases: 'base',
  templater: 'templaterScript',
  button: 'button',
  meta: 'metaBind',
  'meta-bind': 'metaBind',
  'meta-bind-button': 'button',
  'js-engine': 'script',
  kanban: 'kanban',
  excalidraw: 'excalidraw',
  'compressed-json': 'excalidraw',
};

/**
 * A block that only the application can run: what it is, and its text for those
 * who open it. Undefined for any other language.
 */
export function foreignBlock(language: string, code: string, words: Words): string | undefined {
  const program = PROGRAMS[language.toLowerCase()];
  if (program === undefined) return undefined;
  const label = escapeHtml(fill(words.runsElsewhere, words.programs[program]));
  const source = `<pre tabindex="0"><code>${escapeHtml(code)}\n</code></pre>`;
  return `<details class="foreign" data-foreign="${escapeHtml(language.toLowerCase())}"><summary>${label}</summary>${source}</details>`;
}

// Dataview's inline queries, by their default marks, and Templater's commands.
const QUERY = /^(?:\$=|=\s*(?:this\b|\[\[|dv\.|[a-z]+\())/i;
const TEMPLATE = /^<%[^]*%>$/;

/** Inline code that the application would replace by its result says so. */
export function foreignCodePlugin({ words }: NoteContext) {
  return ({ source }: PluginFactoryContext): MdastPluginDefinition | undefined => {
    if (!/`(?:\$?=|<%)/.test(source)) return undefined;
    return defineMdastPlugin({
      name: 'lectern:foreign-code',
      inlineCode(node, visitor) {
        const name = QUERY.test(node.value)
          ? words.programs.dataview
          : TEMPLATE.test(node.value)
            ? words.programs.templaterCommand
            : undefined;
        if (name === undefined) return;
        setAttributes(visitor, node, {
          className: 'foreign',
          title: fill(words.runsElsewhere, name),
        });
      },
    });
  };
}
