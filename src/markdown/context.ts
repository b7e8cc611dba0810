import type { Diagnostic } from '../vault/diagnostics.ts';
import type { Note, VaultIndex } from '../vault/index.ts';
import type { Settings } from '../vault/settings.ts';
import type { Route, VaultPath } from '../vault/types.ts';
import type { Words } from '../words/index.ts';
import type { Fragment } from './compose.ts';
import type { Macros } from './formula.ts';
import type { Highlighter } from './highlight.ts';

/** A file of the vault as it is published. */
export interface PublishedAsset {
  /** Address with the base path, the name hashed. */
  readonly url: string;
  /** In CSS pixels; undefined for what is no image, or has no size of its own. */
  readonly width: number | undefined;
  readonly height: number | undefined;
}

/** How pages and files are addressed on this site. */
export interface Addresses {
  /** `/base/route/#fragment`; the fragment is percent-encoded here. */
  page(route: Route, fragment?: string): string;
  tag(key: string): string;
  folder(path: VaultPath): string;
  /** Undefined for a file that could not be read. */
  asset(path: VaultPath): PublishedAsset | undefined;
}

/** All that the plugins may know while they render one note. */
export interface NoteContext {
  readonly note: Note;
  readonly index: VaultIndex;
  readonly addresses: Addresses;
  readonly highlighter: Highlighter;
  /** The figures of a note's diagrams, by the number of their code block. */
  readonly figures: (note: Note) => ReadonlyMap<number, string>;
  /** The interface's words, in the language of the site. */
  readonly words: Words;
  /** What all formulas of the vault may use. */
  readonly macros: Macros;
  readonly settings: Pick<Settings, 'hardLineBreaks' | 'smartPunctuation'>;
  /**
   * Notes rendered for others to embed. Shared by the contexts of one index,
   * and thrown away with it.
   */
  readonly fragments: Map<VaultPath, Fragment>;
  report(diagnostic: Diagnostic): void;
}
