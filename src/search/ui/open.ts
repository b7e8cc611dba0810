/**
 * Makes the link to the search open a dialog, also by `/` and Ctrl+K. All that
 * searches is loaded when it is asked for.
 */
export function enableSearch(): void {
  const link = document.querySelector<HTMLAnchorElement>('a[data-search]');
  if (!link) return;
  const open = (event: Event) => {
    event.preventDefault();
    void import('./dialog.ts').then(({ openSearch }) => {
      openSearch(link);
    });
  };
  link.addEventListener('click', (event) => {
    if (!(event.ctrlKey || event.metaKey || event.shiftKey)) open(event);
  });
  addEventListener('keydown', (event) => {
    const isCommand = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k';
    if (isCommand || (event.key === '/' && !isTyping(event))) open(event);
  });
}

function isTyping({ target, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || altKey) return true;
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}
