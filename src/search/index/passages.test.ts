import { expect, test } from 'vitest';
import { passagesOf } from './passages.ts';

const texts = (html: string) => passagesOf(html).map(({ text }) => text);

test('each heading has a passage, and so has what stands above the first', () => {
  const html =
    '<p>Lead.</p><h2 id="a">A<a href="#a" class="anchor"></a></h2><p>One</p><h3 id="b">B &amp; C</h3><p>Two</p><h2 id="d">D</h2>';
  expect(passagesOf(html)).toEqual([
    { kind: 'text', id: '', level: 0, title: '', text: 'Lead.' },
    { kind: 'text', id: 'a', level: 2, title: 'A', text: 'One' },
    { kind: 'text', id: 'b', level: 3, title: 'B & C', text: 'Two' },
    { kind: 'text', id: 'd', level: 2, title: 'D', text: '' },
  ]);
});

test('cells of a table do not run into each other', () => {
  const html =
    '<table><thead><tr><th>Class</th><th>Minimum</th></tr></thead><tbody><tr><td>Standard-IA</td><td>30 days</td></tr></tbody></table>';
  expect(texts(html)).toEqual(['Class · Minimum. Standard-IA · 30 days']);
});

test('each row of a table of questions and answers is a passage of its own', () => {
  const html =
    '<h2 id="q">Questions</h2><table><thead><tr><th>Question</th><th>Answer</th></tr></thead><tbody><tr><td>Who owns it?</td><td>The <em>domain</em></td></tr></tbody></table>';
  expect(passagesOf(html)).toEqual([
    { kind: 'text', id: 'q', level: 2, title: 'Questions', text: '' },
    { kind: 'card', id: 'q', level: 0, title: 'Who owns it?', text: 'The domain' },
  ]);
});

test('an exam tip is a passage of its own, and not part of what surrounds it', () => {
  const html =
    '<h2 id="f">Formats</h2><p>Before</p><p data-exam-tip="" id="^tip">Exam Tip: Avro</p><p>After</p>';
  expect(passagesOf(html)).toEqual([
    { kind: 'text', id: 'f', level: 2, title: 'Formats', text: 'Before. After' },
    { kind: 'tip', id: '^tip', level: 0, title: '', text: 'Exam Tip: Avro' },
  ]);
});

test('what is shown of another note is found there alone', () => {
  expect(
    texts('<p>Own</p><div class="embed" data-pagefind-ignore><p>Other <b>one</b></p></div>'),
  ).toEqual(['Own']);
});

test('lines of drawings are no words', () => {
  expect(texts('<pre><code>┌─────┐\n│ S3  │ ──▶ Glue\n└─────┘\n+-----+\n</code></pre>')).toEqual([
    'S3 Glue',
  ]);
});

test('a picture of a diagram and its source are left out, its description is not', () => {
  const html =
    '<figure><svg><text>A</text></svg><details class="diagram-source"><pre>B</pre></details></figure><p><img src="x.png" alt="a &quot;loss&quot; curve"></p>';
  expect(texts(html)).toEqual(['a "loss" curve']);
});
