import { optionalReference, PdfFile, reference, references, withReference } from './pdf-file.ts';

/**
 * Several PDFs that one page of Chromium printed, tagged, as one: pages, named
 * places, tags and bookmarks of each after those of the one before. Title and
 * language are the first one's. A link to a place in another of them leads there.
 *
 * After ISO 32000-1: 7.7 (pages), 12.3 (places and bookmarks), 14.7 (tags).
 *
 * @throws for a file that is not as Chromium writes it
 */
export function mergePdfs(pdfs: readonly Uint8Array[]): Buffer {
  if (pdfs.length === 1) return Buffer.from(pdfs[0]!);
  const merged = new PdfFile();
  const parts: Part[] = [];
  let [size, tagged] = [1, 0];
  for (const pdf of pdfs) {
    const part = PdfFile.read(pdf);
    const shift = size - 1;
    for (const [number, { text, ...stream }] of part.objects) {
      merged.objects.set(number + shift, { text: shifted(text, shift, tagged), ...stream });
      size = Math.max(size, number + shift + 1);
    }
    const catalog = merged.take(part.root + shift);
    parts.push({ catalog, firstTag: tagged });
    const tags = merged.text(reference(catalog, 'StructTreeRoot'));
    tagged += Number(/\/ParentTreeNextKey (\d+)/.exec(tags)?.[1]);
    if (merged.info === 0) merged.info = part.info;
    else merged.objects.delete(part.info + shift);
  }
  const add = (text: string) => {
    merged.objects.set(size, { text });
    return size++;
  };
  const entries = {
    Pages: mergePages(merged, parts, add),
    Dests: mergePlaces(merged, parts, add),
    StructTreeRoot: mergeTags(merged, parts, add, tagged),
    Outlines: mergeBookmarks(merged, parts, add),
  };
  const root = Object.entries(entries).reduce(
    (text, [key, number]) => (number === undefined ? text : withReference(text, key, number)),
    parts[0]!.catalog,
  );
  merged.root = add(root);
  return merged.write();
}

/** One of several PDFs, its objects numbered as they are in the whole. */
interface Part {
  readonly catalog: string;
  /** By what number the first of its marked contents finds its tag. */
  readonly firstTag: number;
}

/** Adds an object and tells its number. */
type Add = (text: string) => number;

/**
 * An object's text where all numbers of objects are higher by `shift`, and those
 * by which marked content finds its tag by `tagged`. What looks like either in a
 * string is left alone.
 */
function shifted(text: string, shift: number, tagged: number): string {
  return text.replace(
    /\((?:\\[^]|[^\\)])*\)|\/(StructParents?) (\d+)|(\d+) 0 R/g,
    (it, key: string | undefined, tag: string, number: string) => {
      if (it.startsWith('(')) return it;
      if (key !== undefined) return `/${key} ${Number(tag) + tagged}`;
      return `${Number(number) + shift} 0 R`;
    },
  );
}

function mergePages(file: PdfFile, parts: readonly Part[], add: Add): number {
  const nodes = parts.map(({ catalog }) => reference(catalog, 'Pages'));
  const count = nodes.reduce((sum, node) => sum + numberIn(file.text(node), 'Count'), 0);
  const root = add(`<</Type /Pages\n/Count ${count}\n/Kids ${listOf(nodes)}>>`);
  for (const node of nodes) {
    file.objects.set(node, { text: withReference(file.text(node), 'Parent', root) });
  }
  return root;
}

/** A place that is in each, such as the frame of all, is where it comes first. */
function mergePlaces(file: PdfFile, parts: readonly Part[], add: Add): number {
  const places = new Map<string, string>();
  for (const { catalog } of parts) {
    const own = optionalReference(catalog, 'Dests');
    if (own === undefined) continue;
    for (const [, name, place] of file.take(own).matchAll(/\/([^\s[]+) (\[[^\]]*\])/g)) {
      if (!places.has(name!)) places.set(name!, place!);
    }
  }
  return add(`<<${[...places].map(([name, place]) => `/${name} ${place}`).join('\n')}>>`);
}

/** One document that holds what is in each. */
function mergeTags(file: PdfFile, parts: readonly Part[], add: Add, next: number): number {
  const roots = parts.map(({ catalog }) => file.take(reference(catalog, 'StructTreeRoot')));
  const documents = roots.map((root) => file.take(reference(root, 'K')));
  const kids = documents.flatMap((text) => references(KIDS.exec(text)?.[1] ?? ''));
  const document = add(documents[0]!.replace(KIDS, `/K ${listOf(kids)}`));
  for (const kid of kids) {
    file.objects.set(kid, { text: withReference(file.text(kid), 'P', document) });
  }
  const parents = roots.flatMap((root, at) => {
    const list = file.take(reference(root, 'ParentTree'));
    const { firstTag } = parts[at]!;
    return [...list.matchAll(/(\d+) (\d+ 0 R)/g)].map(
      ([, key, parent]) => `${Number(key) + firstTag} ${parent}`,
    );
  });
  const parentTree = add(`<</Type /ParentTree\n/Nums [${parents.join(' ')}]>>`);
  const ids = roots
    .flatMap((root) => namesBelow(file, optionalReference(root, 'IDTree')))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const idTree =
    ids.length === 0 ? '' : `\n/IDTree ${add(`<</Names [${ids.flat().join(' ')}]>>`)} 0 R`;
  const root = add(
    `<</Type /StructTreeRoot\n/K ${document} 0 R\n/ParentTreeNextKey ${next}\n/ParentTree ${parentTree} 0 R${idTree}>>`,
  );
  file.objects.set(document, { text: withReference(file.text(document), 'P', root) });
  return root;
}

/** Each id of a tree of names with what it refers to. */
function namesBelow(file: PdfFile, node: number | undefined): (readonly [string, string])[] {
  if (node === undefined) return [];
  const text = file.take(node);
  const kids = references(/\/Kids \[([^\]]*)\]/.exec(text)?.[1] ?? '');
  const own = [...text.matchAll(/(\([^)]*\)) (\d+ 0 R)/g)].map(
    ([, id, object]) => [id!, object!] as const,
  );
  return [...own, ...kids.flatMap((kid) => namesBelow(file, kid))];
}

/** The bookmarks of each in a row; undefined if none has any. */
function mergeBookmarks(file: PdfFile, parts: readonly Part[], add: Add): number | undefined {
  const lists = parts.flatMap(({ catalog }) => optionalReference(catalog, 'Outlines') ?? []);
  const roots = lists.map((list) => file.take(list));
  if (roots.length === 0) return undefined;
  const count = roots.reduce((sum, text) => sum + numberIn(text, 'Count'), 0);
  const [first, last] = [reference(roots[0]!, 'First'), reference(roots.at(-1)!, 'Last')];
  const root = add(`<</Type /Outlines\n/First ${first} 0 R\n/Last ${last} 0 R\n/Count ${count}>>`);
  let previous: number | undefined;
  for (const text of roots) {
    const begin = reference(text, 'First');
    if (previous !== undefined) {
      file.objects.set(begin, { text: withReference(file.text(begin), 'Prev', previous) });
      file.objects.set(previous, { text: withReference(file.text(previous), 'Next', begin) });
    }
    for (let at: number | undefined = begin; at !== undefined;) {
      const item = withReference(file.text(at), 'Parent', root);
      file.objects.set(at, { text: item });
      previous = at;
      at = optionalReference(item, 'Next');
    }
  }
  return root;
}

const KIDS = /\/K (\[[^\]]*\]|\d+ 0 R)/;

function numberIn(dictionary: string, key: string): number {
  const found = new RegExp(`/${key} (\\d+)`).exec(dictionary);
  if (!found) throw new Error(`The PDF lacks "${key}" where it should be.`);
  return Number(found[1]);
}

function listOf(objects: readonly number[]): string {
  return `[${objects.map((number) => `${number} 0 R`).join(' ')}]`;
}
