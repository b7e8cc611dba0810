import { expect, test } from 'vitest';
import { foldWord, wordsIn } from './fold.ts';

test('accents and capitals make no other word', () => {
  expect(foldWord('Électrón')).toBe('electron');
});

test('words joined by signs are found by each of them', () => {
  expect(wordsIn('SSE-KMS, client-side (C++)', 'en')).toEqual([
    'SSE',
    'KMS',
    'client',
    'side',
    'C++',
  ]);
});

test('a version is one word, as Pagefind has it', () => {
  expect(wordsIn('Obsidian 1.9.4, 7.x and don’t', 'en')).toEqual([
    'Obsidian',
    '194',
    '7x',
    'and',
    'dont',
  ]);
});

test('scripts without spaces are cut into words', () => {
  expect(wordsIn('数据湖 storage', 'zh').length).toBeGreaterThan(2);
});

test('right-to-left words stay whole', () => {
  expect(wordsIn('تعلم الآلة', 'ar')).toEqual(['تعلم', 'الآلة']);
});
