import { describe, expect, test } from 'vitest';
import { htmlFindings } from './html-links.ts';

const urls = (html: string) => htmlFindings(html).links.map(({ url }) => url);

describe('raw HTML', () => {
  test.each([
    ['<img src="a.png" alt="A">', ['a.png']],
    ["<IMG alt=x SRC='a.png'/>", ['a.png']],
    ['<a class=x href=note.md>n</a>', ['note.md']],
    [
      '<video src="a.mp4" poster="a.jpg"><source src="b.webm"></video>',
      ['a.mp4', 'a.jpg', 'b.webm'],
    ],
    ['<audio src="a.mp3"></audio><track src="a.vtt">', ['a.mp3', 'a.vtt']],
    ['<a title="a > b" href="x.md">', ['x.md']],
    ['<a href="a.md?x=1&amp;y=2#h">', ['a.md?x=1&y=2#h']],
    ['<a href="&#x61;&#46;md">', ['a.md']],
    ['<a data-href="no.md">', []],
    ['<p src="no.png">', []],
    ['<!-- <img src="no.png"> -->', []],
    ['<script>"<img src=no.png>"</script><style>a</style>', []],
    ['<img alt="open', []],
  ])('%s points to %j', (html, expected) => {
    expect(urls(html)).toEqual(expected);
  });

  test('tells where a tag stands, its alternative text and the words of a link', () => {
    const { links } = htmlFindings(
      '<p>\n\n  <img src="a" alt="A &quot;b&quot;">\n<a href="b">the <b>note</b></a>',
    );
    expect(links).toMatchObject([
      { line: 2, column: 2, embed: true, alt: 'A "b"', text: '' },
      { line: 3, column: 0, embed: false, alt: undefined, text: 'the note' },
    ]);
  });

  test('sets anchors by id, and by the name of a link', () => {
    expect(htmlFindings('<a name="one"></a><h2 id="two"><p name="no">').anchors).toEqual([
      'one',
      'two',
    ]);
  });
});
