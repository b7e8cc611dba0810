/** What a preview shows of a page. */
export interface Passage {
  /** Empty for a passage of the page that is open. */
  readonly title: string;
  readonly lang: string;
  readonly dir: string;
  /** Fit for another page: without ids, every address whole. */
  readonly text: Element;
}

const HEADING = 'h1, h2, h3, h4, h5, h6';
/** Too large for a preview, asked for by nobody, or nothing without its page. */
const LEFT_OUT =
  'figure, svg, img, video, audio, object, iframe, input, button, .anchor, .katex-html, .data-footnote-backref';
const ROWS = 5;

/**
 * The first paragraph, list or other text of a page, of the part under one of
 * its headings, or the block itself that a fragment names.
 *
 * @param page the document that `url` leads to; it stays as it is
 * @returns undefined where the page has no text to show
 */
export function passageOf(page: Document, url: URL, isOpen: boolean): Passage | undefined {
  const target = page.getElementById(decodeURIComponent(url.hash.slice(1)));
  const isPart = target?.closest('.article') != null;
  const heading = isPart && target.matches(HEADING) ? target : undefined;
  const blocks = heading
    ? below(heading)
    : isPart
      ? [target]
      : [...page.querySelectorAll('.article > *, .notice')];
  for (const block of blocks) {
    const text = block.matches(HEADING) ? undefined : detach(block, url);
    if (!text?.textContent.trim()) continue;
    const title = (heading ?? (isOpen ? undefined : page.querySelector('h1')))?.textContent ?? '';
    const { lang, dir } = page.documentElement;
    return { title: title.trim(), lang, dir, text };
  }
  return undefined;
}

/** The blocks under a heading, up to the next that is as high. */
function below(heading: Element): Element[] {
  const blocks: Element[] = [];
  for (let block = heading.nextElementSibling; block; block = block.nextElementSibling) {
    if (block.matches(HEADING) && block.tagName <= heading.tagName) break;
    blocks.push(block);
  }
  return blocks;
}

/** A copy that can stand in any page, and in which Tab stops nowhere. */
function detach(block: Element, url: URL): Element {
  const page = block.ownerDocument;
  const copy = page.createElement('div');
  // What is not written yet is known by who mentions it.
  const mentions = block.matches('.notice') ? page.querySelector('.mentions') : null;
  for (const part of [block, mentions]) if (part) copy.append(part.cloneNode(true));
  const all = (selector: string) => [...copy.querySelectorAll(selector)];
  for (const element of all(LEFT_OUT)) element.remove();
  // Formulas show themselves as MathML: the other page's style for them may not be here.
  for (const formula of all('.katex'))
    formula.replaceWith(...all('math').filter((it) => formula.contains(it)));
  for (const list of all('ul, ol, dl, tbody')) {
    for (const row of [...list.children].slice(ROWS)) row.remove();
  }
  for (const element of all('*')) {
    for (const { name } of [...element.attributes]) {
      if (/^(?:id|headers|tabindex|popover.*|aria-.*by)$/.test(name)) element.removeAttribute(name);
    }
    if (element.matches('details')) element.setAttribute('open', '');
    if (element.matches('a, summary')) element.setAttribute('tabindex', '-1');
    const address = element.getAttribute('href');
    if (address !== null) element.setAttribute('href', new URL(address, url).href);
  }
  return copy;
}
