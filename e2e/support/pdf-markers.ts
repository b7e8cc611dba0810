/** What is put into a page before it is printed, so that the PDF can tell what became of each of its pieces. */

/** What the PDF has to show of a marked page. Numbers are those of the markers. */
export interface Marked {
  /** Pieces that have to stay whole, with their height on paper in CSS pixels. */
  readonly wholes: readonly { at: number; what: string; height: number }[];
  readonly headings: readonly { at: number; next: number; what: string }[];
  readonly tables: readonly { columns: number; head: number; rows: readonly number[] }[];
  /** What links within the page name and no element is. */
  readonly deadLinks: readonly string[];
  readonly answers: readonly number[];
  /** Answers on the last pages. */
  readonly lastAnswers: readonly number[];
  /** Where each element that a page number stands for is. */
  readonly targets: Readonly<Record<string, number>>;
}

/**
 * Puts transparent words into the page, which take no room: `qz7a` where the
 * piece number 7 begins, `qz7b` where it ends. Sent to the browser by itself.
 *
 * First everything is read, then everything is written: a page of hundreds of
 * sheets that changed between two questions would be laid out for each of them.
 */
export function markPage(): Marked {
  let last = 0;
  const writing: (() => void)[] = [];
  const isShown = (element: Element) => element.checkVisibility({ visibilityProperty: true });
  const marker = (text: string) => {
    const span = document.createElement('span');
    span.textContent = `qz${text}`;
    span.style.cssText =
      'position:absolute;font:1px/1 monospace;color:transparent;text-indent:0;letter-spacing:0;white-space:nowrap';
    // At the end of a line a marker would stand beyond what is printed.
    if (text.endsWith('b')) span.style.translate = '-100%';
    return span;
  };
  const isLeaf = (element: Element) =>
    element.matches('svg, math, .katex, img, input, br, hr, video, audio, object, [data-page-of]');
  /** Into the deepest element at one end, so that no rule for first or last children is met by a marker. */
  const put = (element: Element, text: string, end: 'first' | 'last') => {
    let place = element;
    for (;;) {
      const nodes = [...place.childNodes].filter((node) =>
        node instanceof Element ? isShown(node) : node.textContent!.trim() !== '',
      );
      const node = end === 'first' ? nodes[0] : nodes.at(-1);
      if (!(node instanceof Element)) {
        const parent = place;
        writing.push(() => {
          if (end === 'first') parent.prepend(marker(text));
          else parent.append(marker(text));
        });
        return;
      }
      if (isLeaf(node)) {
        writing.push(() => {
          if (end === 'first') node.before(marker(text));
          else node.after(marker(text));
        });
        return;
      }
      place = node;
    }
  };
  const whole = (element: Element) => {
    const at = (last += 1);
    put(element, `${at}a`, 'first');
    put(element, `${at}b`, 'last');
    return at;
  };

  const root = document.querySelector('main') ?? document.body;
  const shown = (selector: string) => [...root.querySelectorAll(selector)].filter(isShown);
  const pieces = shown('figure, .part, pre, tr, .callout, [data-exam-tip]:not(li), .card');
  const wholes = pieces
    .filter((piece) => !piece.matches('figure.in-parts'))
    .map((piece) => ({
      what: `${piece.tagName.toLowerCase()}.${piece.className} "${piece.textContent.replace(/\s+/g, ' ').trim().slice(0, 40)}"`,
      height: piece.getBoundingClientRect().height,
      at: whole(piece),
    }));

  const targets: Record<string, number> = {};
  for (const place of root.querySelectorAll<HTMLElement>('[data-page-of]')) {
    const id = place.dataset['pageOf']!;
    const target = document.getElementById(id);
    if (target && targets[id] === undefined) {
      put(target, `${(last += 1)}a`, 'first');
      targets[id] = last;
    }
  }

  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, (node) => {
    const parent = node.parentElement!;
    return node.textContent!.trim() !== '' && isShown(parent) && !parent.closest('.sr-only')
      ? NodeFilter.FILTER_ACCEPT
      : NodeFilter.FILTER_SKIP;
  });
  const headings = shown('h1, h2, h3, h4, h5, h6')
    .filter((heading) => !heading.closest('.cover, .sr-only'))
    .flatMap((heading) => {
      texts.currentNode = heading;
      let node = texts.nextNode();
      while (node && heading.contains(node)) node = texts.nextNode();
      if (!node) return [];
      const at = (last += 1);
      put(heading, `${at}a`, 'last');
      const next = (last += 1);
      // What is for screen readers lies within a formula, clipped.
      const picture =
        node.parentElement!.closest('.katex') ?? node.parentElement!.closest('svg, math');
      const text = picture ?? (node as ChildNode);
      writing.push(() => {
        text.before(marker(`${next}a`));
      });
      return [{ at, next, what: `heading "${heading.textContent.trim().slice(0, 60)}"` }];
    });

  const tables = shown('table').flatMap((table) => {
    const head = table.querySelector('thead tr :is(th, td)');
    if (!head || !isShown(head)) return [];
    const at = (last += 1);
    // What takes no part in the layout is not repeated with the head.
    const repeated = marker(`${at}a`);
    repeated.style.position = 'static';
    repeated.style.display = 'inline-block';
    repeated.style.width = '0';
    writing.push(() => {
      head.prepend(repeated);
    });
    const rows = [...table.querySelectorAll('tbody tr')].map((row) => {
      put(row, `${(last += 1)}a`, 'first');
      return last;
    });
    return [{ columns: head.parentElement!.childElementCount, head: at, rows }];
  });

  const contentOf = (answer: Element) =>
    answer.tagName === 'TD'
      ? answer
      : [...answer.children].find((child) => child.tagName !== 'SUMMARY');
  const answers = [...root.querySelectorAll('[data-answer]')]
    .filter((answer) => !answer.parentElement!.closest('[data-answer]'))
    .flatMap((answer) => {
      const content = contentOf(answer);
      if (!content) return [];
      put(content, `${(last += 1)}a`, 'first');
      return [last];
    });
  const lastAnswers = [...root.querySelectorAll('.answers > ol > li > :last-child')].map((it) => {
    put(it, `${(last += 1)}a`, 'first');
    return last;
  });
  // The browser writes nothing into a PDF for a link to what is not there.
  const deadLinks = [...root.querySelectorAll<HTMLElement>('a[href^="#"]')]
    .map((link) => decodeURIComponent(link.getAttribute('href')!.slice(1)))
    .filter((id) => document.getElementById(id) === null);

  for (const write of writing) write();
  return { deadLinks, wholes, headings, tables, answers, lastAnswers, targets };
}
