import { BREAK, escapeText, plainText } from './plain-text.ts';

/** A part of a page that is found by itself. */
export interface Passage {
  readonly kind: 'text' | 'tip' | 'card';
  /** Anchor to go to; empty for the top of the page. */
  readonly id: string;
  /** Level of its heading, 2 to 6; 0 above the first heading, and for what has none. */
  readonly level: number;
  /** Its heading, or the question of a card; empty for all else. */
  readonly title: string;
  /** Plain words; cells parted by ` · `, blocks ended by a full stop. */
  readonly text: string;
}

const TAG = /<(\/?)([a-z][a-z\d-]*)((?:\s+[^\s=>"]+(?:="[^"]*")?)*)\s*\/?>/g;
const VOID = /^(?:area|br|col|hr|img|input|source|track|wbr)$/;
const BLOCK =
  /^(?:address|article|aside|blockquote|caption|dd|details|div|dl|dt|figcaption|figure|footer|h[1-6]|header|hr|li|ol|p|pre|section|summary|table|tr|ul)$/;
/** Not words of the author, or shown elsewhere as its own: search finds an embed where it stands. */
const SKIPPED_TAG = /^(?:svg|script|style|template|button|annotation)$/;
const SKIPPED =
  /\sdata-pagefind-ignore|\saria-hidden="true"|\sdata-footnote-backref|\sclass="[^"]*\b(?:diagram-source|sr-only|anchor)\b/;
const QUESTIONS = /^(?:questions?|question pattern|frage|fragen|pregunta|preguntas|q)$/i;
const ANSWERS = /^(?:answers?|antwort|antworten|respuestas?|réponses?|a)$/i;

/**
 * Reads the HTML of a rendered note as passages, in their order: what stands
 * under each heading, and each exam tip and each row of a table of questions and
 * answers by itself. Each word is in one passage.
 */
export function passagesOf(html: string): Passage[] {
  return new PassageReader(html).read();
}

/** A passage that is being read: its texts are still HTML. */
interface Draft {
  readonly kind: Passage['kind'];
  readonly id: string;
  readonly level: number;
  title: string;
  text: string;
}

class PassageReader {
  readonly #html: string;
  #section: Draft = { kind: 'text', id: '', level: 0, title: '', text: '' };
  readonly #drafts: Draft[] = [this.#section];
  /** The tip that is being read, and how deep its element is open. */
  #tip: { readonly draft: Draft; readonly depth: number } | undefined;
  #isInHeading = false;
  #table: { head: string[]; cells: string[]; isCards: boolean } | undefined;
  #cell: { text: string } | undefined;
  #depth = 0;

  constructor(html: string) {
    this.#html = html;
  }

  read(): Passage[] {
    let from = 0;
    let skipped = 0;
    for (const match of this.#html.matchAll(TAG)) {
      const [tag, slash, name = '', attributes = ''] = match;
      if (skipped === 0) this.#add(this.#html.slice(from, match.index));
      from = match.index + tag.length;
      if (VOID.test(name) || tag.endsWith('/>')) {
        if (skipped === 0) this.#add(voidText(name, attributes));
        continue;
      }
      if (skipped > 0) skipped += slash === '/' ? -1 : 1;
      else if (slash === '/') this.#close(name);
      else if (SKIPPED_TAG.test(name) || SKIPPED.test(attributes)) skipped = 1;
      else this.#open(name, attributes);
    }
    if (skipped === 0) this.#add(this.#html.slice(from));
    return this.#drafts
      .map((draft) => ({ ...draft, title: plainText(draft.title), text: plainText(draft.text) }))
      .filter(({ level, title, text }) => level > 0 || title !== '' || text !== '');
  }

  #add(source: string) {
    if (source === '') return;
    if (this.#cell) this.#cell.text += source;
    else if (this.#isInHeading) this.#section.title += source;
    else (this.#tip?.draft ?? this.#section).text += source;
  }

  #open(name: string, attributes: string) {
    this.#depth += 1;
    if (BLOCK.test(name)) this.#add(BREAK);
    const id = /\sid="([^"]*)"/.exec(attributes)?.[1];
    const level = /^h([2-6])$/.exec(name)?.[1];
    if (level !== undefined && id !== undefined && !this.#tip) {
      this.#section = this.#start('text', plainText(id), Number(level));
      this.#isInHeading = true;
    } else if (attributes.includes(' data-exam-tip') && !this.#tip) {
      const draft = this.#start('tip', id === undefined ? this.#section.id : plainText(id));
      this.#tip = { draft, depth: this.#depth };
    } else if (name === 'table') {
      this.#table = { head: [], cells: [], isCards: false };
    } else if (name === 'td' || name === 'th') {
      this.#cell = { text: '' };
    }
  }

  #close(name: string) {
    if (this.#isInHeading && /^h[2-6]$/.test(name)) this.#isInHeading = false;
    else if (this.#table && (name === 'td' || name === 'th')) this.#endCell(name);
    else if (this.#table && name === 'tr') this.#endRow();
    else if (name === 'table') this.#table = undefined;
    if (BLOCK.test(name)) this.#add(BREAK);
    if (this.#tip?.depth === this.#depth) this.#tip = undefined;
    this.#depth -= 1;
  }

  #start(kind: Passage['kind'], id: string, level = 0): Draft {
    const draft = { kind, id, level, title: '', text: '' };
    this.#drafts.push(draft);
    return draft;
  }

  #endCell(name: string) {
    const text = plainText(this.#cell?.text ?? '');
    this.#cell = undefined;
    if (name === 'th') this.#table!.head.push(text);
    this.#table!.cells.push(text);
  }

  #endRow() {
    const table = this.#table!;
    const { cells } = table;
    table.cells = [];
    if (table.head.length > 0 && cells.length === table.head.length && cells[0] === table.head[0]) {
      table.isCards = isCardsHead(table.head);
      if (table.isCards) return;
    }
    if (!table.isCards) {
      this.#add(BREAK + escapeText(cells.filter(Boolean).join(' · ')) + BREAK);
      return;
    }
    const [question = '', ...answers] = cells;
    const card = this.#start('card', this.#section.id);
    card.title = escapeText(question);
    card.text = escapeText(answers.filter(Boolean).join(' · '));
  }
}

/** Whether the head of a table is that of questions and answers. */
function isCardsHead([question = '', answer = '', ...more]: readonly string[]): boolean {
  return more.length === 0 && QUESTIONS.test(question) && ANSWERS.test(answer);
}

function voidText(name: string, attributes: string): string {
  if (name === 'br') return ' ';
  if (name === 'hr') return BREAK;
  return name === 'img' ? ` ${/\salt="([^"]*)"/.exec(attributes)?.[1] ?? ''} ` : '';
}
