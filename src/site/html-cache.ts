import type { Diagnostic } from '../vault/diagnostics.ts';
import { Packs } from './packs.ts';

/** A note as it was rendered. */
export interface Rendered {
  readonly html: string;
  /** What only rendering finds. */
  readonly findings: readonly Diagnostic[];
}

const RECENT = 32;

/**
 * Rendered notes on disk, by a key of everything that they were rendered from. An
 * entry is never wrong, at most no longer asked for.
 */
export class HtmlCache {
  readonly #packs: Packs<readonly Diagnostic[]>;
  /** Asked for of late: a page asks for its note more than once. */
  readonly #recent = new Map<string, Promise<string>>();
  /** Being made: a book asks for all notes while their pages are rendered. */
  readonly #pending = new Map<string, Promise<string>>();

  constructor(folder: string) {
    this.#packs = new Packs(folder);
  }

  /** The HTML with this key, made by `render` where there is none. */
  get(key: string, render: () => Promise<Rendered>): Promise<string> {
    const known = this.#recent.get(key) ?? this.#pending.get(key);
    if (known) return known;
    const html = this.#readOrRender(key, render).finally(() => this.#pending.delete(key));
    this.#pending.set(key, html);
    this.#recent.set(key, html);
    html.catch(() => this.#recent.delete(key));
    const [oldest] = this.#recent.keys();
    if (this.#recent.size > RECENT) this.#recent.delete(oldest!);
    return html;
  }

  /** What was found when the HTML with this key was made; nothing where there is none. */
  findings(key: string): readonly Diagnostic[] {
    return this.#packs.labelOf(key) ?? [];
  }

  /** Puts on disk what is not there yet, and clears away what nobody will ask for, if it is much. */
  settle(wanted: ReadonlySet<string>): void {
    this.#packs.flush();
    this.#packs.tidy((key) => wanted.has(key));
  }

  async #readOrRender(key: string, render: () => Promise<Rendered>): Promise<string> {
    const kept = this.#packs.get(key);
    if (kept !== undefined) return kept;
    const { html, findings } = await render();
    this.#packs.set(key, html, findings);
    return html;
  }
}
