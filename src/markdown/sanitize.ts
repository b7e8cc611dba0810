import type { Element } from 'hast';
import { defineHastPlugin, type HastPluginDefinition } from 'satteri';
import {
  ALLOWED_ELEMENTS,
  allowedStyle,
  isAllowedAttribute,
  URL_ATTRIBUTES,
} from './html-rules.ts';
import { isSafeUrl } from './links.ts';
import type { NoteContext } from './context.ts';

/**
 * The last gate: every element and attribute that is not on the list goes,
 * whether it came from raw HTML or by a way nobody thought of. Addresses keep
 * to safe schemes; pictures and sounds come from the site itself only.
 */
export function sanitizePlugin({ addresses, note }: NoteContext): HastPluginDefinition {
  const own = addresses.page('' as never);
  const ids = new IdKeeper(note.headings.map(({ id }) => id));
  return defineHastPlugin({
    name: 'lectern:sanitize',
    comment(node, visitor) {
      visitor.removeNode(node);
    },
    doctype(node, visitor) {
      visitor.removeNode(node);
    },
    element: {
      filter: [],
      visit(node, visitor) {
        if (!isAllowedElement(node)) {
          visitor.removeNode(node);
          return;
        }
        const { color } = node.properties;
        if (node.tagName === 'font' && typeof color === 'string') {
          visitor.setProperty(node, 'style', allowedStyle(`color: ${color}`) || undefined);
          visitor.setProperty(node, 'color', undefined);
        }
        for (const [name, value] of Object.entries(node.properties)) {
          if (node.tagName === 'font' && name === 'color') continue;
          const kept = allowedValue(node, name, value, own, ids);
          if (kept !== value) visitor.setProperty(node, name, kept);
        }
      },
    },
  });
}

function isAllowedElement({ tagName, properties }: Readonly<Element>): boolean {
  const isTask = tagName === 'input' && properties['type'] === 'checkbox';
  return ALLOWED_ELEMENTS.has(tagName) || isTask || tagName === 'lectern-slot';
}

/** What is left of an attribute's value; undefined where the attribute has to go. */
function allowedValue(
  node: Readonly<Element>,
  name: string,
  value: unknown,
  own: string,
  ids: IdKeeper,
): unknown {
  if (!isAllowedAttribute(node.tagName, name)) return undefined;
  if (name === 'id') return ids.claim(String(value), node.tagName) ? value : undefined;
  if (name === 'style') return allowedStyle(String(value)) || undefined;
  if (!URL_ATTRIBUTES.has(name)) return value;
  const url = String(value);
  const isLink = node.tagName === 'a' || name === 'cite';
  const isAllowed = isLink ? isSafeUrl(url) : url.startsWith(own) && !url.startsWith('//');
  return isAllowed ? value : undefined;
}

/** Every id stands once on a page, and those of headings on their headings. */
class IdKeeper {
  readonly #headings: ReadonlySet<string>;
  readonly #taken = new Set<string>();

  constructor(headings: readonly string[]) {
    this.#headings = new Set(headings);
  }

  claim(id: string, element: string): boolean {
    const isForeign = this.#headings.has(id) && !/^h[1-6]$/.test(element);
    if (isForeign || this.#taken.has(id)) return false;
    this.#taken.add(id);
    return true;
  }
}
