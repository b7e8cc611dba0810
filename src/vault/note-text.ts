import type { Nodes, PhrasingContent } from 'mdast';
import { idOfFirstLine } from './block-id.ts';
import { withoutFilling } from './display-math.ts';
import { highlightMarks, type HighlightMark } from './highlight-marks.ts';
import { isConceptName } from './resolve.ts';
import { joinLines, shortenText, sourceOf, textBlock, type TextBlock } from './text-block.ts';
import { shownTarget, wikiLinkIn, type WikiLink } from './wiki-link.ts';

const EXCERPT_LENGTH = 200;

/** Where in its file something stands, both from 1. */
export interface Spot {
  readonly line: number;
  readonly column: number;
}

interface TextOptions {
  readonly isProse?: boolean;
  readonly id?: string | undefined;
}

/** A longer formula has no room in a line of prose. */
const FORMULA_LENGTH = 60;

/** What the pieces of a note say, and where they stand. */
export class NoteText {
  readonly #body: string;
  readonly #firstLine: number;
  /** Of paragraphs, which are asked for twice if they open a part of the note. */
  readonly #prose = new Map<Nodes, TextBlock>();

  /**
   * @param body what the tree was parsed from
   * @param firstLine line of the file on which the body begins
   */
  constructor(body: string, firstLine: number) {
    this.#body = body;
    this.#firstLine = firstLine;
  }

  /** A node as it is written. */
  sourceOf(node: Nodes): string {
    return sourceOf(this.#body, node);
  }

  /**
   * The words of a block, code in backticks and formulas between `$`: what they
   * say is no mark-up, and no text.
   *
   * @param opensItem whether it is the first one of a list item
   */
  proseOf(node: Nodes, opensItem = false): TextBlock {
    const known = this.#prose.get(node);
    if (known) return known;
    const id = opensItem ? idOfFirstLine(this.sourceOf(node)) : undefined;
    const prose = this.textOf(node, { isProse: true, id });
    if (node.type === 'paragraph') this.#prose.set(node, prose);
    return prose;
  }

  /**
   * The words of a node, without marks, links as they are shown.
   *
   * @param options.isProse whether code and formulas are marked as such
   * @param options.id a block id that stands at the end of a line, and is no word
   */
  textOf(node: Nodes, { isProse = false, id }: TextOptions = {}): TextBlock {
    const marks = this.#highlightMarksIn(node);
    return textBlock(node, (child) => {
      if (child.type === 'inlineCode') {
        const code = joinLines(child.value);
        return isProse ? `\`${code}\`` : code;
      }
      if (child.type === 'inlineMath' && isProse) {
        const tex = joinLines(withoutFilling(child.value)).trim();
        return tex.length > FORMULA_LENGTH ? '…' : `$${tex}$`;
      }
      if (child.type === 'text') return plainText(withoutMarks(child.value, marks.get(child)), id);
      const wiki = this.wikiLinkAt(child);
      if (child.type === 'image')
        return imageWords(wiki ? wiki.alias : child.alt) || noteWords(wiki);
      return wiki && (wiki.alias ?? shownTarget(wiki.target));
    });
  }

  /** By the text that holds them, those of each cell of a table by themselves. */
  #highlightMarksIn(node: Nodes): ReadonlyMap<object, readonly HighlightMark[]> {
    if (!this.sourceOf(node).includes('==')) return new Map();
    const blocks = node.type === 'tableRow' ? node.children : [node];
    return new Map(
      blocks.flatMap((block) => {
        if (!('children' in block)) return [];
        return [...highlightMarks(block.children as PhrasingContent[], this.#body)];
      }),
    );
  }

  /** The wiki-link that a link or an image was written as, if it was. */
  wikiLinkAt(node: Nodes): WikiLink | undefined {
    if (node.type !== 'link' && node.type !== 'image') return undefined;
    return wikiLinkIn(this.sourceOf(node));
  }

  /** The first words of a paragraph, or of a list's first item; empty where signs are all it has. */
  firstWords(node: Nodes): string {
    if (node.type !== 'paragraph' && node.type !== 'list') return '';
    const opening = node.type === 'list' ? node.children[0]?.children[0] : undefined;
    const { text } = this.proseOf(opening ?? node, opening !== undefined);
    return /[\p{L}\p{N}]/u.test(text) ? shortenText(text, EXCERPT_LENGTH) : '';
  }

  /** Where in the file a node begins. */
  spotOf(node: Nodes): Spot {
    const { line, column } = node.position?.start ?? { line: 1, column: 1 };
    return { line: line + this.#firstLine - 1, column };
  }
}

/** A text without the signs that open and close highlights. */
function withoutMarks(text: string, marks: readonly HighlightMark[] = []): string {
  const shown = marks.filter(({ role }) => role !== 'operator');
  const ends = [0, ...shown.map(({ end }) => end)];
  return ends.map((end, at) => text.slice(end, shown[at]?.start)).join('');
}

/** Begins each of the other marks of the dialect that no reader sees. */
const DIALECT_MARK = /\^|\[!/;

/** Text without block ids and the types of callouts. */
function plainText(text: string, id: string | undefined): string {
  if (!DIALECT_MARK.test(text)) return joinLines(text);
  const own =
    id === undefined ? text : text.replace(new RegExp(`[ \\t]+\\^${id}[ \\t]*\n`, 'u'), '\n');
  const bare = own
    .replace(/(?:^|(?<!\s)\s+)\^[\p{L}\p{N}-]+\s*$/u, '')
    .replace(/^\^[\p{L}\p{N}-]+[ \t]*\n/mu, '')
    .replace(/^\[![^\]\n]+\][+-]?[^\S\n]*/gm, '');
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
