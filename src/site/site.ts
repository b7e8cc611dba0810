import { basename, join } from 'node:path';
import type { Addresses } from '../markdown/context.ts';
import { drawingFile } from '../markdown/drawings.ts';
import { passageHtml, type PassagePlace } from '../markdown/passage.ts';
import { macrosOf } from '../markdown/preamble.ts';
import { byPlace, type Diagnostic } from '../vault/diagnostics.ts';
import type { FileDates } from '../vault/git-dates.ts';
import { buildIndex, type Note, type VaultIndex } from '../vault/index.ts';
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
import { HtmlCache } from './html-cache.ts';
import { Maps } from './maps.ts';
import { needsOf, type Needs } from './needs.ts';
import { NoteRenderer } from './note-renderer.ts';
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
  notes!: NoteRenderer;

  #vault!: ReadVault;
  #dates: ReadonlyMap<VaultPath, FileDates> = new Map();
  #preambleFindings: readonly Diagnostic[] = [];
  readonly #cache: HtmlCache;

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
    const shown = this.#shownFiles();
    this.assets = await describeAssets(this.options.vault, shown, this.settings.base, this.assets);
    this.addresses = addressesOf(this.settings.base, this.index, this.assets);
    this.diagrams = this.diagrams.withNames(this.index, this.addresses, this.settings);
    const findings: Diagnostic[] = [];
    const macros = macrosOf(preamble, (finding) => findings.push(finding));
    this.#preambleFindings = findings;
    const { index, addresses, assets, diagrams } = this;
    const sources = { index, addresses, assets, diagrams, settings: this.settings };
    this.notes = new NoteRenderer({ ...sources, preamble, macros });
  }

  /** Name of the site: the settings', else what the home page calls itself, else the folder's. */
  get title(): string {
    const { frontMatter, titleHeading } = this.navigation.root.note ?? {};
    const folder = titleFromName(basename(this.options.vault));
    return this.settings.title ?? frontMatter?.title ?? titleHeading?.text ?? folder;
  }

  /** Where a book's PDF lies, below the site's root; undefined where there is none. */
  pdfOf({ route }: Book): string | undefined {
    return this.settings.pdf && this.options.canPrint?.() ? `${route}.pdf` : undefined;
  }

  /** Everything found so far, including what rendering found in this build or before. */
  get diagnostics(): readonly Diagnostic[] {
    const rendering = this.#notes().flatMap((note) => this.#cache.findings(this.notes.keyOf(note)));
    return [
      ...this.#vault.diagnostics,
      ...this.#preambleFindings,
      ...this.index.diagnostics,
      ...rendering,
    ].sort(byPlace);
  }

  /** A note's HTML, without its title. */
  html(note: Note): Promise<string> {
    return this.#cache.get(this.notes.keyOf(note), () => this.notes.render(note));
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
    this.#cache.settle(new Set(this.#notes().map((note) => this.notes.keyOf(note))));
    await this.diagrams.close();
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
}
