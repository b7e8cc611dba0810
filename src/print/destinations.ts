import { optionalReference, PdfFile, reference } from './pdf-file.ts';

/** What a PDF says about its pages: how many there are, and on which each named destination lies. */
export interface PdfPlaces {
  readonly pages: number;
  /** Page of each destination, from 1, by the id of the element that it is. */
  readonly pageOf: ReadonlyMap<string, number>;
}

/** @throws for a file that is not as Chromium writes it */
export function destinationsOf(pdf: Uint8Array): PdfPlaces {
  const file = PdfFile.read(pdf);
  const catalog = file.text(file.root);
  const pages = file.pages(reference(catalog, 'Pages'));
  const position = new Map(pages.map((page, at) => [page, at + 1]));
  const pageOf = new Map<string, number>();
  // A document without links within itself has none.
  const names = optionalReference(catalog, 'Dests');
  if (names !== undefined) {
    for (const [, name, page] of file.text(names).matchAll(/\/([^\s[]+) \[(\d+) 0 R/g)) {
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
