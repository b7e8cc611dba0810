import type { Element, ElementContent } from 'hast';
import {
  defineHastPlugin,
  type HastPluginDefinition,
  type MdastNode,
  type PluginFactoryContext,
} from 'satteri';

const SLOT = 'lectern-slot';

/**
 * Finished HTML on its way past the sanitizer: a plugin puts a slot into the
 * tree, and once the note's own HTML is clean the slot is filled. Notes can't
 * write slots themselves: an element of that name is shown as text.
 */
export class Slots {
  readonly #html: string[] = [];
  #hasBlocks = false;

  /** A node that stands for HTML which fits into a line of text. */
  inline(html: string): MdastNode {
    return this.#add(html, {});
  }

  /** A node that stands for blocks; a paragraph around it is parted. */
  block(html: string): MdastNode {
    this.#hasBlocks = true;
    return this.#add(html, { dataBlock: '' });
  }

  #add(html: string, properties: Record<string, string>): MdastNode {
    const dataSlot = String(this.#html.push(html) - 1);
    const data = { hName: SLOT, hProperties: { ...properties, dataSlot } };
    return { type: 'slot', data, children: [] } as never;
  }

  /** Fills the slots. Runs when nothing else will look at their HTML. */
  plugin({ source }: PluginFactoryContext): HastPluginDefinition | undefined {
    // What makes slots is written with one of these; to look at every paragraph is dear.
    if (!/\$|!\[/.test(source)) return undefined;
    const filled = new Set<string>();
    return defineHastPlugin({
      name: 'lectern:slots',
      element: [
        {
          filter: ['p'],
          visit: (node, visitor) => {
            if (!this.#hasBlocks || !node.children.some((child) => isSlot(child) && isBlock(child)))
              return;
            const parts = partParagraph(node).map((part) =>
              isSlot(part) ? this.#raw(part) : part,
            );
            for (const child of node.children) {
              if (isSlot(child) && isBlock(child)) filled.add(idOf(child));
            }
            visitor.replaceNode(node, parts);
          },
        },
        {
          filter: [SLOT],
          visit: (node, visitor) => {
            if (!filled.has(idOf(node))) visitor.replaceNode(node, this.#raw(node));
          },
        },
      ],
    });
  }

  #raw(slot: Element): ElementContent {
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

/** A paragraph as the paragraphs before, between and behind the blocks in it. */
function partParagraph(paragraph: Readonly<Element>): Element[] {
  const parts: Element[] = [];
  let line: ElementContent[] = [];
  const endLine = () => {
    const hasWords = line.some((node) => node.type !== 'text' || node.value.trim() !== '');
    if (hasWords) {
      const { properties } = paragraph;
      parts.push({ type: 'element', tagName: 'p', properties, children: line });
    }
    line = [];
  };
  for (const child of paragraph.children) {
    if (isSlot(child) && isBlock(child)) {
      endLine();
      parts.push(child);
    } else line.push(child);
  }
  endLine();
  return parts;
}
