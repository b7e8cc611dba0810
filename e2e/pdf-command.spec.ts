import { existsSync } from 'node:fs';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { getDocumentProxy } from 'unpdf';
import { lectern, runProgram } from './support/build.ts';
import { expect, test } from './support/test.ts';
import { fixture, REPOSITORY, runFolder } from './support/vaults.ts';

const LETTER = [612, 792];
const NOWHERE = '/nowhere/chromium';
const PROGRAM = join(REPOSITORY, 'bin/lectern.js');

/** A small vault of its own, so that no other test's cache is in use. */
async function smallVault(name: string): Promise<string> {
  const vault = join(runFolder(), name);
  await cp(fixture('german'), vault, { recursive: true });
  await writeFile(join(vault, '02-netze.md'), '# Netze\n\nText aus dem zweiten Abschnitt.\n');
  return vault;
}

async function readPdf(file: string) {
  const pdf = await getDocumentProxy(new Uint8Array(await readFile(file)));
  const { info } = await pdf.getMetadata();
  const texts: string[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    texts.push(items.map((item) => ('str' in item ? item.str : '')).join(''));
  }
  const [, , ...size] = (await pdf.getPage(1)).view;
  const outline = (await pdf.getOutline()) as { title: string }[];
  const { Title, Language } = info as { Title: string; Language: string };
  return { title: Title, language: Language, pages: texts, size, outline };
}

const withoutBrowser = (...args: string[]) =>
  runProgram(process.execPath, [PROGRAM, ...args], REPOSITORY, { LECTERN_BROWSER: NOWHERE });

test('pdf prints the section, on the paper, to the file that it is told', async () => {
  const vault = await smallVault('pdf-section');
  const out = join(runFolder(), 'out', 'netze.pdf');
  const run = await lectern('pdf', vault, '--section', '2', '--paper', 'letter', '--out', out);
  expect(run.status, run.err).toBe(0);
  const pdf = await readPdf(out);
  expect(run.out).toContain(`${pdf.pages.length} pages`);
  expect(pdf.size.map(Math.round)).toEqual(LETTER);
  expect(pdf.title).toContain('Netze');
  expect(pdf.language).toMatch(/^de/);
  expect(pdf.outline.length).toBeGreaterThan(0);
  const chapter = pdf.pages.findLast((text) => text.includes('Text aus dem zweiten Abschnitt'));
  // The running head, the number of the page, then the text.
  expect(chapter).toMatch(/^2\s*Netze\d+\sNetzeText aus/);
  expect(pdf.pages.join('')).not.toContain('Speicher');
});

test('pdf names the sections there are if it does not know one', async () => {
  const run = await lectern('pdf', await smallVault('pdf-unknown'), '--section', 'Nope');
  expect(run.status).toBe(2);
  expect(run.err).toContain('02-netze');
});

test('build --pdf puts the books on the site, and their pages link to them', async () => {
  const vault = await smallVault('pdf-build');
  const site = join(runFolder(), 'pdf-site');
  const run = await lectern('build', vault, '--out', site, '--pdf', '--base', '/notes/');
  expect(run.status, run.err).toBe(0);
  expect(run.out).toContain('3 PDFs');
  const page = await readFile(join(site, 'book/02-netze/index.html'), 'utf8');
  expect(page).toContain('href="/notes/book/02-netze.pdf"');
  const section = await readPdf(join(site, 'book/02-netze.pdf'));
  expect(section.title).toContain('Netze');
  const whole = await readPdf(join(site, 'book.pdf'));
  expect(whole.pages.length).toBeGreaterThan(section.pages.length);
});

test('without a browser pdf says how to get one', async () => {
  const run = await withoutBrowser('pdf', await smallVault('pdf-alone'));
  expect(run.status).toBe(2);
  expect(run.err).toContain(NOWHERE);
  expect(run.err).toContain('playwright-core install chromium');
});

test('without a browser build --pdf says so, and the books are there as pages', async () => {
  const vault = await smallVault('pdf-none');
  const site = join(runFolder(), 'pdf-none-site');
  const run = await withoutBrowser('build', vault, '--out', site, '--pdf');
  expect(run.status, run.err).toBe(0);
  expect(run.err).toContain('playwright-core install chromium');
  expect(await readFile(join(site, 'book/index.html'), 'utf8')).not.toContain('.pdf');
  expect(existsSync(join(site, 'book.pdf'))).toBe(false);
});
