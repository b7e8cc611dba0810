const MARGIN_PX = 40;

/** Where a canvas is larger than its frame, shows its first card: the upper left corner is often empty. */
export function beginAtFirstCards(): void {
  for (const frame of document.querySelectorAll('.canvas > .scroll')) {
    const card = frame.querySelector('.canvas-card')?.getBoundingClientRect();
    const { left, top } = frame.getBoundingClientRect();
    if (card) frame.scrollTo(card.left - left - MARGIN_PX, card.top - top - MARGIN_PX);
  }
}
