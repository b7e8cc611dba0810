import type { Image, ImageReference, Link as LinkNode, LinkReference, Nodes, Root } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'satteri';
import { htmlFindings, pointersOf } from './html-links.ts';
import { parseUrl } from './markdown-link.ts';
import type { NoteText, Spot } from './note-text.ts';
import { visit } from './parse-markdown.ts';
import { sentencesOf, type TextBlock } from './text-block.ts';
import {
  isWikiSource,
  learnWikiLinks,
  parseTarget,
  wikiLinkIn,
  writtenTarget,
} from './wiki-link.ts';
import type { Heading, Link, Mention } from './types.ts';

type Pointer = LinkNode | Image | LinkReference | ImageReference;
/** A component of an `.mdx` note. */
type Jsx = MdxJsxFlowElement | MdxJsxTextElement;

/** Collects what a note points to, in whatever syntax, and the anchors that its HTML sets. */
export class LinkReader {
  readonly links: Link[] = [];
  readonly anchors: string[] = [];
  readonly #text: NoteText;
  readonly #headings: readonly Heading[];
  /** Addresses of `[text][label]`, by label. */
  readonly #definitions = new Map<string, string>();

  /** @param headings those before what is read: a link stands under the last of them */
  constructor(text: NoteText, tree: Root, headings: readonly Heading[]) {
    this.#text = text;
    this.#headings = headings;
    const sources: string[] = [];
    visit(tree, (node) => {
      if (node.type === 'link' || node.type === 'image') sources.push(text.sourceOf(node));
      if (node.type === 'definition' && !this.#definitions.has(node.identifier)) {
        this.#definitions.set(node.identifier, node.url);
      }
    });
    learnWikiLinks(sources);
  }

  /** Takes in what the nodes of a text point to, each with the sentence around it. */
  addAll(block: TextBlock) {
    if (block.spans.size === 0) return;
    const sentenceAt = sentencesOf(block.text);
    for (const [node, [start, end]] of block.spans) {
      const mention = () => sentenceAt(start, end);
      if (node.type === 'html') this.addHtml(node, mention);
      else if (node.type === 'mdxJsxTextElement') this.addJsx(node, mention);
      else this.#addLink(node as Pointer, block.text.slice(start, end), mention);
    }
  }

  #addLink(node: Pointer, text: string, mention: () => Mention) {
    const source = this.#text.sourceOf(node);
    if (!isWikiSource(source)) {
      const url = 'url' in node ? node.url : this.#definitions.get(node.identifier);
      const embed = node.type === 'image' || node.type === 'imageReference';
      this.#addUrl(url ?? '', embed, text, this.#text.spotOf(node), mention);
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
      ...this.#text.spotOf(node),
      heading: this.#headings.length - 1,
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
      heading: this.#headings.length - 1,
      context: mention(),
    });
  }

  /** @param mention the sentence around HTML that stands within one */
  addHtml(node: Nodes & { type: 'html' }, mention?: () => Mention) {
    const { links, anchors } = htmlFindings(node.value);
    for (const anchor of anchors) this.anchors.push(anchor);
    const { line, column } = this.#text.spotOf(node);
    for (const link of links) {
      const own = () => sentencesOf(link.text)(0, link.text.length);
      const spot = {
        line: line + link.line,
        column: link.line === 0 ? column + link.column : link.column + 1,
      };
      this.#addUrl(link.url, link.embed, link.alt, spot, mention ?? own);
    }
  }

  /** @param mention the sentence around a component that stands within one */
  addJsx(node: Jsx, mention?: () => Mention) {
    const attributes = new Map<string, string>();
    for (const attribute of node.attributes) {
      if (attribute.type === 'mdxJsxAttribute' && typeof attribute.value === 'string') {
        attributes.set(attribute.name, attribute.value);
      }
    }
    const anchor = attributes.get('id');
    if (anchor !== undefined) this.anchors.push(anchor);
    for (const { url, embed, alt } of pointersOf(node.name ?? '', attributes)) {
      const { text } = this.#text.textOf(node);
      const own = () => sentencesOf(text)(0, text.length);
      this.#addUrl(url, embed, alt, this.#text.spotOf(node), mention ?? own);
    }
  }
}
