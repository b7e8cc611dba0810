import type { Heading as HeadingNode, Nodes, Parents, Root } from 'mdast';
import { blockIdIn } from './block-id.ts';
import { formerNames, namesDefinedBy } from './heading-names.ts';
import { IdRegister } from './id-register.ts';
import { LinkReader } from './link-reader.ts';
import { fold, slug } from './names.ts';
import { NoteText } from './note-text.ts';
import { visit } from './parse-markdown.ts';
import { isPlaceholder } from './reserved-values.ts';
import { tagsIn } from './tags.ts';
import { countWords } from './text-block.ts';
import type { Block, Heading, Link } from './types.ts';

/** Nodes whose words make one text; what lies within them is read with them. */
const TEXT_BLOCKS = new Set<string>(['heading', 'paragraph', 'tableRow']);

/** What the application leaves out of a heading's source where it links to it. */
const LINK_MARKS = /[[\]|#^]+/g;

/** What a line of former names has in it: few paragraphs do, and the words of the others are not asked for. */
const FORMERLY = /formerly|previously/i;

/** Collects, in one walk over the tree, everything an outline holds. */
export class OutlineReader {
  readonly headings: Heading[] = [];
  readonly blocks: Block[] = [];
  readonly tags: string[] = [];
  readonly codeInfos = new Set<string>();
  words = 0;

  readonly #text: NoteText;
  readonly #links: LinkReader;
  readonly #tree: Root;
  readonly #ids = new IdRegister();
  /** Where each top-level node stands among its siblings. */
  readonly #positions: ReadonlyMap<Nodes, number>;

  /**
   * @param body what the tree was parsed from
   * @param firstLine line of the file on which the body begins
   */
  constructor(body: string, firstLine: number, tree: Root) {
    this.#text = new NoteText(body, firstLine);
    this.#links = new LinkReader(this.#text, tree, this.headings);
    this.#tree = tree;
    this.#positions = new Map(tree.children.map((node, at) => [node, at]));
    visit(tree, (node, parents) => {
      this.#enter(node, parents);
    });
  }

  get links(): readonly Link[] {
    return this.#links.links;
  }

  get anchors(): readonly string[] {
    return this.#links.anchors;
  }

  /** The H1 that opens the note, if nothing but it could be its title: a query or a placeholder is no name. */
  openingHeading(): Heading | undefined {
    const first = this.#tree.children[0];
    if (first?.type !== 'heading' || first.depth !== 1) return undefined;
    const [words] = first.children;
    const isQuery = words?.type === 'inlineCode' && /^\$?=/.test(words.value);
    return isQuery || isPlaceholder(this.headings[0]!.text) ? undefined : this.headings[0];
  }

  /** The note's first heading, if it says the title once more: tags or a picture may stand above it. */
  headingWith(title: string): Heading | undefined {
    const first = this.headings[0];
    const isH1 = first?.topLevel === true && first.depth === 1;
    return isH1 && fold(first.text) === fold(title) ? first : undefined;
  }

  /** The first paragraph of the note. */
  excerpt(): string {
    for (const node of this.#tree.children) {
      const text = this.#text.firstWords(node);
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
        this.#addParagraph(node, parents.at(-1)!);
        break;
      case 'code':
        this.codeInfos.add([node.lang ?? '', node.meta ?? ''].join(' ').trim());
        break;
      case 'html':
        if (!parents.some(({ type }) => TEXT_BLOCKS.has(type))) this.#links.addHtml(node);
        break;
      case 'mdxJsxFlowElement':
        this.#links.addJsx(node);
        break;
    }
  }

  #addHeading(node: HeadingNode, parents: readonly Parents[]) {
    const text = this.#text.textOf(node).text.trim();
    const position = this.#positions.get(node);
    const next = position === undefined ? undefined : this.#tree.children[position + 1];
    const source = this.#text.sourceOf(node);
    const saysMore = source.includes('[') && this.#hasRenamedLink(node);
    this.headings.push({
      text,
      ...(saysMore ? { written: source.replace(LINK_MARKS, ' ').trim() } : {}),
      depth: node.depth,
      id: this.#ids.unique(slug(text)),
      line: this.#text.spotOf(node).line,
      topLevel: parents.length === 1,
      defines: namesDefinedBy(node, (child) => this.#nameOf(child)),
      formerly: this.#formerNamesIn(next),
      excerpt: position === undefined ? '' : this.#excerptUnder(position + 1),
    });
  }

  #formerNamesIn(node: Nodes | undefined): readonly string[] {
    if (node?.type !== 'paragraph' || !FORMERLY.test(this.#text.sourceOf(node))) return [];
    return formerNames(this.#text.textOf(node).text);
  }

  /** Whether a link shows other words than where it leads: `[[Foo|bar]]`, `[bar](Foo.md)`. */
  #hasRenamedLink(heading: Nodes): boolean {
    let isFound = false;
    visit(heading, (node) => {
      if (node.type !== 'link') return;
      const wiki = this.#text.wikiLinkAt(node);
      isFound ||= wiki ? wiki.alias !== undefined : this.#text.sourceOf(node).startsWith('[');
    });
    return isFound;
  }

  /** Only up to the next heading: a heading without words of its own has no excerpt. */
  #excerptUnder(position: number): string {
    const { children } = this.#tree;
    for (let at = position; at < children.length; at++) {
      const node = children[at]!;
      if (node.type === 'heading') return '';
      const text = this.#text.firstWords(node);
      if (text !== '' && formerNames(text).length === 0) return text;
    }
    return '';
  }

  #addParagraph(node: Nodes, parent: Parents) {
    const opensItem = parent.type === 'listItem' && parent.children[0] === node;
    this.#addTextBlock(node, opensItem);
    const id = blockIdIn(this.#text.sourceOf(node), opensItem);
    if (id !== undefined) this.blocks.push({ id, line: this.#text.spotOf(node).line });
  }

  #addTextBlock(node: Nodes, opensItem = false) {
    const block = this.#text.proseOf(node, opensItem);
    this.words += countWords(block.text);
    this.#links.addAll(block);
    this.#addTags(node);
  }

  #addTags(block: Nodes) {
    if (!this.#text.sourceOf(block).includes('#')) return;
    visit(block, (node, parents) => {
      const isLinkText = parents.some(({ type }) => type === 'link');
      if (node.type === 'text' && !isLinkText) {
        // One by one: a note can hold more than a call takes as arguments.
        for (const { tag } of tagsIn(this.#text.sourceOf(node))) this.tags.push(tag);
      }
    });
  }

  /** The name that a link in a heading defines: none for a picture, and none for a part of a note. */
  #nameOf(node: Nodes): string | undefined {
    const target = node.type === 'link' ? this.#text.wikiLinkAt(node)?.target : undefined;
    const isPart = target !== undefined && target.headings.length > 0;
    return isPart ? '' : target?.name;
  }
}
