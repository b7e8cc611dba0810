import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { passageOf } from './passage.ts';

const URL_OF_PAGE = 'https://example.org/base/note/';

/** What a preview would show of a page with this text, for a link that ends in `hash`. */
function preview(article: string, hash = '', isOpen = false) {
  const { document } = new JSDOM(
    `<html lang="de" dir="ltr"><h1 id="note">Note</h1><article class="article">${article}</article></html>`,
  ).window;
  return passageOf(document, new URL(URL_OF_PAGE + hash), isOpen);
}

describe('a preview shows', () => {
  test('the first paragraph of a page, and its title', () => {
    const passage = preview('<h2>Part</h2><figure>Drawing</figure><p>First.</p><p>Second.</p>');
    expect(passage?.title).toBe('Note');
    expect(passage?.text.innerHTML).toBe('<p>First.</p>');
    expect(passage?.lang).toBe('de');
  });

  test('the text under the heading that the link names, or under a lower one', () => {
    const article =
      '<p>Lead.</p><h2 id="a">A<a class="anchor" href="#a"></a></h2><h3>Lower</h3><p>Under A.</p><h2 id="b">B</h2>';
    expect(preview(article, '#a')).toMatchObject({ title: 'A' });
    expect(preview(article, '#a')?.text.textContent).toBe('Under A.');
  });

  test('nothing where there is no text under the heading', () => {
    expect(preview('<h2 id="a">A</h2><h2 id="b">B</h2><p>Under B.</p>', '#a')).toBeUndefined();
  });

  test('the block itself, and no title where that is on the open page', () => {
    const article = '<p>Lead.</p><p id="^block">The block.</p>';
    expect(preview(article, '#%5Eblock')).toMatchObject({ title: 'Note' });
    expect(preview(article, '#%5Eblock', true)).toMatchObject({ title: '' });
    expect(preview(article, '#%5Eblock')?.text.textContent).toBe('The block.');
  });

  test('the first paragraph where the page lost the heading', () => {
    expect(preview('<p>Lead.</p>', '#gone')?.text.textContent).toBe('Lead.');
  });

  test('that a page is not written, and who mentions it', () => {
    const { document } = new JSDOM(
      '<h1>Ghost</h1><p class="notice">Not written yet.</p><ul class="mentions"><li>A note</li></ul>',
    ).window;
    const passage = passageOf(document, new URL(URL_OF_PAGE), false);
    expect(passage?.title).toBe('Ghost');
    expect(passage?.text.textContent).toBe('Not written yet.A note');
  });

  test('the beginning of a long list', () => {
    const items = Array.from({ length: 50 }, (_, at) => `<li>${at}</li>`).join('');
    expect(preview(`<ul>${items}</ul>`)?.text.querySelectorAll('li')).toHaveLength(5);
  });
});

describe('what a preview shows fits any page', () => {
  test('no id is there twice, and the keyboard stops nowhere', () => {
    const html = preview(
      '<div class="scroll" id="x" tabindex="0" aria-labelledby="y"><p id="y">Text <a href="#z">more</a></p></div>',
    )!.text.innerHTML;
    expect(html).not.toMatch(/ id=| tabindex="0"|labelledby/);
    expect(html).toContain('tabindex="-1"');
  });

  test('links lead where they led from their own page', () => {
    const { text } = preview('<p><a href="#z">a</a> <a href="/base/other/">b</a></p>')!;
    expect([...text.querySelectorAll('a')].map((a) => a.getAttribute('href'))).toEqual([
      'https://example.org/base/note/#z',
      'https://example.org/base/other/',
    ]);
  });

  test('a formula is MathML alone', () => {
    const { text } = preview(
      '<p>So <span class="katex"><span class="katex-mathml"><math><mi>x</mi></math></span><span class="katex-html">x</span></span>.</p>',
    )!;
    expect(text.innerHTML).toBe('<p>So <math><mi>x</mi></math>.</p>');
  });

  test('the page itself stays as it is', () => {
    const { document } = new JSDOM(
      '<article class="article"><p id="a">Text <img src="x"></p></article>',
    ).window;
    const before = document.body.innerHTML;
    passageOf(document, new URL(URL_OF_PAGE), true);
    expect(document.body.innerHTML).toBe(before);
  });
});
