import { BREAK, plainText } from './plain-text.ts';

/** A part of a page that is found by itself. */
export interface Passage {
  readonly kind: 'text' | 'tip' | 'card';
  /** Anchor to go to; empty for the top of the page. */
  readonly id: string;
  /** Headings that it stands under, outermost first, its own last; none above the first heading. */
  readonly headings: readonly string[];
  /** The question of a card; empty for all else. */
  readonly question: string;
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
 * Reads the HTML of a rendered note as passages: what stands under each
 * heading, and each exam tip and each row of a table of questions and answers
 * by itself. Each word is in one passage.
 */
export function passagesOf(html: string): Passage[] {
  return new PassageReader(html).read();
}

interface Open {
  id: string;
  headings: readonly string[];
  text: string;
}

class PassageReader {
  readonly #html: string;
  readonly #passages: Passage[] = [];
  readonly #levels: { level: number; text: string }[] = [];
  #section: Open = { id: '', headings: [], text: '' };
  /** The tip that is being read, and how deep its element is open. */
  #tip: (Open & { depth: number }) | undefined;
  /** The heading that is being read. */
  #heading: (Open & { level: number }) | undefined;
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
    this.#keep('text', this.#section);
    return this.#passages;
  }

  #add(source: string) {
    if (source === '') return;
    const target = this.#cell ?? this.#heading ?? this.#tip ?? this.#section;
    target.text += source;
  }

  #open(name: string, attributes: string) {
    this.#depth += 1;
    if (BLOCK.test(name)) this.#add(BREAK);
    const id = /\sid="([^"]*)"/.exec(attributes)?.[1];
    const level = /^h([2-6])$/.exec(name)?.[1];
    if (level !== undefined && id !== undefined && !this.#tip) {
      this.#heading = { id: plainText(id), headings: [], text: '', level: Number(level) };
    } else if (attributes.includes(' data-exam-tip') && !this.#tip) {
      const { id: sectionId, headings } = this.#section;
      const own = id === undefined ? sectionId : plainText(id);
      this.#tip = { id: own, headings, text: '', depth: this.#depth };
    } else if (name === 'table') {
      this.#table = { head: [], cells: [], isCards: false };
    } else if (name === 'td' || name === 'th') {
      this.#cell = { text: '' };
    }
  }

  #close(name: string) {
    if (this.#heading && /^h[2-6]$/.test(name)) this.#startSection(this.#heading);
    else if (this.#table && (name === 'td' || name === 'th')) this.#endCell(name);
    else if (this.#table && name === 'tr') this.#endRow();
    else if (name === 'table') this.#table = undefined;
    if (BLOCK.test(name)) this.#add(BREAK);
    if (this.#tip?.depth === this.#depth) {
      const tip = this.#tip;
      this.#tip = undefined;
      this.#keep('tip', tip);
    }
    this.#depth -= 1;
  }

  #startSection({ id, level, text }: Open & { level: number }) {
    this.#keep('text', this.#section);
    this.#heading = undefined;
    while ((this.#levels.at(-1)?.level ?? 0) >= level) this.#levels.pop();
    this.#levels.push({ level, text: plainText(text) });
    this.#section = { id, headings: this.#levels.map((it) => it.text), text: '' };
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
      this.#add(BREAK + escape(cells.filter(Boolean).join(' · ')) + BREAK);
      return;
    }
    const [question = '', ...answers] = cells;
    const { id, headings } = this.#section;
    const text = answers.filter(Boolean).join(' · ');
    this.#passages.push({ kind: 'card', id, headings, question, text });
  }

  #keep(kind: 'text' | 'tip', { id, headings, text }: Open) {
    const words = plainText(text);
    if (words === '' && (kind === 'tip' || headings.length === 0)) return;
    this.#passages.push({ kind, id, headings, question: '', text: words });
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

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
