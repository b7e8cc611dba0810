import { expect, test } from 'vitest';
import { fitText, textWidth, wrapText } from './text-width.ts';

test('wide signs are wider than narrow ones, and full-width signs are the widest', () => {
  expect(textWidth('ill')).toBeLessThan(textWidth('abc'));
  expect(textWidth('abc')).toBeLessThan(textWidth('MWM'));
  expect(textWidth('вид')).toBeGreaterThan(textWidth('abc'));
  expect(textWidth('図書館')).toBeGreaterThan(textWidth('MWM'));
});

test('a text that fits stays as it is, another is cut between signs and says so', () => {
  expect(fitText('short', 10)).toBe('short');
  const cut = fitText('a title that is much too long', 6);
  expect(cut).toMatch(/^a title.*…$/);
  expect(textWidth(cut)).toBeLessThanOrEqual(6);
  expect(fitText('👩‍👩‍👧 family', 2)).not.toContain('\ufffd');
});

test('a long name takes two lines, and is cut where that is not enough', () => {
  expect(wrapText('Short', 10)).toEqual(['Short']);
  expect(wrapText('Data ingestion and storage', 9)).toEqual(['Data ingestion', 'and storage']);
  expect(wrapText('One of the longest names that anybody gave', 9)).toEqual([
    'One of the longest',
    expect.stringMatching(/^names .*…$/),
  ]);
  expect(wrapText('Donaudampfschifffahrtsgesellschaft', 9)[0]).toMatch(/^Donau.*…$/);
});
