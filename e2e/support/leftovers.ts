import { readFile } from 'node:fs/promises';
import { defaultTreeAdapter, parse, type DefaultTreeAdapterTypes } from 'parse5';
import { attribute } from './html.ts';

/** What is code or data to a reader, where the dialect's marks are text. */
const LITERAL = new Set(['code', 'pre', 'script', 'style', 'svg', 'math', 'kbd', 'samp']);

/** Marks of the dialect that no reader should meet: links, embeds, highlights, comments, callouts. */
const MARKS = /!?\[\[|(?<!=)==(?!=)|%%|>\s*\[!|^\s*\[![\w-]+\]/;

/**
 * The marks of the dialect that are left in a page's text, outside of code and
 * formulas: each with the words around it.
 */
export async function leftoversIn(file: string): Promise<string[]> {
  const found: string[] = [];
  const visit = (node: DefaultTreeAdapterTypes.ParentNode) => {
    for (const child of node.childNodes) {
      if (defaultTreeAdapter.isTextNode(child)) {
        const at = child.value.search(MARKS);
        if (at >= 0) found.push(child.value.slice(Math.max(0, at - 40), at + 60).trim());
      } else if (defaultTreeAdapter.isElementNode(child)) {
        const isFormula = attribute(child, 'class')?.split(' ').includes('katex') === true;
        if (!LITERAL.has(child.tagName) && !isFormula && !isAddress(child)) visit(child);
      }
    }
  };
  visit(parse(await readFile(file, 'utf8')));
  return found;
}

/** Whether a link shows nothing but the address to which it leads, which may hold any sign. */
function isAddress(element: DefaultTreeAdapterTypes.Element): boolean {
  const [text] = element.childNodes;
  return (
    element.tagName === 'a' &&
    text !== undefined &&
    defaultTreeAdapter.isTextNode(text) &&
    /^https?:\/\/\S+$/.test(text.value)
  );
}
