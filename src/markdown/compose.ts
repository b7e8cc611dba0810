import { diagnostic, type Diagnostic } from '../vault/diagnostics.ts';
import type { Note } from '../vault/index.ts';
import { languageAttributes } from '../words/index.ts';
import { fillMarks, type Embed } from './embed-source.ts';
import { escapeHtml } from './highlight.ts';
import { cutElement, cutPassage, relocate } from './passage.ts';
import type { NoteContext } from './context.ts';

/** A note's HTML with a mark where each of its embeds belongs. It depends on no embedded note. */
export interface Fragment {
  readonly html: string;
  readonly embeds: readonly Embed[];
  readonly findings: readonly Diagnostic[];
}

/** Embeds in embeds in embeds: notes that multiply each other must not fill a disk. */
const MAX_DEPTH = 8;
const MAX_LENGTH = 1_000_000;
const FRAME_LENGTH = 200;

/** Fills the embeds of one page, and theirs. */
export class Composer {
  readonly #context: NoteContext;
  readonly #fragmentOf: (note: Note) => Fragment;
  #count = 0;
  #length = 0;

  constructor(context: NoteContext, fragmentOf: (note: Note) => Fragment) {
    this.#context = context;
    this.#fragmentOf = fragmentOf;
  }

  /** The HTML of the page's own note, embeds filled. */
  page(fragment: Fragment): string {
    return fillMarks(fragment.html, (at) => this.embed(fragment.embeds[at]!));
  }

  /**
   * The HTML of one embed.
   *
   * @param around the embeds in which it stands, outermost first
   * @param shift by how many levels the passage around it was lowered
   */
  embed(embed: Embed, around: readonly Embed[] = [], shift = 0): string {
    if (this.#isCycle(embed, around)) {
      this.#reportCycle(embed, around);
      return `<p class="embed-cut">${linkTo(embed)} ↻</p>`;
    }
    const fragment = this.#fragmentOf(embed.note);
    const cut = partOf(fragment, embed);
    if (cut === undefined || around.length >= MAX_DEPTH || this.#length > MAX_LENGTH) {
      return `<p class="embed-cut">${linkTo(embed)}</p>`;
    }
    this.#length += cut.length + FRAME_LENGTH;
    const idPrefix = `e${++this.#count}.`;
    const level = Math.min(6, embed.level + shift);
    const noteUrl = this.#context.addresses.page(embed.note.route);
    const moved = relocate(cut, { idPrefix, level, noteUrl });
    const inside = [...around, embed];
    const html = fillMarks(moved.html, (at) =>
      this.embed(fragment.embeds[at]!, inside, moved.shift),
    );
    // Search finds a passage once: where it stands by itself.
    return `<div class="embed"${languageOf(embed, this.#context.note)} role="group" aria-labelledby="${idPrefix}from" data-pagefind-ignore><p class="embed-title" id="${idPrefix}from">${linkTo(embed)}</p>${html}</div>`;
  }

  /** Whether a text would be shown within itself. Two passages of one note are two texts. */
  #isCycle(embed: Embed, around: readonly Embed[]): boolean {
    const isRoot = embed.note === this.#context.note && isWhole(embed);
    return isRoot || around.some((outer) => isSameText(outer, embed));
  }

  /** Reported where it leads back to the page's own note: the other notes of a cycle say so themselves. */
  #reportCycle(embed: Embed, around: readonly Embed[]) {
    const { note } = this.#context;
    if (embed.note !== note) return;
    const way = [...around, embed].map(({ title }) => `"${title}"`).join(', which shows ');
    const message = `"${note.title}" shows ${way}: the last was left out.`;
    const hint = 'Link to it instead, or embed another passage.';
    const place = { file: embed.from.path, line: embed.line };
    this.#context.report(diagnostic('embed-cycle', place, message, hint));
  }
}

function isWhole({ heading, block }: Embed): boolean {
  return heading === undefined && block === undefined;
}

function isSameText(a: Embed, b: Embed): boolean {
  return a.note === b.note && a.heading === b.heading && a.block === b.block;
}

function partOf({ html }: Fragment, { note, heading, block }: Embed): string | undefined {
  if (heading) return cutPassage(html, note, heading);
  if (block !== undefined) return cutElement(html, block);
  return html;
}

/** What is said in another language than the page's says so. */
function languageOf({ note }: Embed, { frontMatter }: Note): string {
  if (note.frontMatter.lang === frontMatter.lang) return '';
  const attributes = languageAttributes(note.frontMatter.lang);
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${value}"`)
    .join('');
}

function linkTo({ title, url }: Embed): string {
  return `<a class="internal" href="${escapeHtml(url)}">${escapeHtml(title)}</a>`;
}
