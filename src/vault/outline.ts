import type { Heading as HeadingNode, Image, Link as LinkNode, Nodes, Parents, Root } from 'mdast';
import { baseName, fold, slug, titleFromName } from './names.ts';
import { formerNames, namesDefinedBy } from './heading-names.ts';
import { parseNote } from './front-matter.ts';
import { parseMarkdown, visit } from './parse-markdown.ts';
import { prepareBody } from './prepare.ts';
import { sentenceAround, shortenText, sourceOf, textBlock, type TextBlock } from './text-block.ts';
import { tagsIn } from './tags.ts';
import { parseTarget, parseWikiLink } from './wiki-link.ts';
import { parseUrl } from './markdown-link.ts';
import type { Block, Heading, Link, Outline, VaultPath } from './types.ts';
import type { Diagnostic } from './diagnostics.ts';

const EXCERPT_LENGTH = 200;

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
  const tree = parseMarkdown(body);
  const reader = new Reader(body, note.bodyLine, tree);
  const heading = reader.titleHeading();
  const title = note.frontMatter.title ?? heading?.text ?? titleFromName(baseName(path));
  const isShownAsTitle = heading !== undefined && fold(heading.text) === fold(title);
  return {
    path,
    frontMatter: note.frontMatter,
    body,
    bodyLine: note.bodyLine,
    title,
    titleHeading: isShownAsTitle ? heading : undefined,
    headings: reader.headings,
    links: reader.links,
    blocks: reader.blocks,
    tags: uniqueNames([...(note.frontMatter.tags ?? []), ...reader.tags]),
    aliases: uniqueNames([...(note.frontMatter.aliases ?? []), ...(heading?.formerly ?? [])]),
    codeLanguages: [...reader.codeLanguages],
    excerpt: reader.excerptFrom(0),
    words: reader.words,
    published: note.published,
    diagnostics: [...decoding, ...note.diagnostics],
  };
}

/** Collects, in one walk over the tree, everything an outline holds. */
class Reader {
  readonly headings: Heading[] = [];
  readonly links: Link[] = [];
  readonly blocks: Block[] = [];
  readonly tags: string[] = [];
  readonly codeLanguages = new Set<string>();
  words = 0;

  readonly #body: string;
  readonly #firstLine: number;
  readonly #tree: Root;
  readonly #ids = new IdRegister();

  constructor(body: string, firstLine: number, tree: Root) {
    this.#body = body;
    this.#firstLine = firstLine;
    this.#tree = tree;
    visit(tree, (node, parents) => {
      this.#enter(node, parents);
    });
  }

  /** The H1 that opens the note, if nothing but it could be its title. */
  titleHeading(): Heading | undefined {
    const first = this.#tree.children[0];
    return first?.type === 'heading' && first.depth === 1 ? this.headings[0] : undefined;
  }

  /** The first paragraph at or after a top-level node. */
  excerptFrom(index: number): string {
    for (const node of this.#tree.children.slice(index)) {
      if (node.type !== 'paragraph' && node.type !== 'list') continue;
      const first = node.type === 'list' ? (node.children[0]?.children[0] ?? node) : node;
      const text = this.#textOf(first).text.trim();
      if (text !== '' && !/^\^[\w-]+$/.test(text)) return shortenText(text, EXCERPT_LENGTH);
    }
    return '';
  }

  #enter(node: Nodes, parents: readonly Parents[]) {
    switch (node.type) {
      case 'heading':
        this.#addHeading(node, parents);
        this.#addTextBlock(node);
        break;
      case 'paragraph':
      case 'tableRow':
        this.#addTextBlock(node);
        break;
      case 'code':
        if (node.lang) this.codeLanguages.add(node.lang.toLowerCase());
        break;
    }
  }

  #addHeading(node: HeadingNode, parents: readonly Parents[]) {
    const { text } = this.#textOf(node);
    const following = this.#tree.children.indexOf(node as never) + 1;
    const next = following > 0 ? this.#tree.children[following] : undefined;
    const formerly = next?.type === 'paragraph' ? formerNames(this.#textOf(next).text) : [];
    this.headings.push({
      text: text.trim(),
      depth: node.depth,
      id: this.#ids.unique(slug(text)),
      line: this.#lineOf(node),
      topLevel: parents.length === 1,
      defines: namesDefinedBy(node, (child) => this.#wikiLinkAt(child)?.target.name),
      formerly,
      excerpt: following > 0 ? this.#excerptUnder(following) : '',
    });
  }

  /** Only up to the next heading: a heading without words of its own has no excerpt. */
  #excerptUnder(index: number): string {
    for (const node of this.#tree.children.slice(index)) {
      if (node.type === 'heading') return '';
      if (node.type === 'paragraph' && formerNames(this.#textOf(node).text).length > 0) continue;
      if (node.type === 'paragraph' || node.type === 'list') {
        const first = node.type === 'list' ? (node.children[0]?.children[0] ?? node) : node;
        return shortenText(this.#textOf(first).text, EXCERPT_LENGTH);
      }
    }
    return '';
  }

  #addTextBlock(node: Nodes) {
    const block = this.#textOf(node);
    this.words += countWords(block.text);
    for (const [link, span] of block.spans) this.#addLink(link as LinkNode | Image, block, span);
    this.#addTags(node);
    if (node.type !== 'heading') this.#addBlockId(node, block.text);
  }

  #addLink(node: LinkNode | Image, block: TextBlock, [start, end]: readonly [number, number]) {
    const source = sourceOf(this.#body, node);
    const isWiki = source.startsWith('[[') || source.startsWith('![[');
    const wiki = isWiki ? this.#wikiLinkAt(node) : undefined;
    if (isWiki && wiki === undefined) return;
    const url = isWiki ? undefined : parseUrl(node.url);
    if (!isWiki && url === undefined) return;
    const target = wiki?.target ?? parseTarget(url!);
    this.links.push({
      ...target,
      syntax: isWiki ? 'wiki' : 'markdown',
      embed: node.type === 'image',
      alias: wiki ? wiki.alias : block.text.slice(start, end),
      written: isWiki ? writtenTarget(source) : url!,
      line: this.#lineOf(node),
      column: node.position?.start.column ?? 1,
      heading: this.headings.length - 1,
      context: sentenceAround(block.text, start, end),
    });
  }

  #addTags(block: Nodes) {
    visit(block, (node, parents) => {
      const isLinkText = parents.some(({ type }) => type === 'link');
      if (node.type === 'text' && !isLinkText) {
        this.tags.push(...tagsIn(sourceOf(this.#body, node)).map(({ tag }) => tag));
      }
    });
  }

  #addBlockId(node: Nodes, text: string) {
    const id = /(?:^|\s)\^([\p{L}\p{N}-]+)\s*$/u.exec(text)?.[1];
    if (id !== undefined) this.blocks.push({ id, line: this.#lineOf(node) });
  }

  #textOf(node: Nodes): TextBlock {
    return textBlock(node, (child) => {
      if (child.type !== 'link' && child.type !== 'image') return undefined;
      const wiki = this.#wikiLinkAt(child);
      return wiki && (wiki.alias ?? shownTarget(wiki.target));
    });
  }

  #wikiLinkAt(node: Nodes) {
    if (node.type !== 'link' && node.type !== 'image') return undefined;
    return wikiLinkIn(sourceOf(this.#body, node));
  }

  #lineOf(node: Nodes): number {
    return (node.position?.start.line ?? 1) + this.#firstLine - 1;
  }
}

/**
 * The wiki-link whose source a link or image node has, if it is one. Its `|` is
 * escaped in a table, its `$` by `prepareBody`.
 */
export function wikiLinkIn(source: string) {
  const bare = source.startsWith('!') ? source.slice(1) : source;
  if (!bare.startsWith('[[')) return undefined;
  return parseWikiLink(bare.replace(/\\([|$])/g, '$1'));
}

/** The target of a wiki-link as its author wrote it. */
export function writtenTarget(source: string): string {
  return source
    .replace(/^!?\[\[/, '')
    .replace(/\]\]$/, '')
    .replace(/\\([|$])/g, '$1')
    .split('|')[0]!
    .trim();
}

/** What a link without an alias shows: `Note`, `Note > Heading`, `Heading`. */
export function shownTarget({
  name,
  headings,
  block,
}: {
  name: string;
  headings: readonly string[];
  block: string | undefined;
}): string {
  const parts = [name, ...headings].filter((part) => part !== '');
  if (parts.length === 0 && block !== undefined) return `^${block}`;
  return parts.join(' > ');
}

function countWords(text: string): number {
  // A word of Chinese or Japanese is some two signs long.
  const dense = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0;
  const spaced = text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu)?.length ?? 0;
  return spaced + Math.round(dense / 2);
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

/** Makes ids unique within one page: `notes`, `notes-2`, `notes-3`. */
export class IdRegister {
  readonly #taken = new Set<string>();

  unique(id: string): string {
    let candidate = id;
    for (let count = 2; this.#taken.has(candidate); count++) candidate = `${id}-${count}`;
    this.#taken.add(candidate);
    return candidate;
  }
}
