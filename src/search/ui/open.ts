import { takeFound } from './found.ts';

/**
 * Makes the link to the search open a dialog, also by `/` and Ctrl+K. All that
 * searches is loaded when it is asked for.
 */
export function enableSearch(): void {
  const link = document.querySelector<HTMLAnchorElement>('a[data-search]');
  if (!link) return;
  const form = document.querySelector<HTMLFormElement>('form[data-search-page]');
  if (form)
    void import('./page.ts').then(({ fillPage }) => {
      fillPage(form, link);
    });
  const found = takeFound();
  if (found)
    void import('./marks.ts').then(({ showMarks }) => {
      showMarks(found);
    });
  const open = (event: Event) => {
    event.preventDefault();
    const field = form && document.querySelector<HTMLInputElement>('.search-panel input');
    if (field) field.select();
    else
      void import('./dialog.ts').then(({ openSearch }) => {
        openSearch(link);
      });
  };
  link.addEventListener('click', (event) => {
    if (!(event.ctrlKey || event.metaKey || event.shiftKey)) open(event);
  });
  addEventListener('keydown', (event) => {
    const { ctrlKey, metaKey, altKey, key, target } = event;
    if (ctrlKey || metaKey ? key.toLowerCase() === 'k' : key === '/' && !altKey && !isField(target))
      open(event);
  });
}

function isField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}
