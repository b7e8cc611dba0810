import { markdownToHtml, type Features, type HastPluginList, type MdastPluginList } from 'satteri';
import { diagnostic, type Diagnostic } from '../vault/diagnostics.ts';
import type { Note } from '../vault/index.ts';
import { FEATURES } from '../vault/parse-markdown.ts';
import { answersPlugin } from './answers.ts';
import { fill } from '../words/index.ts';
import { blockIdsPlugin } from './block-ids.ts';
import { canvasHtml } from './canvas.ts';
import { calloutsPlugin } from './callouts.ts';
import { codePlugin, htmlCodePlugin } from './code.ts';
import { Composer, type Fragment } from './compose.ts';
import { directionsPlugin } from './directions.ts';
import { drawingHtml } from './drawings.ts';
import { emptyLinksPlugin } from './empty-links.ts';
import { embedMark, type Embed } from './embed-source.ts';
import { embedsPlugin } from './embeds.ts';
import { examTipsPlugin } from './exam-tips.ts';
import { foreignCodePlugin } from './foreign.ts';
import { headingsPlugin } from './headings.ts';
import { escapeHtml } from './highlight.ts';
import { highlightsPlugin } from './highlights.ts';
import { htmlPlugin } from './html.ts';
import { holdsHtml } from './html-tokens.ts';
import { joinedLinesPlugin, lineBreaksPlugin } from './line-breaks.ts';
import { linksPlugin } from './links.ts';
import { mathPlugin } from './math.ts';
import { referencesPlugin } from './references.ts';
import { sanitizePlugin } from './sanitize.ts';
import { Slots } from './slots.ts';
import { summariesPlugin } from './summaries.ts';
import { tablesPlugins } from './tables.ts';
import { tagLinksPlugin } from './tag-links.ts';
import { taskLabelsPlugin, tasksPlugin } from './tasks.ts';
import { Walk } from './walk.ts';
import type { NoteContext } from './context.ts';

/** A note as HTML, without its title. Its links are checked against the index; nothing in it can run. */
export function renderNote(context: NoteContext): string {
  const composer = new Composer(context, (note) => fragmentOf(note, context));
  const fragment = fragmentOf(context.note, context);
  fragment.findings.forEach((finding) => {
    context.report(finding);
  });
  return composer.page(fragment);
}

/**
 * The plugins for one note, in the order in which they run, and the parser's
 * features that go with them: what a `.mdx` note is compiled with.
 */
export function pluginsFor(context: NoteContext) {
  const composer = new Composer(context, (note) => fragmentOf(note, context));
  return pipeline(context, (embed) => composer.embed(embed));
}

/** Rendered once, however many notes embed it. What none embeds is not kept: its HTML is asked for once. */
function fragmentOf(note: Note, context: NoteContext): Fragment {
  const known = context.fragments.get(note.path);
  if (known) return known;
  const findings: Diagnostic[] = [];
  const own = {
    ...context,
    note,
    report: (finding: Diagnostic) => findings.push(finding),
  };
  const fragment = renderFragment(own, findings);
  const isEmbedded = context.index.backlinksToNote(note.path).some(({ link }) => link.embed);
  if (isEmbedded) context.fragments.set(note.path, fragment);
  return fragment;
}

function renderFragment(context: NoteContext, findings: readonly Diagnostic[]): Fragment {
  const embeds: Embed[] = [];
  const render = (note: Note) =>
    markdownHtml({ ...context, note }, (embed) => embedMark(embeds.push(embed) - 1));
  const { note } = context;
  const html =
    drawingHtml(context) ?? (note.canvas ? canvasHtml(context, note.canvas, render) : render(note));
  return { html, embeds, findings };
}

function markdownHtml(context: NoteContext, htmlOf: (embed: Embed) => string): string {
  const { path, body, bodyLine } = context.note;
  try {
    const { features, mdastPlugins, hastPlugins } = pipeline(context, htmlOf);
    const result = markdownToHtml(body, { features, mdastPlugins, hastPlugins });
    if (result instanceof Promise) throw new TypeError('All plugins of notes are synchronous.');
    return result.html;
  } catch (error) {
    // The engine gives up on a whole note; one of thousands must not end a build.
    if (!(error instanceof Error)) throw error;
    const message = `The note can't be rendered (${error.message}); it is shown as it was written.`;
    const hint = 'Please report it with the note: this is a fault of Lectern.';
    context.report(diagnostic('note-failed', { file: path, line: bodyLine }, message, hint));
    return `<pre tabindex="0"><code>${escapeHtml(body)}</code></pre>`;
  }
}

function pipeline(
  context: NoteContext,
  htmlOf: (embed: Embed) => string,
): {
  features: Features;
  mdastPlugins: MdastPluginList;
  hastPlugins: HastPluginList;
} {
  const { words } = context;
  const { hardLineBreaks, smartPunctuation } = context.settings;
  const isHtml = holdsHtml(context.note.body, FEATURES);
  // In MDX all that is made as HTML becomes elements at the very end.
  const slots = new Slots(!isHtml && !/\.mdx$/i.test(context.note.path));
  const walk = new Walk();
  const inOneWalk = [
    codePlugin(context, slots),
    tagLinksPlugin(context, walk),
    embedsPlugin(context, walk, slots, htmlOf),
    linksPlugin(context, walk),
    headingsPlugin(context, walk),
  ];
  return {
    features: {
      ...FEATURES,
      gfm: {
        footnotes: {
          label: words.footnotes,
          backLabel: fill(words.backToText, '{reference}'),
          clobberPrefix: '',
        },
      },
      rawHtml: isHtml,
      smartPunctuation,
    },
    mdastPlugins: [
      isHtml && htmlPlugin(context),
      referencesPlugin,
      calloutsPlugin(context),
      examTipsPlugin,
      tasksPlugin,
      blockIdsPlugin,
      highlightsPlugin,
      emptyLinksPlugin,
      directionsPlugin,
      foreignCodePlugin(context),
      mathPlugin(context, slots),
      (factory) => walk.plugin(inOneWalk, factory),
      hardLineBreaks ? lineBreaksPlugin() : joinedLinesPlugin,
    ],
    hastPlugins: [
      isHtml && sanitizePlugin(context),
      answersPlugin,
      summariesPlugin,
      ...tablesPlugins(context),
      taskLabelsPlugin(context),
      isHtml && htmlCodePlugin(context),
      slots.plugin(),
    ],
  };
}
