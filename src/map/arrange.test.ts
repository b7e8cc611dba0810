import { describe, expect, test } from 'vitest';
import { arrange, type Box, type Point, type Tie } from './arrange.ts';

/** Boxes of several sizes in some groups. */
function boxes(count: number, groups = 1): Box[] {
  return Array.from({ length: count }, (_, at) => ({
    width: 40 + ((at * 37) % 130),
    height: 20 + ((at * 11) % 30),
    group: at % groups,
  }));
}

function overlaps(points: readonly Point[], all: readonly Box[]): number {
  let count = 0;
  points.forEach((a, i) => {
    points.slice(i + 1).forEach((b, j) => {
      const other = all[i + 1 + j]!;
      const isApart =
        Math.abs(a.x - b.x) >= (all[i]!.width + other.width) / 2 ||
        Math.abs(a.y - b.y) >= (all[i]!.height + other.height) / 2;
      if (!isApart) count += 1;
    });
  });
  return count;
}

const distance = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y);

describe('boxes in the plane', () => {
  test.each([1, 2, 30, 150])('none of %i overlap', (count) => {
    const all = boxes(count, 4);
    const ties = all.map((_, at): Tie => [at, (at * 7) % count, 1 + (at % 5)]);
    const points = arrange(
      all,
      ties.filter(([a, b]) => a !== b),
    );
    expect(overlaps(points, all)).toBe(0);
    expect(points.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y))).toBe(true);
  });

  test('the same boxes and ties give the same places', () => {
    const ties: Tie[] = [
      [0, 5, 1],
      [3, 9, 4],
    ];
    expect(arrange(boxes(20, 3), ties)).toEqual(arrange(boxes(20, 3), ties));
  });

  test('tied boxes are nearer to each other than others', () => {
    const all = boxes(24).map((box) => ({ ...box, width: 40, height: 20 }));
    const points = arrange(all, [[2, 20, 6]]);
    const others = points.flatMap((point, at) =>
      at === 2 || at === 20 ? [] : distance(points[2]!, point),
    );
    const mean = others.reduce((sum, value) => sum + value, 0) / others.length;
    expect(distance(points[2]!, points[20]!)).toBeLessThan(mean / 2);
  });

  test('those of one group are nearer to each other than to the others', () => {
    const all = boxes(30, 3).map((box) => ({ ...box, width: 50, height: 24 }));
    const points = arrange(all, []);
    const mean = (isSame: boolean) => {
      const all = points.flatMap((a, i) =>
        points.flatMap((b, j) => (i < j && (i % 3 === j % 3) === isSame ? distance(a, b) : [])),
      );
      return all.reduce((sum, value) => sum + value, 0) / all.length;
    };
    expect(mean(true)).toBeLessThan(mean(false) * 0.75);
  });

  test('no boxes make no picture', () => {
    expect(arrange([], [])).toEqual([]);
  });
});
