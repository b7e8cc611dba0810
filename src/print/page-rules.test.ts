import { expect, it } from 'vitest';
import { cssString, pageRules } from './page-rules.ts';

it('writes any title as a string that ends where the title does', () => {
  expect(cssString('a"b\\c\nd</style>')).toBe('"a\\22 b\\5c c\\a d\\3c /style>"');
});

it('gives each chapter pages of its own, upright and turned', () => {
  const chapter = {
    position: 3,
    isSection: true,
    number: 7,
    title: 'Seven',
    route: undefined,
    parts: [],
  };
  const css = pageRules([chapter], 'Site');
  expect(css).toContain('@page chapter-3{@top-left{content:"7\u2002Seven"}}');
  expect(css).toContain('@page chapter-3-turned{size:landscape;');
  expect(css).toContain('.chapter-3{page:chapter-3;--turned-page:chapter-3-turned}');
});
