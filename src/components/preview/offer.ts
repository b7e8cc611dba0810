/** Links to notes, concepts, their passages and footnotes; not to files, tags, or a heading's own anchor. */
const PREVIEWED =
  'main :is(a.internal, .names a, .letters a, .mentions a, .map a, a[data-footnote-ref])';
const WITHOUT = '.file, .tag, .preview *';

/** Offers previews of links, unless the reader asked to save data. What shows them is loaded at the first link that is pointed at. */
export function offerPreviews(): void {
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  if (connection?.saveData === true || matchMedia('(prefers-reduced-data: reduce)').matches) return;
  const consider = (event: Event) => {
    const link = (event.target as Element).closest(PREVIEWED);
    if (link === null || link.matches(WITHOUT)) return;
    void import('./show.ts').then(({ considerLink }) => {
      considerLink(link, event);
    });
  };
  document.addEventListener('pointerover', consider);
  document.addEventListener('focusin', consider);
}
