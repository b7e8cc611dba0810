import { describe, expect, it } from 'vitest';
import { charAt, columnsOf, gridOf } from './grid.ts';

describe('a grid', () => {
  it('counts wide characters and emoji as two columns, combining marks as none', () => {
    expect(['a', '日', '🔒', '⚙️', 'e\u0301', '\u0301'].map(columnsOf)).toEqual([1, 2, 2, 2, 1, 0]);
    expect(charAt(gridOf('日|'), 2, 0)).toBe('|');
  });

  it('moves on to the next stop at a tab', () => {
    expect(charAt(gridOf('a\tb'), 8, 0)).toBe('b');
  });

  it('closes the gaps of a line drawn `- - -`', () => {
    expect(gridOf('+ - - - -+').rows[0]!.join('')).toBe('+╌╌╌╌╌╌╌╌+');
    expect(gridOf('a - b - c').rows[0]!.join('')).toBe('a - b - c');
  });

  it('is blank outside of the drawing', () => {
    expect(charAt(gridOf('a'), 5, 5)).toBe(' ');
  });
});
