import { kindName, withName, withUniqueIds, type Drawer } from '../diagram/draw/index.ts';
import type { Addresses } from '../markdown/context.ts';
import { figureHtml } from '../markdown/diagram-figure.ts';
import { diagramPaper } from '../markdown/diagram-paper.ts';
import {
  diagramsOf,
  mayBeDiagram,
  type DiagramFence,
  type NoteDiagrams,
} from '../markdown/diagrams.ts';
import { diagnostic, type Diagnostic } from '../vault/diagnostics.ts';
import type { Note, VaultIndex } from '../vault/index.ts';
import { LabelLookup } from '../vault/label-lookup.ts';
import { baseName, fingerprint } from '../vault/names.ts';
import type { Settings } from '../vault/settings.ts';
import type { Route } from '../vault/types.ts';
import { wordsFor, type Words } from '../words/index.ts';

const NONE: NoteDiagrams = { fences: [], verdicts: [] };

/** The diagrams of a site's notes: read once, drawn when a note is rendered. */
export class Diagrams {
  readonly #drawer: Drawer;
  readonly #read = new WeakMap<Note, NoteDiagrams>();
  readonly #figures = new WeakMap<Note, ReadonlyMap<number, string>>();
  readonly #href: (label: string) => string | undefined;
  readonly #convertDrawings: boolean;
  readonly #words: Words;

  constructor(
    drawer: Drawer,
    href: (label: string) => string | undefined = () => undefined,
    convertDrawings = true,
    words = wordsFor('en'),
  ) {
    this.#drawer = drawer;
    this.#href = href;
    this.#convertDrawings = convertDrawings;
    this.#words = words;
  }

  /** The same drawer for a changed vault. */
  withNames(index: VaultIndex, addresses: Addresses, settings: Settings): Diagrams {
    const lookup = new LabelLookup(namedPages(index));
    const href = (label: string) => {
      const page = lookup.find(label);
      return page && addresses.page(page.route);
    };
    return new Diagrams(this.#drawer, href, settings.diagrams, wordsFor(settings.language));
  }

  /** A note's diagrams, and what was decided about each of its text fences. */
  of(note: Note): NoteDiagrams {
    if (!note.codeInfos.some(mayBeDiagram)) return NONE;
    let diagrams = this.#read.get(note);
    if (diagrams === undefined) {
      diagrams = diagramsOf(note.body, {
        convertDrawings: this.#convertDrawings,
        href: this.#href,
        words: this.#words.diagrams,
      });
      this.#read.set(note, diagrams);
    }
    return diagrams;
  }

  /** Everything that the note's pictures depend on. */
  keyOf(note: Note): string {
    return this.of(note)
      .fences.map(({ mermaid, drawing }) => `${mermaid}\0${drawing ?? ''}`)
      .join('\0');
  }

  /** Draws a note's diagrams. One that fails stays code, and is reported. */
  async draw(note: Note): Promise<readonly Diagnostic[]> {
    const figures = new Map<number, string>();
    const findings: Diagnostic[] = [];
    await Promise.all(
      this.of(note).fences.map(async (fence) => {
        const drawn = await this.#drawer.draw(fence.mermaid);
        if (!drawn.ok) {
          findings.push(failure(note, fence, drawn));
          return;
        }
        const { mermaid, drawing, block } = fence;
        const id = `d${fingerprint(note.path)}-${block}`;
        const { width, height, title, kind } = drawn;
        const named = kind
          ? withName(drawn.svg, kindName(kind, this.#words.diagramKinds))
          : drawn.svg;
        const svg = withUniqueIds(named, id);
        const figure = { svg, width, height, title, mermaid, drawing, id };
        figures.set(block, figureHtml(figure, this.#words));
        const { parts } = diagramPaper(width, height);
        if (parts.length > 1) findings.push(splitOnPaper(note, fence, parts.length));
      }),
    );
    this.#figures.set(note, figures);
    return findings;
  }

  /** The figures that `draw` made, by the number of their code block. */
  figuresOf(note: Note): ReadonlyMap<number, string> {
    return this.#figures.get(note) ?? new Map();
  }

  /** Ends the drawing threads. */
  close(): Promise<void> {
    return this.#drawer.close();
  }
}

function splitOnPaper(note: Note, { line }: DiagramFence, parts: number): Diagnostic {
  return diagnostic(
    'diagram-split',
    { file: note.path, line: note.bodyLine + line - 1 },
    `The diagram is too large for a page and is printed in ${parts} parts.`,
    'Two smaller diagrams would be easier to read.',
  );
}

function failure(
  note: Note,
  { line, drawing }: DiagramFence,
  drawn: { message: string; line?: number },
): Diagnostic {
  const inside = drawing === undefined ? (drawn.line ?? 0) : 0;
  return diagnostic(
    'diagram-failed',
    { file: note.path, line: note.bodyLine + line - 1 + inside },
    `The diagram can't be drawn and is shown as text: ${drawn.message}`,
    drawing === undefined
      ? 'Check it against the Mermaid documentation.'
      : 'Mark the fence "text no-diagram".',
  );
}

function namedPages(index: VaultIndex): { names: readonly string[]; route: Route }[] {
  const notes = [...index.notes.values()].map(({ path, title, aliases, route }) => ({
    names: [baseName(path), title, ...aliases],
    route,
  }));
  const concepts = [...index.concepts.values()].map(({ name, aliases, route }) => ({
    names: [name, ...aliases],
    route,
  }));
  return [...notes, ...concepts];
}
