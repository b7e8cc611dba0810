import { describe, expect, test } from 'vitest';
import { prepareBody } from './prepare.ts';
import { tagsIn } from './tags.ts';
import { countWords, sentencesOf, shortenText } from './text-block.ts';

describe('comments', () => {
  test.each([
    ['a %%b%% c', 'a  c'],
    ['a\n%%\nb\nc\n%%\nd', 'a\n\n\n\n\nd'],
    ['`%%a%%` %%b%%', '`%%a%%` '],
    ['```\n%%\n```\ntext %%x%%', '```\n%%\n```\ntext '],
    ['[a](x%%20y) b', '[a](x%%20y) b'],
    ['50%% of 100%% are', '50 are'],
    ['only 50%% of it', 'only 50%% of it'],
    ['a\n%%\nnever closed', 'a\n\n'],
  ])('%j becomes %j', (text, shown) => {
    expect(prepareBody(text)).toBe(shown);
  });
});

describe('tags', () => {
  test.each([
    ['#a and #b/c', ['a', 'b/c']],
    ['(#a) "#b" #c, #d.', ['a', 'b', 'c', 'd']],
    ['#größe #日本 #new-tag_1', ['größe', '日本', 'new-tag_1']],
    ['a#b ##c #1 #12-3 # d &#35;', []],
    ['#a/ #/b', ['a', 'b']],
  ])('of %j are %j', (text, tags) => {
    expect(tagsIn(text).map(({ tag }) => tag)).toEqual(tags);
  });
});

describe('the sentence around a link', () => {
  const around = (text: string, word: string) => {
    const start = text.indexOf(word);
    const mention = sentencesOf(text)(start, start + word.length);
    expect(mention.text.slice(mention.start, mention.end)).toBe(word);
    return mention.text;
  };

  test('ends at a full stop, question or exclamation mark before a capital', () => {
    expect(around('One. Two is here! Three?', 'Two')).toBe('Two is here!');
    expect(around('Use e.g. this one. Then stop.', 'this')).toBe('Use e.g. this one.');
    expect(around('一です。二です。', '二')).toBe('二です。');
    expect(around('He said “No.” Then went.', 'Then')).toBe('Then went.');
  });

  test('may hold a full stop within the link', () => {
    expect(around('See Dr. Who. End.', 'Dr. Who')).toBe('See Dr. Who.');
  });

  test('is cut around the link between words where it is long', () => {
    const text = around(`${'before '.repeat(60)}link${' after'.repeat(60)}`, 'link');
    expect(text).toMatch(/^… before .* link after.* after …$/);
    expect(text.length).toBeLessThan(260);
  });
});

test('a text is shortened between words, with blanks folded', () => {
  expect(shortenText('a  b\nc', 10)).toBe('a b c');
  expect(shortenText('one two, three', 9)).toBe('one two…');
  expect(shortenText('x'.repeat(20), 10)).toBe(`${'x'.repeat(10)}…`);
});

test('words are counted in scripts with and without blanks', () => {
  expect(countWords('It’s a well-known 3-step plan — done.')).toBe(6);
  expect(countWords('日本語です')).toBe(3);
});
