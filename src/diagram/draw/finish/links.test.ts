import { describe, expect, it } from 'vitest';
import { safeHref } from './links.ts';

describe('safeHref', () => {
  it.each([
    '/notes/home',
    'note#part',
    '#here',
    '?q=1',
    '../up',
    './a:b',
    'https://example.com/?a=1&b=2',
    'mailto:a@example.com',
  ])('follows %s', (href) => {
    expect(safeHref(href)).toBe(href);
  });

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    'java\tscript:alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:msgbox(1)',
    'about:blank',
    'file:///etc/passwd',
    'blob:x',
    '//evil.example/x',
    '\\\\evil.example/x',
    '/\\evil.example/x',
    '/\t/evil.example/x',
    'https:evil',
    '',
  ])('does not follow %j', (href) => {
    expect(safeHref(href)).toBeNull();
  });
});
