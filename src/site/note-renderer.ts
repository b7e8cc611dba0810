import type { Addresses, NoteContext } from '../markdown/context.ts';
import { codeLanguages } from '../markdown/code-languages.ts';
import { drawingFile } from '../markdown/drawings.ts';
import { embeddedNotes } from '../markdown/embed-source.ts';
import type { Macros } from '../markdown/formula.ts';
import { createCodeHighlighter, type Highlighter } from '../markdown/highlight.ts';
import { renderNote } from '../markdown/render.ts';
import { PIPELINE_VERSION } from '../markdown/version.ts';
import type { Diagnostic } from '../vault/diagnostics.ts';
import type { Destination, Note, VaultIndex } from '../vault/index.ts';
import type { Settings } from '../vault/settings.ts';
import type { VaultPath } from '../vault/types.ts';
import { wordsFor } from '../words/index.ts';
import type { Asset } from './assets.ts';
import type { Diagrams } from './diagrams.ts';
import type { Rendered } from './html-cache.ts';
import { keyOf } from './key.ts';

/** What the HTML of notes is made from. */
export interface NoteSources {
  readonly index: VaultIndex;
  readonly addresses: Addresses;
  readonly assets: ReadonlyMap<VaultPath, Asset>;
  readonly settings: Settings;
  /** The vault's own commands for formulas, as written and as read. */
  readonly preamble: string;
  readonly macros: Macros;
  readonly diagrams: Diagrams;
}

/** Makes the HTML of a vault's notes, as long as the vault stays as it is. */
export class NoteRenderer {
  readonly #sources: NoteSources;
  /** Stands for the preamble in the keys of notes, which would take in all of it each. */
  readonly #preambleKey: string;
  readonly #fragments: NoteContext['fragments'] = new Map();
  readonly #highlighters = new WeakMap<Note, Highlighter>();
  /** A page asks for its note's key several times. */
  readonly #keys = new WeakMap<Note, string>();

  constructor(sources: NoteSources) {
    this.#sources = sources;
    this.#preambleKey = keyOf(sources.preamble);
  }

  /** A note's HTML, without its title. */
  async render(note: Note): Promise<Rendered> {
    const findings = [...(await this.prepare(note))];
    const html = renderNote(this.contextOf(note, (finding) => findings.push(finding)));
    return { html, findings };
  }

  /**
   * Draws a note's diagrams, and loads what colours its code: a note is rendered at
   * one go. Likewise for those that it embeds, whose findings are told elsewhere.
   */
  async prepare(note: Note): Promise<readonly Diagnostic[]> {
    const shown = this.#shownIn(note);
    // Of these languages alone, whatever else was loaded: the HTML depends on nothing else.
    const highlighter = await createCodeHighlighter(shown.flatMap(codeLanguages));
    this.#highlighters.set(note, highlighter);
    const [found] = await Promise.all(shown.map((one) => this.#sources.diagrams.draw(one)));
    return found!;
  }

  /** What the plugins need to know to render a note, once it is prepared. */
  contextOf(note: Note, report: NoteContext['report']): NoteContext {
    const { index, addresses, settings, macros, diagrams } = this.#sources;
    return {
      note,
      index,
      addresses,
      settings,
      words: wordsFor(settings.language),
      highlighter: this.#highlighters.get(note)!,
      macros,
      fragments: this.#fragments,
      figures: (shown) => diagrams.figuresOf(shown),
      report,
    };
  }

  /**
   * Everything that a note's HTML is made from: its text and that of the notes
   * it embeds, and what the index says of their links.
   */
  keyOf(note: Note): string {
    const key = this.#keys.get(note) ?? this.#makeKey(note);
    this.#keys.set(note, key);
    return key;
  }

  /** Whether a note shows diagrams, which are drawn by a program that takes long to start. */
  hasDiagrams(note: Note): boolean {
    const { diagrams } = this.#sources;
    return this.#shownIn(note).some((shown) => diagrams.of(shown).fences.length > 0);
  }

  #shownIn(note: Note): readonly Note[] {
    return [note, ...embeddedNotes(note, this.#sources.index)];
  }

  #makeKey(note: Note): string {
    const { index, assets, diagrams } = this.#sources;
    const { base, language, hardLineBreaks, smartPunctuation } = this.#sources.settings;
    const parts = this.#shownIn(note).flatMap((shown) => {
      const answers = shown.links.map((link) => this.#answer(index.destination(link, shown)));
      const drawing = drawingFile(shown, index);
      if (drawing !== undefined) answers.push(assets.get(drawing)?.url ?? '');
      if (shown.canvas) answers.push(JSON.stringify(shown.canvas), ...this.#cardsOf(shown));
      if (shown.body.includes('$')) answers.push(this.#preambleKey);
      return [shown.route, shown.title, shown.body, answers.join('\n'), diagrams.keyOf(shown)];
    });
    const settings = [base, language, hardLineBreaks, smartPunctuation].join(' ');
    return keyOf(PIPELINE_VERSION, settings, ...parts);
  }

  /** What the cards of a canvas say of other notes. */
  #cardsOf(canvas: Note): string[] {
    return canvas.links.map((link) => {
      const destination = this.#sources.index.destination(link, canvas);
      return destination.kind === 'note'
        ? `${destination.note.title}\n${destination.note.excerpt}`
        : '';
    });
  }

  #answer(destination: Destination): string {
    switch (destination.kind) {
      case 'note':
        return `note ${destination.note.route}#${destination.fragment}`;
      case 'concept':
        return `concept ${destination.concept.route} ${destination.concept.definitions.length > 0}`;
      case 'attachment': {
        const asset = this.#sources.assets.get(destination.path);
        return `file ${asset?.url} ${asset?.width}x${asset?.height}#${destination.fragment}`;
      }
      case 'folder':
        return `folder ${destination.path}`;
      default:
        return destination.kind;
    }
  }
}
