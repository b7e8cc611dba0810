import type { Element, ElementContent, Properties } from 'hast';
import {
  defineHastPlugin,
  type HastPluginDefinition,
  type HastVisitorContext,
  type MdastNode,
} from 'satteri';

const SLOT = 'lectern-slot';

/**
 * Finished HTML on its way past the sanitizer: a plugin puts a slot into the
 * tree, and once the note's own HTML is clean the slot is filled. Notes can't
 * write slots themselves: an element of that name is shown as text. A note
 * without HTML of its own needs none but for blocks within a line.
 */
export class Slots {
  readonly #html: string[] = [];
  readonly #isDirect: boolean;

  /** @param isDirect whether the tree may hold finished HTML: nothing will parse it again */
  constructor(isDirect: boolean) {
    this.#isDirect = isDirect;
  }

  /** A node that stands for HTML which fits where it is put: into a line of text, or among blocks. */
  inPlace(html: string): MdastNode {
    return this.#isDirect ? { type: 'html', value: html } : this.#add(html, {});
  }

  /** A node that stands for blocks within a line; a paragraph around it is parted. */
  block(html: string): MdastNode {
    return this.#add(html, { dataBlock: '' });
  }

  #add(html: string, properties: Record<string, string>): MdastNode {
    const dataSlot = String(this.#html.push(html) - 1);
    const data = { hName: SLOT, hProperties: { ...properties, dataSlot } };
    return { type: 'slot', data, children: [] } as never;
  }

  /** Fills the slots. Runs when nothing else will look at their HTML. */
  plugin(): HastPluginDefinition {
    const filled = new Set<string>();
    const element = [
      {
        filter: [SLOT],
        visit: (node: Readonly<Element>, visitor: HastVisitorContext) => {
          if (filled.has(idOf(node))) return;
          const parent = isBlock(node) ? visitor.parent(node) : undefined;
          if (parent?.type !== 'element' || parent.tagName !== 'p') {
            visitor.replaceNode(node, this.#raw(node));
            return;
          }
          const { id, ...properties } = parent.properties;
          const parts = partParagraph(parent.children, properties);
          for (const part of parts) {
            if (isSlot(part)) filled.add(idOf(part));
          }
          const children = parts.map((part) => (isSlot(part) ? this.#raw(part) : part));
          // A link to the paragraph leads to all that it has become.
          const whole = { type: 'element', tagName: 'div', properties: { id }, children } as const;
          visitor.replaceNode(parent, id === undefined ? children : whole);
        },
      },
    ];
    const isEmpty = () => this.#html.length === 0;
    return defineHastPlugin({
      name: 'lectern:slots',
      // Asked for when the slots have been made.
      get element() {
        return isEmpty() ? [] : element;
      },
    });
  }

  #raw(slot: Readonly<Element>): ElementContent {
    return { type: 'raw', value: this.#html[Number(idOf(slot))] ?? '' };
  }
}

function isSlot(node: ElementContent): node is Element {
  return node.type === 'element' && node.tagName === SLOT;
}

function isBlock(slot: Element): boolean {
  return slot.properties['dataBlock'] !== undefined;
}

function idOf(slot: Readonly<Element>): string {
  return String(slot.properties['dataSlot']);
}

/** What stands in a paragraph, as the paragraphs before, between and behind the blocks in it. */
function partParagraph(
  children: readonly ElementContent[],
  properties: Readonly<Properties>,
): Element[] {
  const parts: Element[] = [];
  let line: ElementContent[] = [];
  const endLine = () => {
    const hasWords = line.some((node) => node.type !== 'text' || node.value.trim() !== '');
    if (hasWords) parts.push({ type: 'element', tagName: 'p', properties, children: line });
    line = [];
  };
  for (const child of children) {
    if (isSlot(child) && isBlock(child)) {
      endLine();
      parts.push(child);
    } else line.push(child);
  }
  endLine();
  return parts;
}
