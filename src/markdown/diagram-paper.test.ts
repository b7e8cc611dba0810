import { describe, expect, it } from 'vitest';
import { diagramPaper } from './diagram-paper.ts';

describe('a diagram on paper', () => {
  it('stands upright where its labels stay readable', () => {
    expect(diagramPaper(600, 400)).toMatchObject({ isTurned: false, parts: [{ width: 600 }] });
    expect(diagramPaper(1000, 1300).isTurned).toBe(false);
  });

  it('lies on its side where it is too wide for that', () => {
    const { isTurned, parts } = diagramPaper(1400, 500);
    expect(isTurned).toBe(true);
    expect(parts).toHaveLength(1);
  });

  it('is printed in parts that cover it and overlap where even that is not enough', () => {
    for (const [width, height] of [
      [500, 3000],
      [3000, 500],
      [4000, 2500],
    ] as const) {
      const { isTurned, parts } = diagramPaper(width, height);
      expect(isTurned).toBe(width > height);
      expect(parts.length).toBeGreaterThan(1);
      expect(Math.max(...parts.map((part) => part.x + part.width))).toBeGreaterThanOrEqual(width);
      expect(Math.max(...parts.map((part) => part.y + part.height))).toBeGreaterThanOrEqual(height);
      for (const part of parts) expect(diagramPaper(part.width, part.height).parts).toHaveLength(1);
      const rows = [...new Set(parts.map(({ y }) => y))];
      rows.slice(1).forEach((y, at) => {
        expect(y).toBeLessThan(rows[at]! + parts[0]!.height);
      });
    }
  });
});
