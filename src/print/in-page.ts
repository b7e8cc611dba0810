/** What is done in a book's page before it is printed. Each function is sent to the browser by itself. */

/** Sets the choices of the page's own control. */
export function choose({ answers, sources }: { answers: string; sources: boolean }): void {
  for (const input of document.querySelectorAll<HTMLInputElement>('.print-options input')) {
    if (input.name === 'answers') input.checked = input.value === answers;
    if (input.name === 'sources') input.checked = sources;
  }
}

/**
 * Links that leave the book lead to the site where its address is known; else
 * they would lead to nowhere, and are none.
 */
export function mendOutwardLinks({ site }: { site: string | undefined }): void {
  for (const link of document.querySelectorAll('a[href]')) {
    const url = new URL(link.getAttribute('href')!, location.href);
    if (url.origin !== location.origin || link.getAttribute('href')!.startsWith('#')) continue;
    if (site === undefined) link.removeAttribute('href');
    else link.setAttribute('href', new URL(url.pathname + url.search + url.hash, site).href);
  }
}

/** Waits until everything that takes room is there. What is not laid out asks for no fonts by itself. */
export async function settle(): Promise<void> {
  const fonts = [...document.fonts].map((face) => face.load());
  const images = [...document.images].map(async (image) => {
    image.loading = 'eager';
    await image.decode();
  });
  // Without one of its fonts a book is printed in another.
  await Promise.allSettled([...fonts, ...images]);
}

/**
 * On which page each target may stand, judged by how much text is before it:
 * near enough for a number with as many digits as the right one, so that the
 * right one takes the same room.
 */
export function guessPages(): Record<string, number> {
  const LETTERS_OF_A_PAGE = 2400;
  const wanted = new Set(
    [...document.querySelectorAll<HTMLElement>('[data-page-of]')].map(
      (place) => place.dataset['pageOf']!,
    ),
  );
  const pages: Record<string, number> = {};
  const nodes = document.createTreeWalker(
    document.body,
    NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT,
  );
  let letters = 0;
  for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
    if (node instanceof Element) {
      if (wanted.has(node.id)) pages[node.id] = Math.ceil((letters + 1) / LETTERS_OF_A_PAGE);
    } else letters += node.textContent!.length;
  }
  return pages;
}

/**
 * Writes page numbers to their places, or two digits where none is known. An entry of the index names a page once.
 */
export function writePageNumbers({
  pages,
  isFixed,
}: {
  pages: Readonly<Record<string, number>>;
  isFixed: boolean;
}): void {
  const phrase = document.querySelector<HTMLElement>('[data-page-ref]')?.dataset['pageRef'];
  document.documentElement.toggleAttribute('data-fixed-numbers', isFixed);
  for (const place of document.querySelectorAll<HTMLElement>('[data-page-of]')) {
    const number = String(pages[place.dataset['pageOf']!] ?? '00');
    const isReference = place.className === 'page-ref';
    place.textContent = isReference ? ` ${(phrase ?? '{0}').replace('{0}', number)}` : number;
  }
  for (const list of document.querySelectorAll('.places')) {
    const seen = new Set<string>();
    for (const item of list.querySelectorAll('li')) {
      item.hidden = seen.has(item.textContent);
      seen.add(item.textContent);
    }
  }
}
