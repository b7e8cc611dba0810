/** An object of a PDF. */
export interface PdfObject {
  /** All of it; of one that holds a stream, what stands before that. */
  readonly text: string;
  /** From the word `stream` to `endstream`. */
  readonly stream?: Buffer;
}

/**
 * A PDF as Chromium writes it: plain objects with a plain table of them at the
 * end (ISO 32000-1, 7.5; version 1.4), so that no library of many megabytes is
 * needed at run time. The tests hold it to one that has it all.
 */
export class PdfFile {
  /** By number. */
  readonly objects = new Map<number, PdfObject>();
  /** The object from which all others are found. */
  root = 0;
  /** The object with title and dates. */
  info = 0;

  /** @throws for a file that is not as Chromium writes it */
  static read(bytes: Uint8Array): PdfFile {
    const file = new PdfFile();
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    // One letter for each byte, so that places in the text are places in the file.
    const text = buffer.toString('latin1');
    const end = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text.slice(-64))?.[1]);
    const table = text.slice(end);
    if (!table.startsWith('xref\n0 '))
      throw new Error('This is no PDF as Chromium writes it: it lacks its table of objects.');
    const trailer = table.slice(table.indexOf('trailer'));
    file.root = reference(trailer, 'Root');
    file.info = reference(trailer, 'Info');
    const rows = [...table.matchAll(/^(\d{10}) \d{5} ([fn])/gm)];
    const begins = rows
      .flatMap(([, offset, kind], number) =>
        kind === 'n' ? [{ number, begin: Number(offset) }] : [],
      )
      .sort((a, b) => a.begin - b.begin);
    for (const [at, { number, begin }] of begins.entries()) {
      const whole = text.slice(begin, begins[at + 1]?.begin ?? end);
      const body = whole.indexOf(' obj\n') + ' obj\n'.length;
      const close = whole.lastIndexOf('\nendobj');
      const dictionary = whole.indexOf('>> stream\n');
      if (dictionary < 0) file.objects.set(number, { text: whole.slice(body, close) });
      else {
        const split = dictionary + '>>'.length;
        const stream = buffer.subarray(begin + split + 1, begin + close);
        file.objects.set(number, { text: whole.slice(body, split), stream });
      }
    }
    return file;
  }

  /** @throws if there is no such object */
  text(number: number): string {
    const object = this.objects.get(number);
    if (object === undefined) throw new Error(`The PDF has no object ${number}.`);
    return object.text;
  }

  /** The text of an object that is taken away. @throws if there is none */
  take(number: number): string {
    const text = this.text(number);
    this.objects.delete(number);
    return text;
  }

  /** The pages below a node of the tree of pages, in order. */
  pages(node: number): number[] {
    const text = this.text(node);
    if (!/\/Type \/Pages\b/.test(text)) return [node];
    return references(/\/Kids \[([^\]]*)\]/.exec(text)?.[1] ?? '').flatMap((kid) =>
      this.pages(kid),
    );
  }

  /** The file. */
  write(): Buffer {
    const size = [...this.objects.keys()].reduce((most, number) => Math.max(most, number), 0) + 1;
    const free = '0000000000 65535 f \n';
    const rows = Array.from({ length: size }, () => free);
    const chunks: Buffer[] = [Buffer.from('%PDF-1.4\n%\xd3\xeb\xe9\xe1\n', 'latin1')];
    let offset = chunks[0]!.length;
    for (const [number, { text, stream }] of this.objects) {
      rows[number] = `${String(offset).padStart(10, '0')} 00000 n \n`;
      const head = `${number} 0 obj\n${text}${stream ? ' ' : ''}`;
      const chunk = [
        Buffer.from(head, 'latin1'),
        stream ?? Buffer.alloc(0),
        Buffer.from('\nendobj\n'),
      ];
      chunks.push(...chunk);
      offset += chunk.reduce((sum, { length }) => sum + length, 0);
    }
    const trailer = `trailer\n<</Size ${size}\n/Root ${this.root} 0 R\n/Info ${this.info} 0 R>>`;
    chunks.push(
      Buffer.from(`xref\n0 ${size}\n${rows.join('')}${trailer}\nstartxref\n${offset}\n%%EOF\n`),
    );
    return Buffer.concat(chunks);
  }
}

/** The number of the object that a key of a dictionary refers to; undefined if it has no such key. */
export function optionalReference(dictionary: string, key: string): number | undefined {
  const found = new RegExp(`/${key} (\\d+) 0 R`).exec(dictionary);
  return found ? Number(found[1]) : undefined;
}

/** The number of the object that a key of a dictionary refers to. @throws if it has no such key */
export function reference(dictionary: string, key: string): number {
  const found = optionalReference(dictionary, key);
  if (found === undefined) throw new Error(`The PDF lacks "${key}" where it should be.`);
  return found;
}

/** The numbers of all objects that a text refers to. */
export function references(text: string): number[] {
  return [...text.matchAll(/(\d+) 0 R/g)].map(([, number]) => Number(number));
}

/** A dictionary with a key that refers to an object, whatever it referred to before. */
export function withReference(dictionary: string, key: string, number: number): string {
  const others = dictionary.replace(new RegExp(`\\n?/${key} \\d+ 0 R`), '');
  return others.replace(/>>$/, `\n/${key} ${number} 0 R>>`);
}
