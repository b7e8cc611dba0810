import { expect, test } from 'vitest';
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
