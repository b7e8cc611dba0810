import { expect, test } from 'vitest';
import { proseHtml, prosePlain } from './prose.ts';

test('a sentence out of a note shows its code and its formulas, and nothing else is mark-up', () => {
  expect(proseHtml('Use `a < b` & c')).toBe('Use <code>a &lt; b</code> &amp; c');
  const html = proseHtml('If $d \\mid ab$ then <b>');
  expect(html).toMatch(/^If <math .*<mo>∣<\/mo>.*<\/math> then &lt;b&gt;$/);
  expect(proseHtml('`$x$`')).toBe('<code>$x$</code>');
});

test('what a formula does wrong stays within it', () => {
  expect(proseHtml('$\\frac{$ it')).toMatch(/ it$/);
  expect(proseHtml('$\\href{javascript:x}{y}$')).not.toContain('href=');
});

test('prices are no formulas', () => {
  for (const text of ['$5 and $10', '$5-$10', 'a $ b $ c']) expect(proseHtml(text)).toBe(text);
});

test('as plain text it has neither backticks nor dollar signs around them', () => {
  expect(prosePlain('Use `a` if $x^2$ costs $5')).toBe('Use a if x^2 costs $5');
});
