import { describe, expect, it } from 'vitest';
import { boxAround } from './geometry.ts';
import { flatten, lengthOf, parsePath, pointAt } from './path.ts';

describe('parsePath', () => {
  it('splits repeated arguments into commands', () => {
    expect(parsePath('M0 0 10 0L5,5-5,5z')).toEqual([
      ['M', 0, 0],
      ['L', 10, 0],
      ['L', 5, 5],
      ['L', -5, 5],
      ['z'],
    ]);
  });

  it('reads the flags of an arc that are written without a separator', () => {
    expect(parsePath('a25,25 -30 0150,-25')).toEqual([['a', 25, 25, -30, 0, 1, 50, -25]]);
  });
});

describe('flatten', () => {
  const boxOf = (data: string) => boxAround(flatten(data).flat());

  it('follows relative commands', () => {
    expect(boxOf('m10 10h20v5l-10 10z')).toEqual({ x: 10, y: 10, width: 20, height: 15 });
  });

  it('finds the extent of a curve, not of its control points', () => {
    const box = boxOf('M0 0C0 40 100 40 100 0')!;
    expect(box.height).toBeCloseTo(30, 1);
  });

  it('draws a circle from two arcs', () => {
    const box = boxOf('M-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0')!;
    expect(box.width).toBeCloseTo(10, 1);
    expect(box.height).toBeCloseTo(10, 1);
  });

  it('reflects the control point of smooth curves', () => {
    const box = boxOf('M0 0Q5 10 10 0T20 0')!;
    expect(box.y).toBeCloseTo(-5, 1);
    expect(box.height).toBeCloseTo(10, 1);
  });

  it('goes straight where an arc has no radius', () => {
    expect(boxOf('M0 0A0 5 0 0 1 10 10')).toEqual({ x: 0, y: 0, width: 10, height: 10 });
  });
});

it('measures along all subpaths', () => {
  const lines = flatten('M0 0H10M0 5H10');
  expect(lengthOf(lines)).toBe(20);
  expect(pointAt(lines, 4)).toEqual([4, 0]);
  expect(pointAt(lines, 99)).toEqual([10, 5]);
});
