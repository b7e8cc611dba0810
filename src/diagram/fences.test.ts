import { describe, expect, it } from 'vitest';
import { fencesOf, isCandidate, wishOf } from './fences.ts';

const only = (markdown: string) => fencesOf(markdown)[0]!;

describe('fences', () => {
  it('are found with backticks and tildes, and closed by the same', () => {
    const found = fencesOf('````text\n```\nin\n```\n````\n\n~~~\n```\n~~~\n');
    expect(found.map(({ open, close, text }) => [open, close, text])).toEqual([
      [0, 4, '```\nin\n```'],
      [6, 8, '```'],
    ]);
  });

  it('lose the indentation of the fence', () => {
    expect(only('  ```\n  a\n    b\n c\n  ```').text).toBe('a\n  b\nc');
  });

  it('are found in quotes and lists', () => {
    expect(only('> ```text\n> a\n>  b\n> ```').text).toBe('a\n b');
    expect(only('- item\n\n  ```\n  a\n  ```').text).toBe('a');
    expect(only('1. ```\n   a\n   ```').text).toBe('a');
  });

  it('run to the end when nothing closes them', () => {
    expect(only('text\n```\na\nb')).toMatchObject({
      open: 1,
      close: 4,
      text: 'a\nb',
    });
  });

  it('are not what is indented as code, nor a code span', () => {
    expect(fencesOf('para\n\n    ```\n    a\n    ```')).toEqual([]);
    expect(fencesOf('```a``` is code')).toEqual([]);
  });

  it('may hold a drawing when their language is none or plain text', () => {
    const candidates = [
      '',
      'text',
      'TXT',
      'ascii',
      'plain',
      'diagram',
      'text no-diagram',
      'no-diagram',
    ];
    for (const info of candidates) expect(isCandidate(only(`\`\`\`${info}\n`)), info).toBe(true);
    for (const info of ['js', 'python', 'mermaid', 'console']) {
      expect(isCandidate(only(`\`\`\`${info}\n`)), info).toBe(false);
    }
  });

  it('tell what their author wants', () => {
    expect(wishOf(only('```text no-diagram\n'))).toBe('forbid');
    expect(wishOf(only('```diagram\n'))).toBe('force');
    expect(wishOf(only('```text\n'))).toBe('none');
  });
});
