import { availableParallelism } from 'node:os';
import { openCache } from './cache.ts';
import type { Drawn } from './messages.ts';
import { DrawingPool } from './pool.ts';
import { escape } from './finish/escape.ts';
import { PLACEHOLDER_ID } from './settings.ts';

export type { Drawn } from './messages.ts';
export type { Picture } from './finish/finish.ts';
export { ENGLISH_KINDS, kindName, withName } from './names.ts';
export { FONT, fontFiles } from './fonts.ts';

export interface DrawerOptions {
  /** Where pictures are kept between builds; without it each build draws anew. */
  cacheDir?: string;
  /** At most so many threads (default: one less than processors, at most four). */
  workers?: number;
  /** How long one diagram may take (default: 20 seconds). */
  timeoutMs?: number;
}

export interface Drawer {
  /**
   * Draws Mermaid source as static SVG. It never rejects: what cannot be drawn
   * comes back with a message, and the line of the source if one is to blame.
   * May be called for many diagrams at once; the same source is drawn once.
   * The ids in the SVG are placeholders: see `withUniqueIds`.
   */
  draw(source: string): Promise<Drawn>;
  /** Ends the threads. What is still being drawn fails. */
  close(): Promise<void>;
}

/** Nothing is loaded and no thread starts before a diagram is asked for that is not in the cache. */
export function createDrawer(options: DrawerOptions = {}): Drawer {
  const { cacheDir, timeoutMs = 20_000 } = options;
  const workers = options.workers ?? Math.min(4, Math.max(1, availableParallelism() - 1));
  const cache = cacheDir === undefined ? undefined : openCache(cacheDir);
  const pool = new DrawingPool({ workers, timeoutMs });
  const drawings = new Map<string, Promise<Drawn>>();

  async function fromCacheOrAnew(source: string): Promise<Drawn> {
    const key = cache?.key(source);
    const kept = key && cache?.read(key);
    if (kept) return { ok: true, ...kept };
    const drawn = await pool.draw(source);
    if (drawn.ok && key) {
      const { svg, width, height, title, kind, hasLinks } = drawn;
      cache?.write(key, { svg, width, height, title, kind, hasLinks });
    }
    return drawn;
  }

  return {
    draw(source) {
      let drawing = drawings.get(source);
      if (!drawing) {
        drawing = fromCacheOrAnew(source);
        drawings.set(source, drawing);
      }
      return drawing;
    },
    close: () => pool.close(),
  };
}

/**
 * The SVG with ids that begin with `prefix`, which must be unique on its page
 * and consist of letters, digits, `-` and `_`, with a letter first.
 */
export function withUniqueIds(svg: string, prefix: string): string {
  if (!/^[A-Za-z][\w-]*$/.test(prefix)) throw new Error(`“${prefix}” cannot begin an id.`);
  return svg.replaceAll(PLACEHOLDER_ID, prefix);
}

const ENTITIES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' };

/**
 * The SVG with the target of each link replaced by what `resolve` says, such
 * as one under the site's base path; for `null` it stops being a link.
 */
export function mapLinks(svg: string, resolve: (href: string) => string | null): string {
  return svg.replace(/(<a\b[^>]*?) href="([^"]*)"/g, (_, tag: string, written: string) => {
    const href = resolve(written.replace(/&\w+;/g, (entity) => ENTITIES[entity] ?? entity));
    return href === null ? tag : `${tag} href="${escape(href)}"`;
  });
}
