import { basename, join } from 'node:path';
import type { Addresses, NoteContext } from '../markdown/context.ts';
import { createCodeHighlighter, type Highlighter } from '../markdown/highlight.ts';
import { drawingFile } from '../markdown/drawings.ts';
import { embeddedNotes } from '../markdown/embed-source.ts';
import type { Macros } from '../markdown/formula.ts';
import { passageHtml, type PassagePlace } from '../markdown/passage.ts';
import { macrosOf } from '../markdown/preamble.ts';
import { renderNote } from '../markdown/render.ts';
import { PIPELINE_VERSION } from '../markdown/version.ts';
import { byPlace, type Diagnostic } from '../vault/diagnostics.ts';
import type { FileDates } from '../vault/git-dates.ts';
import { buildIndex, type Destination, type Note, type VaultIndex } from '../vault/index.ts';
import { isNotePath, titleFromName } from '../vault/names.ts';
import { navigationOf, type Navigation } from '../vault/navigation.ts';
import { readNote, readVault, type ReadVault } from '../vault/read.ts';
import type { Settings } from '../vault/settings.ts';
import type { Heading, Outline, Route, VaultPath } from '../vault/types.ts';
import { wordsFor } from '../words/index.ts';
import { addressesOf } from './addresses.ts';
import { describeAssets, type Asset } from './assets.ts';
import { createDrawer } from '../diagram/draw/index.ts';
import { Books, type Book } from './book.ts';
import { Diagrams } from './diagrams.ts';
import { HtmlCache, type Rendered } from './html-cache.ts';
import { keyOf } from './key.ts';
import { Maps } from './maps.ts';
import { needsOf, type Needs } from './needs.ts';
import { pagesOf, type Page } from './pages.ts';
import type { VaultFiles } from './vault-files.ts';

/** Beyond this a book would take longer to make than its site, and few would print it. */
const MOST_NOTES_IN_BOOKS = 400;

/** Where a site is made from, and to. All paths are absolute. */
export interface SiteOptions {
  readonly vault: string;
  readonly outDir: string;
  /** Folder for everything that may be thrown away. */
  readonly cacheDir: string;
  /** Likewise for pages that were compiled, which all vaults share. */
  readonly pagesDir: string;
  /** Whether PDFs can be printed: only a command that prints them may promise them. */
  readonly canPrint?: () => boolean;
  /** Whether its books alone are made, to be printed: no page that nobody will read, and no search. */
  readonly booksOnly?: boolean;
  /** Whether its pages are served while the vault is written: they ask for what is new, and are not kept. */
  readonly isLive?: boolean;
  /** What goes before its setting in `lectern.yaml`. */
  readonly overrides?: Partial<
    Pick<Settings, 'base' | 'site' | 'book' | 'pdf' | 'paper' | 'portable'>
  >;
}

/**
 * A vault as a site: its index, its pages and their HTML. One object serves the
 * loader, the pages and the commands; `refresh` brings it up to date.
 */
export class Site {
  readonly options: SiteOptions;
  settings!: Settings;
  index!: VaultIndex;
  navigation!: Navigation;
  pages!: ReadonlyMap<Route, Page>;
  maps!: Maps;
  books!: Books;
  addresses!: Addresses;
  assets: ReadonlyMap<VaultPath, Asset> = new Map();
  /** Grows with every refresh. */
  revision = 0;
  diagrams: Diagrams;

  #vault!: ReadVault;
  #dates: ReadonlyMap<VaultPath, FileDates> = new Map();
  #highlighter!: Highlighter;
  #macros!: Macros;
  /** Stands for the preamble in the keys of notes, which would take in all of it each. */
  #preambleKey!: string;
  #preambleFindings: readonly Diagnostic[] = [];
  #fragments: NoteContext['fragments'] = new Map();
  readonly #cache: HtmlCache;
  /** A page asks for its note's key several times; it holds as long as index, assets and names do. */
  #keys = new WeakMap<Note, string>();

  private constructor(options: SiteOptions) {
    this.options = options;
    this.#cache = new HtmlCache(join(options.cacheDir, 'html'));
    this.diagrams = new Diagrams(createDrawer({ cacheDir: join(options.cacheDir, 'diagrams') }));
  }

  /** Takes in what was read of a vault. */
  static async of(options: SiteOptions, { vault, dates }: VaultFiles): Promise<Site> {
    const site = new Site(options);
    site.#vault = vault;
    site.#dates = dates;
    await site.#reindex();
    return site;
  }

  /**
   * Takes in changed, new and deleted files. A note's text costs one note; a
   * change of settings or attachments costs a new look at the folder.
   */
  async refresh(paths: readonly VaultPath[]): Promise<void> {
    if (!paths.every(isNotePath)) {
      this.#vault = await readVault(this.options.vault, this.options.outDir);
    } else {
      const diagnostics = this.#vault.diagnostics.filter(({ file }) => !paths.includes(file));
      const outlines = new Map(this.#vault.outlines);
      for (const path of paths) {
        const outline = await readNote(this.options.vault, path, diagnostics);
        if (outline) outlines.set(path, outline);
        else outlines.delete(path);
      }
      this.#vault = { ...this.#vault, outlines, diagnostics };
    }
    await this.#reindex();
  }

  async #reindex() {
    const { outlines, attachments, settings, preamble } = this.#vault;
    const findings: Diagnostic[] = [];
    this.#macros = macrosOf(preamble, (finding) => findings.push(finding));
    this.#preambleFindings = findings;
    this.#preambleKey = keyOf(preamble);
    this.revision += 1;
    const chosen = { ...settings, ...this.options.overrides };
    const { base, book = outlines.size <= MOST_NOTES_IN_BOOKS, pdf } = chosen;
    this.settings = {
      ...chosen,
      base: base.endsWith('/') ? base : `${base}/`,
      book: book || pdf,
    };
    this.index = buildIndex({
      outlines: [...outlines.values()],
      attachments,
      dates: this.#dates,
    });
    this.navigation = navigationOf(this.index, this.settings);
    this.maps = new Maps(this.index, this.navigation);
    this.pages = pagesOf(this.index, this.navigation, this.title, wordsFor(this.settings.language));
    this.books = new Books(this.index, this.navigation, {
      title: this.title,
      language: this.settings.language,
      taken: this.pages.keys(),
    });
    const [assets, highlighter] = await Promise.all([
      describeAssets(this.options.vault, this.#shownFiles(), this.settings.base, this.assets),
      createCodeHighlighter(new Set(this.#notes().flatMap((note) => note.codeLanguages))),
    ]);
    this.assets = assets;
    this.#highlighter = highlighter;
    this.addresses = addressesOf(this.settings.base, this.index, assets);
    this.diagrams = this.diagrams.withNames(this.index, this.addresses, this.settings);
    this.#fragments = new Map();
    this.#keys = new WeakMap();
  }

  /** Name of the site. */
  get title(): string {
    const folder = titleFromName(basename(this.options.vault));
    return this.settings.title ?? this.navigation.root.note?.title ?? folder;
  }

  /** Where a book's PDF lies, below the site's root; undefined where there is none. */
  pdfOf({ route }: Book): string | undefined {
    return this.settings.pdf && this.options.canPrint?.() ? `${route}.pdf` : undefined;
  }

  /** Everything found so far, including what rendering found in this build or before. */
  get diagnostics(): readonly Diagnostic[] {
    const rendering = this.#notes().flatMap((note) => this.#cache.findings(this.keyOf(note)));
    return [
      ...this.#vault.diagnostics,
      ...this.#preambleFindings,
      ...this.index.diagnostics,
      ...rendering,
    ].sort(byPlace);
  }

  /** A note's HTML, without its title. */
  html(note: Note): Promise<string> {
    return this.#cache.get(this.keyOf(note), () => this.#render(note));
  }

  /** The HTML of the passage under one heading, for a page other than its note's. */
  async passage(note: Outline, heading: Heading, place: Omit<PassagePlace, 'noteUrl'>) {
    const own = note as Note;
    const noteUrl = this.addresses.page(own.route);
    return passageHtml(await this.html(own), own, heading, {
      ...place,
      noteUrl,
    });
  }

  /** What a page needs beyond the common styles. */
  async needsOf(page: Page): Promise<Needs & { readonly hasMap: boolean }> {
    const { note, concept } = page;
    const shown = [...(note ? [note] : []), ...(concept?.definitions ?? []).map((it) => it.note)];
    const html = await Promise.all(shown.map((outline) => this.html(outline as Note)));
    return { ...needsOf(html), hasMap: this.maps.isOn(page) };
  }

  /** Renders every note that is not cached, for what only rendering finds. */
  async renderAll(): Promise<void> {
    for (const note of this.#notes()) await this.html(note);
  }

  /** Keeps what was rendered for the next time, and ends the threads that drew. */
  async close(): Promise<void> {
    this.#cache.settle(new Set(this.#notes().map((note) => this.keyOf(note))));
    await this.diagrams.close();
  }

  async #render(note: Note): Promise<Rendered> {
    const findings: Diagnostic[] = [];
    for (const shown of [note, ...embeddedNotes(note, this.index)]) {
      const found = await this.diagrams.draw(shown);
      if (shown === note) findings.push(...found);
    }
    const html = renderNote(this.contextOf(note, (finding) => findings.push(finding)));
    return { html, findings };
  }

  /** What the plugins need to know to render a note. */
  contextOf(note: Note, report: NoteContext['report']): NoteContext {
    const { index, addresses, settings } = this;
    return {
      note,
      index,
      addresses,
      settings,
      words: wordsFor(settings.language),
      highlighter: this.#highlighter,
      macros: this.#macros,
      fragments: this.#fragments,
      figures: (shown) => this.diagrams.figuresOf(shown),
      report,
    };
  }

  #notes(): Note[] {
    return [...this.index.notes.values()];
  }

  /** Files that a published note shows or links to: no other file reaches the site. */
  #shownFiles(): Set<VaultPath> {
    const files = new Set<VaultPath>();
    for (const note of this.#notes()) {
      for (const link of note.links) {
        const destination = this.index.destination(link, note);
        if (destination.kind === 'attachment') files.add(destination.path);
      }
      const drawing = drawingFile(note, this.index);
      if (drawing !== undefined) files.add(drawing);
    }
    return files;
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

  #makeKey(note: Note): string {
    const { base, language, hardLineBreaks, smartPunctuation } = this.settings;
    const parts = [note, ...embeddedNotes(note, this.index)].flatMap((shown) => {
      const answers = shown.links.map((link) => this.#answer(this.index.destination(link, shown)));
      const drawing = drawingFile(shown, this.index);
      if (drawing !== undefined) answers.push(this.assets.get(drawing)?.url ?? '');
      const diagrams = this.diagrams.keyOf(shown);
      if (shown.canvas) answers.push(JSON.stringify(shown.canvas), ...this.#cardsOf(shown));
      if (shown.body.includes('$')) answers.push(this.#preambleKey);
      return [shown.route, shown.title, shown.body, answers.join('\n'), diagrams];
    });
    const settings = [base, language, hardLineBreaks, smartPunctuation].join(' ');
    return keyOf(PIPELINE_VERSION, settings, ...parts);
  }

  /** What the cards of a canvas say of other notes. */
  #cardsOf(canvas: Note): string[] {
    return canvas.links.map((link) => {
      const destination = this.index.destination(link, canvas);
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
        const asset = this.assets.get(destination.path);
        return `file ${asset?.url} ${asset?.width}x${asset?.height}#${destination.fragment}`;
      }
      case 'folder':
        return `folder ${destination.path}`;
      default:
        return destination.kind;
    }
  }
}
