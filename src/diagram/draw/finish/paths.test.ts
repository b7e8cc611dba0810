import { describe, expect, it } from 'vitest';
import { roundNumbers, simplifyPath } from './paths.ts';

describe('simplifyPath', () => {
  it('rounds to a tenth of a pixel', () => {
    expect(simplifyPath('M0.123 4.56L10.04 20.96')).toBe('M.1 4.6L10 21');
  });

  it('leaves out a first segment that rounding made empty, which would turn the arrow head', () => {
    expect(simplifyPath('M10,10L10.01,10.01L10,40')).toBe('M10 10L10 40');
  });

  it('leaves out a last segment that is too short to be seen', () => {
    expect(simplifyPath('M10,10L10,40L10,39.99')).toBe('M10 10L10 40');
  });

  it('joins segments that go straight on, but not back', () => {
    expect(simplifyPath('M0 0L5 0L10 0L8 0')).toBe('M0 0L10 0L8 0');
  });

  it('draws the doubled strokes of a hand-drawn line once', () => {
    const line = 'M0 0C3 0 6 0 10 0M0 0C2 0 7 0 10 0M10 0C10 3 10 6 10 10';
    expect(simplifyPath(line)).toBe('M0 0L10 0L10 10');
  });

  it('keeps curves', () => {
    expect(simplifyPath('M0 0Q5 10 10 0')).toBe('M0 0Q5 10 10 0');
  });

  it('rounds relative commands less, as their errors add up', () => {
    expect(simplifyPath('m0 0l.12345 1')).toBe('m0 0l.123 1');
  });
});

it('writes numbers as short as they can be', () => {
  expect(roundNumbers('translate(-0.04, 0.50)', 1)).toBe('translate(0, .5)');
});
