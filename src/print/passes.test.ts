import { describe, expect, it } from 'vitest';
import { anchorsOf } from './anchors.ts';
import { answersOf } from './answers.ts';
import { Numbering, numberHeadings, withoutScreenAids } from './number-headings.ts';
import { rewriteLinks } from './rewrite-links.ts';
import { attribute, descendants, htmlOf, treeOf } from './tree.ts';
import { uniqueIds } from './unique-ids.ts';

describe('making ids unique', () => {
  it('renames ids and everything that names them', () => {
    const tree = treeOf(
      '<p id="a" aria-describedby="b gone"></p><svg><g id="b" fill="url(#a)"></g></svg><button popovertarget="a"></button>',
    );
    const ids = uniqueIds(tree, 'p1-');
    expect(htmlOf(tree)).toBe(
      '<p id="p1-a" aria-describedby="p1-b"></p><svg><g id="p1-b" fill="url(#p1-a)"></g></svg><button popovertarget="p1-a"></button>',
    );
    expect([...ids]).toEqual([
      ['a', 'p1-a'],
      ['b', 'p1-b'],
    ]);
  });

  it('takes away a name that leads to nothing', () => {
    const tree = treeOf('<p aria-labelledby="gone">x</p>');
    uniqueIds(tree, 'p1-');
    expect(htmlOf(tree)).toBe('<p>x</p>');
  });
});

describe('mapping pages to anchors', () => {
  const anchors = anchorsOf(
    [{ address: '/b/one/', anchor: 'p1', ids: new Map([['ü x', 'p1-ü x']]) }],
    new Map([['/b/concepts/s3/', 'p1-s3']]),
  );

  it('knows pages, places in them and concepts', () => {
    expect(anchors('/b/one/')).toBe('p1');
    expect(anchors('/b/one/#%C3%BC%20x')).toBe('p1-ü x');
    expect(anchors('/b/concepts/s3/')).toBe('p1-s3');
  });

  it('leads to where the page begins if it has no such place', () => {
    expect(anchors('/b/one/#title')).toBe('p1');
    expect(anchors('/b/one/#%')).toBe('p1');
  });

  it('knows nothing of what is not in the book', () => {
    expect(anchors('/b/two/')).toBeUndefined();
    expect(anchors('https://example.org/')).toBeUndefined();
  });
});

describe('rewriting links', () => {
  const anchors = anchorsOf(
    [
      { address: '/one/', anchor: 'p1', ids: new Map([['x', 'p1-x']]) },
      { address: '/two/', anchor: 'p2', ids: new Map() },
    ],
    new Map(),
  );
  const rewritten = (html: string) => {
    const tree = treeOf(html);
    rewriteLinks(tree, '/one/', anchors);
    return htmlOf(tree);
  };

  it('leads within the book and leaves room for the page', () => {
    expect(rewritten('<p><a href="/two/">Two</a>, <a href="#x">here</a></p>')).toBe(
      '<p><a href="#p2">Two</a><span class="page-ref" data-page-of="p2"></span>, <a href="#p1-x">here</a><span class="page-ref" data-page-of="p1-x"></span></p>',
    );
  });

  it('leaves what is not in the book as it is', () => {
    const html = '<p><a href="/three/#x">Three</a> <a href="https://example.org/">web</a></p>';
    expect(rewritten(html)).toBe(html);
  });

  it('has no heading link to itself', () => {
    expect(rewritten('<h3 id="p1-x"><a class="internal" href="/one/#x">X</a></h3>')).toBe(
      '<h3 id="p1-x"><span class="internal">X</span></h3>',
    );
  });

  it('puts no number in pictures or at footnotes', () => {
    const html = rewritten(
      '<svg><a href="/two/"><text>Two</text></a></svg><sup><a href="#x" data-footnote-ref="">1</a></sup>',
    );
    expect(html).not.toContain('page-ref');
    expect(html).toContain('href="#p2"');
    expect(html).toContain('href="#p1-x"');
  });
});

describe('numbering headings', () => {
  it('goes on where the page before ended, and lowers what is deeper in the book', () => {
    const numbering = new Numbering(4);
    const first = treeOf('<h2 id="a">A</h2><h3 id="b">B</h3><h4 id="c">C</h4><h2 id="d">D</h2>');
    expect(numberHeadings(first, 1, numbering).map(({ number }) => number)).toEqual([
      '4.1',
      '4.1.1',
      '',
      '4.2',
    ]);
    expect(numbering.next(2)).toBe('4.3');
    const second = treeOf('<h2 id="e">E</h2>');
    numberHeadings(second, 2, numbering);
    expect(htmlOf(second)).toBe('<h3 id="e"><span class="number">4.3.1 </span>E</h3>');
  });

  it('counts none in quotations, and none in a chapter without a number', () => {
    const quoted = treeOf('<blockquote><h2 id="q">Q</h2></blockquote>');
    expect(numberHeadings(quoted, 1, new Numbering(1))).toEqual([]);
    const plain = treeOf('<h2 id="a">A</h2>');
    expect(numberHeadings(plain, 1, new Numbering(undefined))).toMatchObject([{ number: '' }]);
    expect(htmlOf(plain)).toBe('<h2 id="a">A</h2>');
  });

  it('takes away what is for screens alone', () => {
    const tree = treeOf('<h2>A<a class="anchor" href="#a"></a></h2><h2 class="sr-only">Notes</h2>');
    withoutScreenAids(tree);
    expect([...descendants(tree)].map(({ tagName }) => tagName)).toEqual(['h2', 'p']);
  });
});

describe('gathering answers', () => {
  it('takes cells with their questions, and folds with their titles', () => {
    expect(
      answersOf(
        '<table><tr><td>Why?</td><td data-answer=""><b id="x">So</b></td></tr></table>' +
          '<details data-answer="">\n<summary>More</summary><p>Text</p></details>',
      ),
    ).toEqual([
      { question: 'Why?', answer: '<b>So</b>' },
      { question: 'More', answer: '<p>Text</p>' },
    ]);
  });

  it('takes a fold within a fold with the outer one', () => {
    const html =
      '<details data-answer=""><summary>A</summary><details data-answer=""><summary>B</summary>b</details></details>';
    const [only, ...more] = answersOf(html);
    expect(more).toEqual([]);
    expect(only!.answer).toBe('<details><summary>B</summary>b</details>');
    const [details] = descendants(treeOf(html));
    expect(attribute(details!, 'data-answer')).toBe('');
  });
});
