import type {
  Heading as HeadingNode,
  Image,
  ImageReference,
  Link as LinkNode,
  LinkReference,
  Nodes,
  Parents,
  Root,
} from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'satteri';
import { formerNames, namesDefinedBy } from './heading-names.ts';
import { htmlFindings, pointersOf } from './html-links.ts';
import { IdRegister } from './id-register.ts';
import { parseUrl } from './markdown-link.ts';
import { slug } from './names.ts';
import { visit } from './parse-markdown.ts';
import { isConceptName } from './resolve.ts';
import { tagsIn } from './tags.ts';
import {
  countWords,
  joinLines,
  sentencesOf,
  shortenText,
  sourceOf,
  textBlock,
  type TextBlock,
} from './text-block.ts';
import {
  isWikiSource,
  learnWikiLinks,
  parseTarget,
  shownTarget,
  wikiLinkIn,
  writtenTarget,
  type WikiLink,
} from './wiki-link.ts';
import type { Block, Heading, Link, Mention } from './types.ts';

const EXCERPT_LENGTH = 200;
/** At the end of a block's source, behind a blank or right behind a link or embed. */
const BLOCK_ID = /(?<=^|\s|\]\])\^([\p{L}\p{N}-]+)\s*$/u;
/** Or on any line of its own. */
const BLOCK_ID_LINE = /^[ \t>]*\^([\p{L}\p{N}-]+)[ \t]*$/mu;
/** Or of a list item, at the end of its first line. */
const BLOCK_ID_OF_ITEM = /^[^\n]*[ \t]\^([\p{L}\p{N}-]+)[ \t]*\n/u;
/** Nodes whose words make one text; what lies within them is read with them. */
const TEXT_BLOCKS = new Set<string>(['heading', 'paragraph', 'tableRow']);

/** What the application leaves out of a heading's source where it links to it. */
const LINK_MARKS = /[[\]|#^]+/g;

type Jsx = MdxJsxFlowElement | MdxJsxTextElement;
type Pointer = LinkNode | Image | LinkReference | ImageReference;

/** Where in the source a link stands. */
interface Spot {
  readonly line: number;
  readonly column: number;
}

/** Collects, in one walk over the tree, everything an outline holds. */
export class OutlineReader {
  readonly headings: Heading[] = [];
  readonly links: Link[] = [];
  readonly blocks: Block[] = [];
  readonly anchors: string[] = [];
  readonly tags: string[] = [];
  readonly codeLanguages = new Set<string>();
  words = 0;

  readonly #body: string;
  readonly #firstLine: number;
  readonly #tree: Root;
  readonly #ids = new IdRegister();
  /** Addresses of `[text][label]`, by label. */
  readonly #definitions = new Map<string, string>();
  /** Where each top-level node stands among its siblings. */
  readonly #positions: ReadonlyMap<Nodes, number>;

  /**
   * @param body what the tree was parsed from
   * @param firstLine line of the file on which the body begins
   */
  constructor(body: string, firstLine: number, tree: Root) {
    this.#body = body;
    this.#firstLine = firstLine;
    this.#tree = tree;
    this.#positions = new Map(tree.children.map((node, at) => [node, at]));
    this.#prepare();
    visit(tree, (node, parents) => {
      this.#enter(node, parents);
    });
  }

  /** Collects what has to be known before the walk. */
  #prepare() {
    const sources: string[] = [];
    visit(this.#tree, (node) => {
      if (node.type === 'link' || node.type === 'image') sources.push(sourceOf(this.#body, node));
      if (node.type === 'definition' && !this.#definitions.has(node.identifier)) {
        this.#definitions.set(node.identifier, node.url);
      }
    });
    learnWikiLinks(sources);
  }

  /** The H1 that opens the note, if nothing but it could be its title. */
  titleHeading(): Heading | undefined {
    const first = this.#tree.children[0];
    return first?.type === 'heading' && first.depth === 1 ? this.headings[0] : undefined;
  }

  /** The first paragraph of the note. */
  excerpt(): string {
    for (const node of this.#tree.children) {
      const text = this.#firstWords(node);
      if (text !== '' && !/^\^[\w-]+$/.test(text)) return text;
    }
    return '';
  }

  #enter(node: Nodes, parents: readonly Parents[]) {
    switch (node.type) {
      case 'heading':
        this.#addHeading(node, parents);
        this.#addTextBlock(node);
        break;
      case 'tableRow':
        this.#addTextBlock(node);
        break;
      case 'paragraph':
        this.#addTextBlock(node);
        this.#addBlockId(node, parents.at(-1)!);
        break;
      case 'code':
        if (node.lang) this.codeLanguages.add(node.lang.toLowerCase());
        break;
      case 'html':
        if (!parents.some(({ type }) => TEXT_BLOCKS.has(type))) this.#addHtml(node);
        break;
      case 'mdxJsxFlowElement':
        this.#addJsx(node);
        break;
    }
  }

  #addHeading(node: HeadingNode, parents: readonly Parents[]) {
    const text = this.#textOf(node).text.trim();
    const position = this.#positions.get(node);
    const next = position === undefined ? undefined : this.#tree.children[position + 1];
    const source = sourceOf(this.#body, node);
    const isRenamed = source.includes('|') && this.#hasRenamedLink(node);
    this.headings.push({
      text,
      ...(isRenamed ? { written: source.replace(LINK_MARKS, ' ').trim() } : {}),
      depth: node.depth,
      id: this.#ids.unique(slug(text)),
      line: this.#spotOf(node).line,
      topLevel: parents.length === 1,
      defines: namesDefinedBy(node, (child) => this.#nameOf(child)),
      formerly: next?.type === 'paragraph' ? formerNames(this.#textOf(next).text) : [],
      excerpt: position === undefined ? '' : this.#excerptUnder(position + 1),
    });
  }

  #hasRenamedLink(heading: Nodes): boolean {
    let isFound = false;
    visit(heading, (node) => {
      isFound ||= node.type === 'link' && this.#wikiLinkAt(node)?.alias !== undefined;
    });
    return isFound;
  }

  /** Only up to the next heading: a heading without words of its own has no excerpt. */
  #excerptUnder(position: number): string {
    const { children } = this.#tree;
    for (let at = position; at < children.length; at++) {
      const node = children[at]!;
      if (node.type === 'heading') return '';
      const text = this.#firstWords(node);
      if (text !== '' && formerNames(text).length === 0) return text;
    }
    return '';
  }

  /** The words of a paragraph, or of a list's first item. */
  #firstWords(node: Nodes): string {
    if (node.type !== 'paragraph' && node.type !== 'list') return '';
    const first = node.type === 'list' ? (node.children[0]?.children[0] ?? node) : node;
    return shortenText(this.#proseOf(first).text, EXCERPT_LENGTH);
  }

  #addTextBlock(node: Nodes) {
    const block = this.#proseOf(node);
    this.words += countWords(block.text);
    if (block.spans.size > 0) this.#addPointers(block);
    this.#addTags(node);
  }

  #addPointers(block: TextBlock) {
    const sentenceAt = sentencesOf(block.text);
    for (const [node, [start, end]] of block.spans) {
      const mention = () => sentenceAt(start, end);
      if (node.type === 'html') this.#addHtml(node, mention);
      else if (node.type === 'mdxJsxTextElement') this.#addJsx(node, mention);
      else this.#addLink(node as Pointer, block.text.slice(start, end), mention);
    }
  }

  #addLink(node: Pointer, text: string, mention: () => Mention) {
    const source = sourceOf(this.#body, node);
    if (!isWikiSource(source)) {
      const url = 'url' in node ? node.url : this.#definitions.get(node.identifier);
      const embed = node.type === 'image' || node.type === 'imageReference';
      this.#addUrl(url ?? '', embed, text, this.#spotOf(node), mention);
      return;
    }
    const wiki = wikiLinkIn(source);
    if (wiki === undefined) return;
    this.links.push({
      ...wiki.target,
      syntax: 'wiki',
      embed: node.type === 'image',
      alias: wiki.alias,
      written: writtenTarget(source),
      ...this.#spotOf(node),
      heading: this.headings.length - 1,
      context: mention(),
    });
  }

  #addUrl(
    address: string,
    embed: boolean,
    alias: string | undefined,
    spot: Spot,
    mention: () => Mention,
  ) {
    const url = parseUrl(address);
    if (url === undefined) return;
    this.links.push({
      ...parseTarget(url),
      syntax: 'markdown',
      embed,
      alias,
      written: url,
      ...spot,
      heading: this.headings.length - 1,
      context: mention(),
    });
  }

  /** @param mention the sentence around HTML that stands within one */
  #addHtml(node: Nodes & { type: 'html' }, mention?: () => Mention) {
    const { links, anchors } = htmlFindings(node.value);
    for (const anchor of anchors) this.anchors.push(anchor);
    const { line, column } = this.#spotOf(node);
    for (const link of links) {
      const own = () => sentencesOf(link.text)(0, link.text.length);
      const spot = {
        line: line + link.line,
        column: link.line === 0 ? column + link.column : link.column + 1,
      };
      this.#addUrl(link.url, link.embed, link.alt, spot, mention ?? own);
    }
  }

  #addJsx(node: Jsx, mention?: () => Mention) {
    const attributes = new Map<string, string>();
    for (const attribute of node.attributes) {
      if (attribute.type === 'mdxJsxAttribute' && typeof attribute.value === 'string') {
        attributes.set(attribute.name, attribute.value);
      }
    }
    const anchor = attributes.get('id');
    if (anchor !== undefined) this.anchors.push(anchor);
    for (const { url, embed, alt } of pointersOf(node.name ?? '', attributes)) {
      const { text } = this.#textOf(node);
      const own = () => sentencesOf(text)(0, text.length);
      this.#addUrl(url, embed, alt, this.#spotOf(node), mention ?? own);
    }
  }

  #addTags(block: Nodes) {
    visit(block, (node, parents) => {
      const isLinkText = parents.some(({ type }) => type === 'link');
      if (node.type === 'text' && !isLinkText) {
        // One by one: a note can hold more than a call takes as arguments.
        for (const { tag } of tagsIn(sourceOf(this.#body, node))) this.tags.push(tag);
      }
    });
  }

  #addBlockId(node: Nodes, parent: Parents) {
    const source = sourceOf(this.#body, node);
    const isItem = parent.type === 'listItem' && parent.children[0] === node;
    const found =
      BLOCK_ID.exec(source) ??
      BLOCK_ID_LINE.exec(source) ??
      (isItem ? BLOCK_ID_OF_ITEM.exec(source) : null);
    const id = found?.[1];
    if (id !== undefined) this.blocks.push({ id, line: this.#spotOf(node).line });
  }

  /** The words of a block, code in backticks: what it says is no mark-up. */
  #proseOf(node: Nodes): TextBlock {
    return this.#textOf(node, (code) => `\`${code}\``);
  }

  #textOf(node: Nodes, codeOf = (code: string) => code): TextBlock {
    return textBlock(node, (child) => {
      if (child.type === 'inlineCode') return codeOf(joinLines(child.value));
      if (child.type === 'text') return plainText(child.value);
      const wiki = this.#wikiLinkAt(child);
      if (child.type === 'image')
        return imageWords(wiki ? wiki.alias : child.alt) || noteWords(wiki);
      return wiki && (wiki.alias ?? shownTarget(wiki.target));
    });
  }

  #wikiLinkAt(node: Nodes) {
    if (node.type !== 'link' && node.type !== 'image') return undefined;
    return wikiLinkIn(sourceOf(this.#body, node));
  }

  /** The name that a link in a heading defines: none for a picture, and none for a part of a note. */
  #nameOf(node: Nodes): string | undefined {
    const target = node.type === 'link' ? this.#wikiLinkAt(node)?.target : undefined;
    const isPart = target !== undefined && target.headings.length > 0;
    return isPart ? '' : target?.name;
  }

  #spotOf(node: Nodes): Spot {
    const { line, column } = node.position?.start ?? { line: 1, column: 1 };
    return { line: line + this.#firstLine - 1, column };
  }
}

/** Text without the marks of the dialect that no reader sees. */
function plainText(text: string): string {
  const bare = text
    .replace(/(?:^|(?<!\s)\s+)\^[\p{L}\p{N}-]+\s*$/u, '')
    .replace(/^\^[\p{L}\p{N}-]+[ \t]*\n/mu, '')
    .replace(/^\[![^\]\n]+\][+-]?[^\S\n]*/gm, '')
    .replace(/==(?=\S)|(?<=\S)==/g, '');
  return joinLines(bare);
}

/** What an image says in words; a size is none. */
function imageWords(alias: string | null | undefined): string {
  return (alias ?? '').replace(/(?:^|\|)\s*\d{1,5}(?:x\d{1,5})?\s*$/, '').trim();
}

/** An embed without words of its own is known by its note; a file's name says nothing. */
function noteWords(wiki: WikiLink | undefined): string {
  return wiki === undefined || !isConceptName(wiki.target.name) ? '' : shownTarget(wiki.target);
}
