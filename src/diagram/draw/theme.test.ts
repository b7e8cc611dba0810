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

  it('names the font that labels are measured with', () => {
    expect(css).toContain(`'${FONT.family}'`);
    for (const file of fontFiles()) expect(() => readFileSync(file)).not.toThrow();
  });
});

describe('the fonts of the site', () => {
  it('serve every subset that labels are measured with, under the same name', () => {
    const path = new URL('../../styles/fonts.css', import.meta.url);
    const faces = readFileSync(path, 'utf8')
      .split('@font-face')
      .filter((face) => face.includes(`'${FONT.family}'`) && !face.includes('italic'));
    for (const subset of FONT.subsets) {
      expect(faces.filter((face) => face.includes(`-${subset}-wght-normal.woff2`))).toHaveLength(1);
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
