import { expect, test, vi } from 'vitest';
import { createCodeHighlighter } from './highlight.ts';

const NOTE = '---\ntitle: Words\n---\n\n```js\nconst a = 1;\n```\n';

test('code is coloured alike whatever languages other notes have', async () => {
  const before = (await createCodeHighlighter(['md'])).highlight(NOTE, 'md');
  await createCodeHighlighter(['js', 'yaml', 'vue']);
  const after = await createCodeHighlighter(['md', 'js', 'vue']);
  expect(after.highlight(NOTE, 'md')).toBe(before);
});

test('the front matter of a note in a block of code is coloured', async () => {
  const highlighter = await createCodeHighlighter(['md']);
  expect(highlighter.highlight(NOTE, 'md')).toContain('<i class="s">Words</i>');
});

test('a language is coloured where it was asked for, if there is one of that name', async () => {
  const highlighter = await createCodeHighlighter(['js', 'constructor', 'no-such-language']);
  expect(highlighter.highlight('const a = 1', 'js')).toContain('<i class="k">const</i>');
  for (const language of ['python', 'constructor', 'no-such-language']) {
    expect(highlighter.highlight('const a = 1', language)).toBeUndefined();
  }
});

test('code is coloured to its end, however slow the machine is', async () => {
  const highlighter = await createCodeHighlighter(['ts']);
  const code = 'const a = `b${1}`; // c';
  const expected = highlighter.highlight(code, 'ts');
  let now = 0;
  const clock = vi.spyOn(Date, 'now').mockImplementation(() => (now += 60_000));
  expect(highlighter.highlight(code, 'ts')).toBe(expected);
  clock.mockRestore();
});

test('a line of thousands of characters is left plain, and what follows it is not', async () => {
  const highlighter = await createCodeHighlighter(['js']);
  const html = highlighter.highlight(`f(${'1,'.repeat(5_000)})\nreturn`, 'js');
  expect(html).toMatch(/^f\([1,]+\)\n<i class="k">return<\/i>$/);
});
