import type { Diagnostic } from './diagnostics.ts';
import type { Canvas, CanvasCard } from './canvas-types.ts';
import type { FrontMatter } from './front-matter-schema.ts';

/** A file's path inside the vault as it is on disk: forward slashes, no leading slash. */
export type VaultPath = string & { readonly __vaultPath: unique symbol };

/** A page's place on the site: lower-case segments joined by `/`, no slash at either end, `''` for home. */
export type Route = string & { readonly __route: unique symbol };

/** What one note says of itself, read from its text alone. Immutable. */
export interface Outline {
  readonly path: VaultPath;
  readonly frontMatter: FrontMatter;
  /** The note's Markdown without front matter and comments; lines keep their count. */
  readonly body: string;
  /** Line of the file on which `body` begins, counted from 1. */
  readonly bodyLine: number;
  /** From the front matter, else the first H1, else the file name. */
  readonly title: string;
  /** The first H1 when it is what the page shows as its title, and so is left out of the body. */
  readonly titleHeading: Heading | undefined;
  readonly headings: readonly Heading[];
  readonly links: readonly Link[];
  readonly blocks: readonly Block[];
  /** Anchors that the author's own HTML sets (`<a id="x">`). */
  readonly anchors: readonly string[];
  /** Tags of the front matter and of the text, without `#`, as first written. */
  readonly tags: readonly string[];
  /** Names under which other notes may link here, beside file name and title. */
  readonly aliases: readonly string[];
  /** What stands behind the fences of code blocks (`js title="x"`), each once; empty for a block without. */
  readonly codeInfos: readonly string[];
  /** The first paragraph in plain words, code in backticks, formulas between `$`, at most some 200 characters. */
  readonly excerpt: string;
  readonly words: number;
  /** False where the author said `draft: true` or `publish: false`. */
  readonly published: boolean;
  readonly diagnostics: readonly Diagnostic[];
  /** What a canvas is made of, if the note is one; its `body` then has the texts of the cards. */
  readonly canvas?: OutlinedCanvas;
}

/** A canvas whose cards were read as notes are. */
export interface OutlinedCanvas extends Canvas {
  readonly cards: readonly (CanvasCard & { readonly outline: Outline })[];
}

/** A heading of a note. */
export interface Heading {
  /** Plain text, mark-up removed. */
  readonly text: string;
  /** Where a link in it shows other words than its target: the words with both, as `See Foo bar` of `See [[Foo|bar]]`. */
  readonly written?: string;
  /** 1 to 6, as written. */
  readonly depth: number;
  /** Anchor, unique in the note. */
  readonly id: string;
  /** Line of the file, from 1. */
  readonly line: number;
  /** False inside a quotation, a list or a callout: such a heading starts no passage. */
  readonly topLevel: boolean;
  /** Names that this heading defines: `### [[A]] / [[B]] - subtitle` defines A and B. */
  readonly defines: readonly string[];
  /** Names given by a `*Formerly: X*` line right under the heading. */
  readonly formerly: readonly string[];
  /** The first paragraph under the heading in plain words, as `excerpt` is. */
  readonly excerpt: string;
}

/** A paragraph, list item or other block with an id of its own (`^id`). */
export interface Block {
  readonly id: string;
  readonly line: number;
}

/** What a link in a note asks for, before anything is known about other notes. */
export interface LinkTarget {
  /** Note or file asked for; empty for a link within the same note. */
  readonly name: string;
  /** Heading texts, outermost first (`[[A#B#C]]` has B and C). */
  readonly headings: readonly string[];
  /** Block id (`[[A#^id]]`), without the caret. */
  readonly block: string | undefined;
}

/** One link, embed or image of a note that points into the vault. */
export interface Link extends LinkTarget {
  /** `wiki` for `[[...]]`, `markdown` for `[x](y)`; the rules of resolution differ in the fragment only. */
  readonly syntax: 'wiki' | 'markdown';
  readonly embed: boolean;
  /** Text after `|`, or a Markdown link's text; undefined where the author gave none. */
  readonly alias: string | undefined;
  /** The target as written, for messages. */
  readonly written: string;
  readonly line: number;
  readonly column: number;
  /** Index in `headings` of the heading under which the link stands, -1 above the first. */
  readonly heading: number;
  /** The sentence around the link, and where in it the link's text stands. */
  readonly context: Mention;
}

/** A sentence, code in backticks and formulas between `$`, with the place of a link in it: `text.slice(start, end)` is the link's text. */
export interface Mention {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}
