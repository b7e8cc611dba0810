import type { Nodes } from 'mdast';
import {
  defineMdastPlugin,
  type MdastPluginDefinition,
  type MdastVisitorContext,
  type PluginFactoryContext,
} from 'satteri';

/** Part of the source, by its offsets. */
interface Range {
  readonly start: number;
  readonly end: number;
}

/** A plugin, or none for a note that has nothing for it. */
type Plugin =
  | MdastPluginDefinition
  | undefined
  | ((factory: PluginFactoryContext) => MdastPluginDefinition | undefined);

type Visitor = (node: Readonly<Nodes>, visitor: MdastVisitorContext) => void;

/**
 * One walk over a note for several plugins: the walk itself costs more than what
 * they do. Each of them sees the note as it was before the walk, so they may not
 * build upon one another; of two that visit the same nodes the first comes first.
 *
 * Nodes come in the order of the text, parents first, and so the walk can tell
 * what is around a node: to ask the engine for a node's parent is dear.
 */
export class Walk {
  #link: Range | undefined;
  #dropped: Range | undefined;
  #hasPlacelessLink = false;

  /** The plugins as one. */
  plugin(plugins: readonly Plugin[], factory: PluginFactoryContext): MdastPluginDefinition {
    const visitors = new Map<string, Visitor[]>();
    for (const plugin of plugins) {
      const own = typeof plugin === 'function' ? plugin(factory) : plugin;
      for (const [type, visit] of Object.entries(own ?? {})) {
        if (typeof visit !== 'function') continue;
        visitors.set(type, [...(visitors.get(type) ?? []), visit as Visitor]);
      }
    }
    const merged = [...visitors].map(([type, own]): [string, Visitor] => [
      type,
      (node, visitor) => {
        if (this.#isDropped(node)) return;
        for (const visit of own) visit(node, visitor);
      },
    ]);
    return defineMdastPlugin({
      name: 'lectern:walk',
      options: { position: true },
      ...Object.fromEntries(merged),
    });
  }

  /** Says that what a node holds will not be shown: it is not visited. */
  drop(node: Readonly<Nodes>): void {
    this.#dropped = rangeOf(node);
  }

  /** Says that the walk goes into a link. */
  enterLink(node: Readonly<Nodes>): void {
    this.#link = rangeOf(node);
    this.#hasPlacelessLink ||= this.#link === undefined;
  }

  /** Whether a node stands inside a link: there, nothing else may be one. */
  isInLink(node: Readonly<Nodes>, visitor: MdastVisitorContext): boolean {
    if (!this.#hasPlacelessLink && node.position) return isWithin(node, this.#link);
    for (let at = visitor.parent(node); at !== undefined; at = visitor.parent(at)) {
      if (at.type === 'link' || at.type === 'linkReference' || this.#isDropped(at)) return true;
    }
    return false;
  }

  #isDropped(node: Readonly<Nodes>): boolean {
    return isWithin(node, this.#dropped);
  }
}

/** Undefined for a node that another plugin made: the source does not have it. */
function rangeOf({ position }: Readonly<Nodes>): Range | undefined {
  const start = position?.start.offset;
  const end = position?.end.offset;
  return start === undefined || end === undefined ? undefined : { start, end };
}

function isWithin(node: Readonly<Nodes>, range: Range | undefined): boolean {
  const own = rangeOf(node);
  // What only begins where a range does, as the root does, is not in it.
  return (
    range !== undefined && own !== undefined && own.start >= range.start && own.end <= range.end
  );
}
