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

/** Waits until everything that takes room is there. */
export async function settle(): Promise<void> {
  const images = [...document.images].map(async (image) => {
    image.loading = 'eager';
    await image.decode().catch(() => undefined);
  });
  await Promise.all([document.fonts.ready, ...images]);
}

/**
 * Writes page numbers to their places, or as many digits where none is known
 * yet. An entry of the index names a page once.
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
