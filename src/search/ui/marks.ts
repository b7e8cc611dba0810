import * as words from 'virtual:lectern/words';
import { element } from './element.ts';
import type { Found } from './found.ts';
import { addStyles } from './styles.ts';

const NAME = 'search-found';

/**
 * Marks found words in the text of this page and goes to where most of them
 * stand together. The marks are painted over the text, which stays as it is.
 */
export function showMarks({ anchor, words: found }: Found): void {
  if (found.length === 0) return;
  const ranges = [...document.querySelectorAll('main .article')].flatMap((article) =>
    rangesOf(article, found),
  );
  // Older browsers can't paint over text: there the place alone is shown.
  if (ranges.length === 0) return;
  goTo(ranges, anchor === '' ? null : document.getElementById(anchor));
  if (!('highlights' in CSS)) return;
  addStyles();
  CSS.highlights.set(NAME, new Highlight(...ranges));
  const button = element('button', { type: 'button', class: 'search-unmark' }, words.marksRemove);
  const remove = () => {
    CSS.highlights.delete(NAME);
    button.remove();
    removeEventListener('keydown', onKey);
  };
  const onKey = ({ key }: KeyboardEvent) => {
    if (key === 'Escape' && !document.querySelector('dialog[open]')) remove();
  };
  button.addEventListener('click', remove);
  addEventListener('keydown', onKey);
  document.body.append(button);
}

/** Every place of one of the words, whole words only. */
function rangesOf(root: Element, found: readonly string[]): Range[] {
  const escaped = found.map((word) => word.replace(/[^\p{L}\p{N}]/gu, '\\$&'));
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${escaped.join('|')})(?![\\p{L}\\p{N}])`,
    'giu',
  );
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const ranges: Range[] = [];
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    if (node.parentElement?.closest('svg, .diagram-source, [aria-hidden=true]')) continue;
    for (const match of (node.nodeValue ?? '').matchAll(pattern)) {
      const range = new Range();
      range.setStart(node, match.index);
      range.setEnd(node, match.index + match[0].length);
      ranges.push(range);
    }
  }
  return ranges;
}

/** Scrolls to the block, from the anchor to the next heading, that has most of the words. */
function goTo(ranges: readonly Range[], start: Element | null) {
  const next = start && nextHeading(start);
  const inPlace = ranges.filter(({ startContainer: node }) => {
    const isAfter = !start || start.contains(node) || isBefore(start, node);
    return isAfter && (!next || isBefore(node, next));
  });
  const blocks = Map.groupBy(inPlace, ({ startContainer: node }) =>
    node.parentElement?.closest('tr, li, p, pre, h2, h3, h4, h5, h6'),
  );
  const different = (found: readonly Range[]) =>
    new Set(found.map((range) => String(range).toLowerCase())).size;
  const [best] = [...blocks].sort(([, a], [, b]) => different(b) - different(a));
  const block = best?.[0];
  if (!block) return;
  for (
    let around = block.closest('details');
    around;
    around = around.parentElement!.closest('details')
  )
    around.open = true;
  const { top, bottom } = block.getBoundingClientRect();
  if (top < 0 || bottom > innerHeight) block.scrollIntoView({ block: 'center' });
}

function nextHeading(start: Element): Element | undefined {
  const headings = [...document.querySelectorAll('.article :is(h2, h3, h4, h5, h6)[id]')];
  return headings.find((heading) => heading !== start && isBefore(start, heading));
}

function isBefore(a: Node, b: Node): boolean {
  return (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}
