/** Parts of a page that are changed in place; what else differs takes the page to be loaded again. */
const PARTS = ['#site\\:sections', 'main', '#site\\:contents'];

/** Pages that scripts fill: those are loaded again. */
const FILLED = '[data-search-page], [data-offline-panel]';

/**
 * Keeps a page that `lectern dev` serves as its vault is. Only its parts are
 * exchanged: to load a page takes a browser longer than an author likes to wait
 * for what was just saved, and the lists would be scrolled back.
 *
 * @param stream address of the server's stream, which begins with the vault's
 *   revision, so that nothing is missed while a page is being loaded
 * @param enliven brings a text to life that was exchanged
 */
export function followVault(stream: string, enliven: () => void): void {
  const { dataset } = document.documentElement;
  new EventSource(stream).onmessage = async ({ data }: MessageEvent<string>) => {
    if (data === dataset['revision']) return;
    const response = await fetch(location.href);
    const next = new DOMParser().parseFromString(await response.text(), 'text/html');
    if (!response.ok || !isAlike(next)) {
      location.reload();
      return;
    }
    dataset['revision'] = next.documentElement.dataset['revision'];
    document.title = next.title;
    document.body.className = next.body.className;
    for (const part of PARTS) {
      const [before, after] = [document.querySelector(part), next.querySelector(part)];
      if (before && after && !before.isEqualNode(after)) before.replaceWith(after);
    }
    enliven();
  };
}

/** Whether a page needs the same styles and scripts as this one, and has the same parts. */
function isAlike(next: Document): boolean {
  if (document.querySelector(FILLED)) return false;
  const outline = (page: Document) =>
    [
      ...[...page.querySelectorAll('head :is(link, script)')].map((it) => it.outerHTML),
      ...PARTS.map((part) => page.querySelector(part) !== null),
    ].join('\n');
  return outline(next) === outline(document);
}
