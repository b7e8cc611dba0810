import { markdownToHtml, type HastPluginList, type MdastPluginList } from 'satteri';
import { FEATURES } from '../vault/parse-markdown.ts';
import { blockIdsPlugin } from './block-ids.ts';
import { codePlugin, drawnCodePlugin } from './code.ts';
import type { NoteContext } from './context.ts';
import { headingsPlugin } from './headings.ts';
import { linksPlugin } from './links.ts';
import { rawHtmlPlugin, sanitizePlugin } from './html.ts';
import { tablesPlugin } from './tables.ts';
import { tagLinksPlugin } from './tag-links.ts';

/** Part of the key of every cached page: raise it when the same note would give other HTML. */
export const PIPELINE_VERSION = 1;

/** The plugins for one note, in the order in which they run; Markdown and MDX share them. */
export function pluginsFor(context: NoteContext): { mdast: MdastPluginList; hast: HastPluginList } {
  return {
    mdast: [
      drawnCodePlugin(context),
      rawHtmlPlugin(context),
      tagLinksPlugin(context),
      blockIdsPlugin,
      linksPlugin(context),
      headingsPlugin(context),
    ],
    hast: [sanitizePlugin(context), tablesPlugin(), codePlugin(context)],
  };
}

/** A note as HTML, without its title. Its links are checked against the index; nothing in it can run. */
export function renderNote(context: NoteContext): string {
  const { mdast, hast } = pluginsFor(context);
  const result = markdownToHtml(context.note.body, {
    features: {
      ...FEATURES,
      gfm: { footnotes: { label: 'Footnotes', clobberPrefix: '' } },
      rawHtml: context.note.body.includes('<'),
    },
    mdastPlugins: mdast,
    hastPlugins: hast,
  });
  if (result instanceof Promise) throw new TypeError('All plugins of notes are synchronous.');
  return result.html;
}
