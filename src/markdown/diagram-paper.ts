/** How a diagram goes onto paper. */
export interface DiagramPaper {
  /** Whether its page lies on its side. */
  readonly isTurned: boolean;
  /** The parts it is printed in, in the picture's own units; one where it goes onto a page. */
  readonly parts: readonly { x: number; y: number; width: number; height: number }[];
}

/**
 * What fits beside the margins of `print.css` on A4 and Letter alike, and below
 * a caption, in CSS pixels.
 */
const UPRIGHT = { width: 655, height: 860 };
const TURNED = { width: 915, height: 600 };
/** Labels are 12 pt by nature and shrink to 7 pt, no further: as small as small print. */
const SMALLEST_SCALE = 7 / 12;
/** Parts show so much of each other that nothing is lost at the cut. */
const OVERLAP = 40;

/** Upright if it can be read so, else on its side, else in parts. */
export function diagramPaper(width: number, height: number): DiagramPaper {
  for (const page of [UPRIGHT, TURNED]) {
    if (Math.min(page.width / width, page.height / height) >= SMALLEST_SCALE)
      return { isTurned: page === TURNED, parts: [{ x: 0, y: 0, width, height }] };
  }
  const page = width > height ? TURNED : UPRIGHT;
  // As large as it can be with no more parts than it takes at the smallest scale.
  const [columns, rows] = [count(width, page.width), count(height, page.height)];
  const part = { width: share(width, columns), height: share(height, rows) };
  const parts = Array.from({ length: columns * rows }, (_, at) => ({
    x: (at % columns) * (part.width - OVERLAP),
    y: Math.floor(at / columns) * (part.height - OVERLAP),
    ...part,
  }));
  return { isTurned: page === TURNED, parts };
}

/** How many pieces of a page's length it takes, each but the last sharing `OVERLAP` with the next. */
function count(length: number, page: number): number {
  const piece = page / SMALLEST_SCALE;
  return length <= piece ? 1 : Math.ceil((length - OVERLAP) / (piece - OVERLAP));
}

function share(length: number, pieces: number): number {
  return Math.ceil((length + OVERLAP * (pieces - 1)) / pieces);
}
