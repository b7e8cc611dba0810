import { describe, expect, it } from 'vitest';
import { ascent, descent, emWidth } from './metrics.ts';

describe('emWidth', () => {
  it('measures with the advance widths of the font', () => {
    expect(emWidth('Start')).toBeCloseTo(2.267, 2);
    expect(emWidth('iiii')).toBeLessThan(emWidth('mmmm') / 2);
  });

  it('takes kerning into account', () => {
    expect(emWidth('AV')).toBeLessThan(emWidth('A') + emWidth('V'));
  });

  it('finds bold text wider', () => {
    expect(emWidth('Customer', 700)).toBeGreaterThan(emWidth('Customer', 400));
  });

  it('knows Greek, Cyrillic and Vietnamese letters', () => {
    for (const text of ['Ελληνικά', 'Русский', 'Tiếng Việt', 'Łódź'])
      expect(emWidth(text) / text.length).toBeLessThan(0.75);
  });

  it('gives Chinese, Japanese and Korean characters a full em each', () => {
    expect(emWidth('缓存データ한국')).toBe(7);
  });

  it('leaves room for emoji, however many code points they take', () => {
    expect(emWidth('👩‍💻')).toBe(1.4);
    expect(emWidth('🇫🇷')).toBe(1.4);
  });

  it('errs on the wide side for arrows and signs that the font lacks', () => {
    expect(emWidth('→')).toBeGreaterThanOrEqual(1);
  });

  it('gives characters without width none', () => {
    expect(emWidth('\u200b')).toBe(0);
  });
});

it('rounds ascent and descent each for itself, as Chromium does', () => {
  expect([ascent(16), descent(16)]).toEqual([17, 5]);
});
