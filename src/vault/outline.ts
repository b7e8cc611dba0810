import { baseName, fold, titleFromName } from './names.ts';
import { diagnostic, type Diagnostic } from './diagnostics.ts';
import { isDrawing } from './drawing.ts';
import { parseNote } from './front-matter.ts';
import { OutlineReader } from './outline-reader.ts';
import { parseMarkdown, parseMdx } from './parse-markdown.ts';
import { prepareBody } from './prepare.ts';
import type { Outline, VaultPath } from './types.ts';

export { IdRegister } from './id-register.ts';
export { isWikiSource, shownTarget, wikiLinkIn, writtenTarget } from './wiki-link.ts';

/**
 * Reads what one note says of itself. Pure: depends on path and text only, so
 * an outline can be kept as long as its file stays the same. Never throws for
 * any text.
 *
 * @param text the decoded file, line ends `\n`
 */
export function outlineOf(
  path: VaultPath,
  text: string,
  decoding: readonly Diagnostic[] = [],
): Outline {
  const note = parseNote(text, path);
  const body = prepareBody(note.body);
  const { tree, diagnostics } = treeOf(path, body, note.bodyLine);
  const reader = new OutlineReader(body, note.bodyLine, tree);
  const drawn = isDrawing({ path, body });
  const heading = drawn ? undefined : reader.openingHeading();
  const name = baseName(path).replace(/\.excalidraw$/, '');
  // An H1 that says nothing, such as one of a template that nobody filled in, is no title.
  const title = note.frontMatter.title ?? (heading?.text.trim() || titleFromName(name));
  return {
    path,
    frontMatter: note.frontMatter,
    body,
    bodyLine: note.bodyLine,
    title,
    titleHeading: drawn ? undefined : reader.headingWith(title),
    headings: drawn ? [] : reader.headings,
    links: reader.links,
    blocks: reader.blocks,
    anchors: reader.anchors,
    tags: uniqueNames([...(note.frontMatter.tags ?? []), ...reader.tags]),
    aliases: uniqueNames([...(note.frontMatter.aliases ?? []), ...(heading?.formerly ?? [])]),
    codeInfos: [...reader.codeInfos],
    excerpt: drawn ? '' : reader.excerpt(),
    words: drawn ? 0 : reader.words,
    published: note.published,
    diagnostics: [...decoding, ...note.diagnostics, ...diagnostics],
  };
}

function treeOf(path: VaultPath, body: string, bodyLine: number) {
  if (!/\.mdx$/i.test(path)) return { tree: parseMarkdown(body), diagnostics: [] };
  const { tree, problem } = parseMdx(body);
  if (problem === undefined) return { tree, diagnostics: [] };
  const { line, column, message } = problem;
  const finding = diagnostic(
    'mdx-failed',
    { file: path, line: line + bodyLine - 1, column },
    `The note is no valid MDX: ${message}. It was read as Markdown.`,
    'Mend the line, or name the file ".md" if it holds no components.',
  );
  return { tree, diagnostics: [finding] };
}

function uniqueNames(names: readonly string[]): string[] {
  const seen = new Set<string>();
  return names.filter((name) => {
    const key = fold(name);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
