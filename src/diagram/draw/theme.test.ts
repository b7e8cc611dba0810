import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { FONT, fontFileName, fontFiles } from './fonts.ts';
import { recolour, ROLES, standIn } from './theme.ts';

const css = readFileSync(new URL('diagram.css', import.meta.url), 'utf8');

describe('diagram.css', () => {
  const strong = ROLES.filter((role) => /^c\d/.test(role)).map((role) => role.replace('c', 's'));

  it('defines every colour for light, for dark by choice and by system, for paper and for high contrast', () => {
    for (const role of [...ROLES, ...strong])
      expect(css.match(new RegExp(`--diagram-${role}:`, 'g')), role).toHaveLength(5);
  });

  it('serves the fonts that labels are measured with', () => {
    const served = [...css.matchAll(/inter\/files\/([\w-]+\.woff2)/g)].map(([, name]) => name);
    const measured = FONT.weights.flatMap((weight) =>
      FONT.subsets.map((subset) => fontFileName(subset, weight)),
    );
    expect(served).toEqual(measured);
    expect(css.split(`'${FONT.family}'`)).toHaveLength(measured.length + 2);
    for (const file of fontFiles()) expect(() => readFileSync(file)).not.toThrow();
  });

  it('serves each subset for the characters that it was made for', () => {
    const { resolve } = createRequire(import.meta.url);
    const ranges = (text: string, name: string) =>
      new RegExp(`${name}[^}]*unicode-range:([^;]+);`).exec(text)?.[1]?.replace(/\s/g, '');
    for (const weight of FONT.weights) {
      const original = readFileSync(resolve(`@fontsource/inter/${weight}.css`), 'utf8');
      for (const subset of FONT.subsets) {
        const name = fontFileName(subset, weight);
        expect(ranges(css, name)).toBe(ranges(original, name));
      }
    }
  });
});

describe('recolour', () => {
  it('finds every role again', () => {
    for (const role of ROLES)
      expect(recolour('fill', standIn(role), false)).toBe(`var(--diagram-${role})`);
  });

  it("replaces Mermaid's fixed colours, but not the author's", () => {
    expect(recolour('fill', 'white', false)).toBe('var(--diagram-bg)');
    expect(recolour('fill', 'white', true)).toBe('white');
    expect(recolour('fill', '#f9f', false)).toBe('#f9f');
  });
});
