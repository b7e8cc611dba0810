/**
 * Reads what a PDF written by Chromium says about its pages: how many there are
 * and on which each named destination lies. Chromium writes plain objects with
 * a plain table of contents of the file (PDF 1.4), so that no library of many
 * megabytes is needed at run time; the tests hold this to one that has it all.
 */
export interface PdfPlaces {
  readonly pages: number;
  /** Page of each destination, from 1, by the id of the element that it is. */
  readonly pageOf: ReadonlyMap<string, number>;
}

/** @throws for a file that is not as Chromium writes it */
export function destinationsOf(pdf: Uint8Array): PdfPlaces {
  const file = new PdfFile(pdf);
  const catalog = file.object(file.reference(file.trailer, 'Root'));
  const pages = file.pages(file.reference(catalog, 'Pages'));
  const position = new Map(pages.map((page, at) => [page, at + 1]));
  const pageOf = new Map<string, number>();
  // A document without links within itself has none.
  if (/\/Dests \d/.test(catalog)) {
    const names = file.object(file.reference(catalog, 'Dests'));
    for (const [, name, page] of names.matchAll(/\/([^\s[]+) \[(\d+) 0 R/g)) {
      pageOf.set(idOf(name!), position.get(Number(page))!);
    }
  }
  return { pages: pages.length, pageOf };
}

/** A destination has the fragment of its links, in which the writer escapes what a PDF name can't hold. */
function idOf(name: string): string {
  const fragment = name.replace(/#([\da-f]{2})/gi, (_, code: string) =>
    String.fromCharCode(parseInt(code, 16)),
  );
  return decodeURIComponent(fragment);
}

class PdfFile {
  readonly trailer: string;
  readonly #text: string;
  readonly #offsets: readonly number[];

  constructor(bytes: Uint8Array) {
    this.#text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
    const start = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(this.#text.slice(-64));
    const table = start && this.#text.slice(Number(start[1]));
    if (!table?.startsWith('xref\n0 '))
      throw new Error('This is no PDF as Chromium writes it: it lacks its table of objects.');
    const end = table.indexOf('trailer');
    this.#offsets = [...table.slice(0, end).matchAll(/^(\d{10}) \d{5} [fn]/gm)].map(([, offset]) =>
      Number(offset),
    );
    this.trailer = table.slice(end);
  }

  /** The text of an object that is no stream. */
  object(number: number): string {
    const offset = this.#offsets[number];
    if (offset === undefined) throw new Error(`The PDF has no object ${number}.`);
    return this.#text.slice(offset, this.#text.indexOf('endobj', offset));
  }

  /** The number of the object that a key of a dictionary refers to. */
  reference(dictionary: string, key: string): number {
    const found = new RegExp(`/${key} (\\d+) 0 R`).exec(dictionary);
    if (!found) throw new Error(`The PDF lacks "${key}" where it should be.`);
    return Number(found[1]);
  }

  /** The pages below a node of the tree of pages, in order. */
  pages(node: number): number[] {
    const object = this.object(node);
    if (!/\/Type \/Pages\b/.test(object)) return [node];
    const kids = /\/Kids \[([^\]]*)\]/.exec(object)?.[1] ?? '';
    return [...kids.matchAll(/(\d+) 0 R/g)].flatMap(([, kid]) => this.pages(Number(kid)));
  }
}
