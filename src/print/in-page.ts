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
    for (const link of list.querySelectorAll('a')) {
      link.hidden = seen.has(link.textContent);
      link.previousSibling!.textContent = link.hidden ? '' : ', ';
      seen.add(link.textContent);
    }
  }
}

/** A run of a book that is printed by itself: it begins and ends with a page. */
export interface Portion {
  readonly parts: readonly HTMLElement[];
  /** What holds the place and the ids of each part while another portion is printed. */
  readonly standIns: readonly HTMLElement[];
  /** Ids whose pages it names. */
  readonly references: readonly string[];
  /** How many answers are before it. */
  readonly answers: number;
}

/**
 * Divides a book into portions: chapters and the like, small ones together. A
 * page that is no book is one portion.
 */
export function divide(): Portion[] {
  /** Some ten pages: with less, what each printing takes by itself would count. */
  const LETTERS_OF_A_PORTION = 20_000;
  const parts = [...document.querySelectorAll<HTMLElement>('.book > *')];
  const groups: HTMLElement[][] = [];
  let letters = Infinity;
  for (const part of parts) {
    letters += part.textContent.length;
    if (letters > LETTERS_OF_A_PORTION) {
      groups.push([]);
      letters = part.textContent.length;
    }
    groups.at(-1)!.push(part);
  }
  const hidden = (...children: Element[]) => {
    const element = document.createElement('div');
    element.style.display = 'none';
    element.append(...children);
    return element;
  };
  const standIn = (part: HTMLElement) => {
    const withIds = [part, ...part.querySelectorAll('[id]')].filter(({ id }) => id !== '');
    return hidden(
      ...withIds.map(({ id }) => Object.assign(document.createElement('span'), { id })),
    );
  };
  // What counts wherever it stands: links, whose targets Chromium notes, and the reader's choices.
  const links = new Map(
    [...document.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')].map((it) => [it.hash, it]),
  );
  const everywhere = [...links.values(), ...document.querySelectorAll('.print-options')];
  const copies = everywhere.map((it) => it.cloneNode(it.matches('form')) as Element);
  for (const copy of copies) copy.removeAttribute('id');
  document.body.append(hidden(...copies));
  let answers = 0;
  return (groups.length === 0 ? [[]] : groups).map((group) => {
    const roots = group.length === 0 ? [document.body] : group;
    const find = (selector: string) =>
      roots.flatMap((root) => [...root.querySelectorAll<HTMLElement>(selector)]);
    const portion = {
      parts: group,
      standIns: group.map(standIn),
      references: [...new Set(find('[data-page-of]').map((it) => it.dataset['pageOf']!))],
      answers,
    };
    answers += find('[data-answer]').filter(
      (it) => !it.parentElement!.closest('[data-answer]'),
    ).length;
    return portion;
  });
}

/** Leaves one portion of a book in the page, or all where none is named, and begins with the number of its first page. */
export function show({
  portions,
  only,
  firstPage,
  isDraft,
}: {
  portions: readonly Portion[];
  only: number | undefined;
  firstPage: number;
  isDraft: boolean;
}): void {
  for (const [at, { parts, standIns }] of portions.entries()) {
    const isShown = only === undefined || only === at;
    for (const [index, part] of parts.entries()) {
      const [wanted, other] = isShown ? [part, standIns[index]!] : [standIns[index]!, part];
      if (other.isConnected) other.replaceWith(wanted);
    }
  }
  const id = 'site:first-page';
  const style =
    document.getElementById(id) ??
    document.head.appendChild(Object.assign(document.createElement('style'), { id }));
  style.textContent = `@page:first{counter-set:page ${firstPage}}`;
  document.documentElement.toggleAttribute('data-draft', isDraft);
  document.body.style.counterReset = `answer ${portions[only ?? 0]!.answers}`;
}
