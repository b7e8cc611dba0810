import { OPTIONAL_END, VOID_ELEMENTS, type HtmlToken } from './html-tokens.ts';

interface OpenTag {
  readonly name: string;
  /** Number of the piece in which it was opened, and where in it. */
  readonly piece: number;
  readonly offset: number;
}

/**
 * Keeps what is written in one container (a page, a list item, a paragraph)
 * within it: an end tag closes only what was opened in the same container, and
 * what nobody closes ends with the piece in which it was opened, in a line of
 * text with the line. Pieces are the container's HTML nodes; between them there
 * is Markdown.
 */
export class HtmlBalance {
  readonly #isFlow: boolean;
  readonly #pieces: string[] = [];
  readonly #open: OpenTag[] = [];
  /** How many of a name are open: to look through all of them for each tag would be dear. */
  readonly #counts = new Map<string, number>();

  /** @param isFlow whether the container holds blocks rather than a line of text */
  constructor(isFlow: boolean) {
    this.#isFlow = isFlow;
  }

  /** Begins the next piece. */
  begin(): void {
    this.#pieces.push('');
  }

  /** Adds finished HTML that opens or closes nothing. */
  add(html: string): void {
    this.#append(this.#pieces.length - 1, html);
  }

  /** Adds a tag, or leaves it out if it closes nothing. `html` is the tag as it goes into the page. */
  addTag(tag: HtmlToken & { kind: 'open' | 'close' }, html: string): void {
    if (tag.kind === 'open') {
      const piece = this.#pieces.length - 1;
      const offset = this.#pieces[piece]!.length;
      this.add(html);
      if (VOID_ELEMENTS.has(tag.name)) return;
      if (tag.selfClosing) this.add(`</${tag.name}>`);
      else {
        this.#open.push({ name: tag.name, piece, offset });
        this.#count(tag.name, 1);
      }
      return;
    }
    if (!this.isOpen(tag.name)) return;
    const at = this.#open.findLastIndex(({ name }) => name === tag.name);
    const [outer, ...inside] = this.#open.splice(at);
    this.#count(tag.name, -1);
    for (const { name } of inside) this.#count(name, -1);
    for (const inner of inside.toReversed()) this.#supplyEnd(inner);
    this.add(outer!.name === 'p' && this.#widen(outer!) ? '</div>' : html);
  }

  /** A paragraph around blocks of Markdown, which no paragraph can hold, becomes a `<div>`. */
  #widen({ piece, offset }: OpenTag): boolean {
    const html = this.#pieces[piece]!;
    const isAround = this.#isFlow && piece < this.#pieces.length - 1;
    if (!isAround || !html.startsWith('<p', offset)) return false;
    this.#pieces[piece] = `${html.slice(0, offset)}<div${html.slice(offset + 2)}`;
    return true;
  }

  isOpen(name: string): boolean {
    return (this.#counts.get(name) ?? 0) > 0;
  }

  #count(name: string, change: 1 | -1) {
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + change);
  }

  /**
   * The pieces, and one more for what has to stand at the container's end;
   * `unclosed` are the elements that nobody closed, though they need it.
   */
  finish(): { pieces: readonly string[]; unclosed: readonly OpenTag[] } {
    this.begin();
    const unclosed = this.#open.splice(0).toReversed();
    for (const tag of unclosed) this.#supplyEnd(tag, true);
    return {
      pieces: this.#pieces,
      unclosed: unclosed.filter(({ name }) => !OPTIONAL_END.has(name)),
    };
  }

  /** Adds an end tag that nobody wrote. That of a paragraph would make an empty one. */
  #supplyEnd({ name, piece }: OpenTag, isLast = false) {
    if (name === 'p' || (OPTIONAL_END.has(name) && !isLast)) return;
    this.#append(this.#isFlow ? piece : this.#pieces.length - 1, `</${name}>`);
  }

  #append(piece: number, html: string) {
    this.#pieces[piece] = (this.#pieces[piece] ?? '') + html;
  }
}
