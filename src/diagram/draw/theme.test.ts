import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FONT, fontFiles } from './fonts.ts';
import { recolour, ROLES, standIn } from './theme.ts';

const css = readFileSync(new URL('diagram.css', import.meta.url), 'utf8');

describe('diagram.css', () => {
  const strong = ROLES.filter((role) => /^c\d/.test(role)).map((role) => role.replace('c', 's'));

  it('defines every colour for light, for dark by choice and by system, for paper and for high contrast', () => {
    for (const role of [...ROLES, ...strong])
      expect(css.match(new RegExp(`--diagram-${role}:`, 'g')), role).toHaveLength(5);
  });

  it('serves every subset that labels are measured with, upright only', () => {
    const faces = css.split('@font-face').slice(1);
    for (const subset of FONT.subsets) {
      const own = faces.filter((face) => face.includes(`-${subset}-wght-normal.woff2`));
      expect(own).toHaveLength(1);
      expect(own[0]).toContain(`'${FONT.family}'`);
    }
    expect(faces).toHaveLength(FONT.subsets.length);
    for (const file of fontFiles()) expect(() => readFileSync(file)).not.toThrow();
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
