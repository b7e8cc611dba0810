import { expect, test } from 'vitest';
import { accentHex } from './accent.ts';

test('the accent as a hex colour keeps its hue at the lightness of links', () => {
  expect(accentHex(undefined)).toBeUndefined();
  const [r, g, b] = [1, 3, 5].map((at) =>
    parseInt(accentHex('#ff0000')!.slice(at, at + 2), 16),
  ) as [number, number, number];
  expect(r).toBeGreaterThan(100);
  expect(g).toBeLessThan(60);
  expect(b).toBeLessThan(60);
  for (let hue = 0; hue <= 360; hue += 15) expect(accentHex(hue)).toMatch(/^#[\da-f]{6}$/);
  expect(accentHex('#808080')).toMatch(/^#(..)\1\1$/);
});
