import { checkPdf } from './support/pdf-check.ts';
import { expect, test } from './support/test.ts';

/** Something as high as two thirds of a sheet: what follows it, and is as high, has to be cut or moved. */
const TALL = 'height: 600px';
const below = (piece: string) => `<div style="break-before: page; ${TALL}"></div>${piece}`;
const PIECES = [
  `<figure style="${TALL}">figure<p style="margin-top: 500px">end</p></figure>`,
  `<div class="callout">callout<p style="margin-top: 500px">end</p></div>`,
  `<div class="card">card<p style="margin-top: 500px">end</p></div>`,
  `<pre>pre${'\n'.repeat(30)}end</pre>`,
  `<table><tr><td>row<p style="margin-top: 500px">end</p></td></tr></table>`,
];

/** Breaks every rule: nothing is kept together, no table's head is repeated, the left margin is too small. */
const BAD = `<!doctype html><style>
    @page { margin: 18mm 18mm 18mm 2mm; @bottom-center { content: '7' } } body, p, h2, pre, figure { margin: 0 }
    pre { font: 16px/20px monospace; orphans: 1; widows: 1 }
    thead { display: table-row-group } .long td { height: 30px }
  </style><main><p>ink</p>
    ${PIECES.map(below).join('')}
    <div style="break-before: page; height: 930px"></div><h2>Foot</h2>
    <p style="break-before: page">text <a href="http://localhost/x">link</a> <a href="#gone">dead</a>
      <a href="javascript:void(0)">void</a>
      <span id="there">there</span> <span data-page-of="there">9</span>
      <span data-page-of="nowhere">9</span></p>
    <table class="long"><thead><tr><th>Head</th></tr></thead><tbody>${'<tr><td>cell</td></tr>'.repeat(60)}</tbody></table>
    <table><tr><td>Q</td><td data-answer>A</td></tr></table>
    <section class="answers"><ol><li><p>Q</p><div>A</div></li></ol></section></main>`;

const PROBLEMS = [
  /^figure.* is cut/,
  /^div\.callout.* is cut/,
  /^div\.card.* is cut/,
  /^pre.* is cut/,
  /^tr.*"row.* is cut/,
  /^heading "Foot.* ends page/,
  /without its head/,
  /"there" is on page \d+, named is page 9/,
  /"nowhere" is on page undefined/,
  /1 of 1 answers are printed/,
  /1 answers are on the last pages/,
  /leads to where it was printed/,
  /a link to "gone" leads nowhere/,
  /leads nowhere \(javascript/,
  /page 1 has 7 at its foot/,
  /page 1 has ink/,
  /has no title of its own/,
  /has no language/,
  /has no bookmarks/,
  /is not tagged/,
];

test('the checker finds on a page each rule that it breaks', async ({ browser }) => {
  const page = await browser.newPage();
  await page.setContent(BAD);
  const { problems } = await checkPdf(page, {
    paper: 'a4',
    answers: 'hidden',
    print: () => page.pdf({ format: 'A4', preferCSSPageSize: true, printBackground: true }),
  });
  await page.close();
  for (const problem of PROBLEMS) {
    const found = problems.some((line) => problem.test(line));
    expect.soft(found, `${String(problem)} in:\n${problems.join('\n')}`).toBe(true);
  }
});

test('the checker finds nothing on a page that breaks none', async ({ browser }) => {
  const page = await browser.newPage();
  await page.setContent(`<!doctype html><html lang="en"><title>Good</title><style>
      @page { margin: 18mm; @bottom-center { content: counter(page) } } figure, .callout, .card, pre, tr { break-inside: avoid }
    </style><main><h2 id="there">Head</h2><p>text <a href="#there">link</a> <span data-page-of="there">1</span></p>
      ${PIECES.map(below).join('')}
      <table><tr><td>Q</td><td data-answer>A</td></tr></table></main>`);
  const { problems } = await checkPdf(page, {
    paper: 'a4',
    answers: 'open',
    print: () =>
      page.pdf({
        format: 'A4',
        preferCSSPageSize: true,
        printBackground: true,
        outline: true,
        tagged: true,
      }),
  });
  await page.close();
  expect(problems).toEqual([]);
});
