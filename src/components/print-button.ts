/** Makes the button print. The choices beside it work by style alone. */
export function enablePrintButton(): void {
  document.querySelector('[data-print]')?.addEventListener('click', () => {
    document.querySelector<HTMLElement>('.print-options')?.hidePopover();
    print();
  });
}
