import type { Browser } from 'playwright-core';
import { ANSWER_MODES, PAPERS, type AnswerMode, type Paper } from '../src/print/paper.ts';
import { openBook, openPrinter } from '../src/print/pdf.ts';
import { checkPdf, type PdfReport } from './support/pdf-check.ts';
import { expect, test, type Site } from './support/test.ts';
import { SHIPPED } from './support/vaults.ts';

let printer: Browser;
test.beforeAll(async () => {
  printer = await openPrinter();
});
test.afterAll(() => printer.close());

async function check(
  { folder, base }: Site,
  address: string,
  paper: Paper,
  answers: AnswerMode,
): Promise<PdfReport> {
  const job = { folder, base, site: undefined, address, paper, answers };
  const page = await openBook(printer, job);
  const report = await checkPdf(page, { paper, answers });
  await page.context().close();
  console.log(
    `${address} on ${paper}, answers ${answers}: ${report.pages} pages, ${report.links} links, ${report.numbers} page numbers`,
  );
  return report;
}

const SECTIONS = [
  '02-data-ingestion-and-storage',
  '03-data-transformation',
  '06-model-training',
  '09-mlops',
];

test.describe('on paper', () => {
  test.setTimeout(300_000);

  for (const paper of Object.keys(PAPERS) as Paper[]) {
    test(`every rule holds in the book of everything, on ${paper}`, async ({ open }) => {
      const { problems } = await check(await open(SHIPPED), '/book/', paper, 'open');
      expect(problems).toEqual([]);
    });
  }

  for (const [at, section] of SECTIONS.entries()) {
    const paper = at % 2 === 0 ? 'a4' : 'letter';
    test(`every rule holds in the book of ${section}, on ${paper}`, async ({ open }) => {
      const { problems } = await check(await open(SHIPPED), `/book/${section}/`, paper, 'open');
      expect(problems).toEqual([]);
    });
  }

  for (const answers of ANSWER_MODES.filter((mode) => mode !== 'open')) {
    test(`answers are ${answers === 'end' ? 'at the end' : 'nowhere'} if the reader says so`, async ({
      open,
    }) => {
      const address = `/book/${SECTIONS[0]}/`;
      const { problems } = await check(await open(SHIPPED), address, 'a4', answers);
      expect(problems).toEqual([]);
    });
  }
});

test('the checker finds a page that breaks each rule', async () => {
  const page = await printer.newPage();
  await page.setContent(`<!doctype html><style>
      @page { margin: 18mm 18mm 18mm 2mm } body, p, h2, pre { margin: 0 }
      pre { font: 16px/20px monospace; orphans: 1; widows: 1 }
      thead { display: table-row-group } td { height: 30px }
    </style><main><div style="height: 930px">ink</div><pre>a\n\n\n\n\nb</pre>
      <div style="break-before: page; height: 930px"></div><h2>Foot</h2>
      <p style="break-before: page">text <a href="http://localhost/x">link</a> <span id="there">there</span>
      <span data-page-of="there">9</span></p>
      <table><thead><tr><th>Head</th></tr></thead><tbody>${'<tr><td>cell</td></tr>'.repeat(60)}</tbody></table>
      <table><tr><td>Q</td><td data-answer>A</td></tr></table></main>`);
  const { problems } = await checkPdf(page, {
    paper: 'a4',
    answers: 'hidden',
    print: () => page.pdf({ format: 'A4', preferCSSPageSize: true, printBackground: true }),
  });
  await page.close();
  for (const problem of [
    /^pre.* is cut/,
    /^heading "Foot.* ends page/,
    /without its head/,
    /"there" is on page \d+, named is page 9/,
    /1 of 1 answers are printed/,
    /leads to where it was printed/,
    /page 1 has ink/,
    /has no language/,
  ]) {
    expect
      .soft(
        problems.some((line) => problem.test(line)),
        String(problem),
      )
      .toBe(true);
  }
});
