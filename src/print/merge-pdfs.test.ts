import { describe, expect, it } from 'vitest';
import { destinationsOf } from './destinations.ts';
import { mergePdfs } from './merge-pdfs.ts';
import { PdfFile, reference, references } from './pdf-file.ts';

/** A PDF of one page as Chromium writes it, with one tag, one place and one bookmark, all of them named. */
function pdf(name: string): Buffer {
  const file = new PdfFile();
  const texts = [
    `<</Title (${name} 1 0 R)>>`,
    `<</Type /Catalog\n/Pages 3 0 R\n/Dests 5 0 R\n/StructTreeRoot 6 0 R\n/Outlines 10 0 R>>`,
    '<</Type /Pages\n/Count 1\n/Kids [4 0 R]>>',
    '<</Type /Page\n/StructParents 0\n/Parent 3 0 R>>',
    `<</site:main [4 0 R /XYZ 0 0 0]\n/${name} [4 0 R /XYZ 0 9 0]>>`,
    '<</Type /StructTreeRoot\n/K 7 0 R\n/ParentTreeNextKey 1\n/ParentTree 9 0 R>>',
    '<</Type /StructElem\n/S /Document\n/P 6 0 R\n/K 8 0 R>>',
    `<</Type /StructElem\n/S /Figure\n/P 7 0 R\n/Alt (${name} \\(2 0 R, /StructParents 0\\))>>`,
    '<</Type /ParentTree\n/Nums [0 8 0 R]>>',
    '<</Type /Outlines\n/First 11 0 R\n/Last 11 0 R\n/Count 1>>',
    `<</Title (${name})\n/Dest [4 0 R /XYZ 0 9 0]\n/Parent 10 0 R>>`,
  ];
  for (const [at, text] of texts.entries()) file.objects.set(at + 1, { text });
  file.objects.set(12, {
    text: '<</Length 8>>',
    stream: Buffer.from('stream\n\xff 3 0 R\nendstream', 'latin1'),
  });
  file.info = 1;
  file.root = 2;
  return file.write();
}

describe('several PDFs as one', () => {
  const merged = mergePdfs([pdf('one'), pdf('two'), pdf('three')]);
  const file = PdfFile.read(merged);
  const catalog = file.text(file.root);

  it('has the pages of all in a row, and each place on its page', () => {
    expect(destinationsOf(merged)).toEqual({
      pages: 3,
      pageOf: new Map([
        ['site:main', 1],
        ['one', 1],
        ['two', 2],
        ['three', 3],
      ]),
    });
  });

  it('has one document of tags, found from the content of each page', () => {
    const root = file.text(reference(catalog, 'StructTreeRoot'));
    const [, kids] = /\/K (\[.*\])/.exec(file.text(reference(root, 'K')))!;
    const alts = references(kids!).map((kid) => /\/Alt \((\w+)/.exec(file.text(kid))![1]);
    expect(alts).toEqual(['one', 'two', 'three']);
    const parents = /\/Nums \[(.*)\]/.exec(file.text(reference(root, 'ParentTree')))![1];
    expect(parents).toBe(
      references(kids!)
        .map((kid, at) => `${at} ${kid} 0 R`)
        .join(' '),
    );
    const keys = file
      .pages(reference(catalog, 'Pages'))
      .map((page) => /\/StructParents (\d)/.exec(file.text(page))![1]);
    expect(keys).toEqual(['0', '1', '2']);
  });

  it('has the bookmarks of all in a row', () => {
    const list = file.text(reference(catalog, 'Outlines'));
    expect(list).toContain('/Count 3');
    let item = file.text(reference(list, 'First'));
    const titles = [/\((\w+)\)/.exec(item)![1]];
    while (item.includes('/Next')) {
      item = file.text(reference(item, 'Next'));
      titles.push(/\((\w+)\)/.exec(item)![1]);
    }
    expect(titles).toEqual(['one', 'two', 'three']);
    expect(item).toBe(file.text(reference(list, 'Last')));
  });

  it('leaves alone what looks like a number of an object in texts and streams', () => {
    expect(file.text(file.info)).toBe('<</Title (one 1 0 R)>>');
    const texts = [...file.objects.values()];
    expect(texts.filter(({ text }) => text.includes('\\(2 0 R, /StructParents 0\\)'))).toHaveLength(
      3,
    );
    const streams = texts.flatMap(({ stream }) => stream?.toString('latin1') ?? []);
    expect(streams).toEqual(Array(3).fill('stream\n\xff 3 0 R\nendstream'));
  });
});

describe('reading a PDF', () => {
  it('says what is wrong with one that is not as Chromium writes it', () => {
    expect(() => PdfFile.read(Buffer.from('%PDF-1.7\nstartxref\n9\n%%EOF'))).toThrow(
      'it lacks its table of objects',
    );
    expect(() => new PdfFile().text(7)).toThrow('The PDF has no object 7.');
  });
});
