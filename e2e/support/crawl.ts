import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { filesBelow } from '../../src/offline/files.ts';
import { attribute, elementsOf } from './html.ts';

/** An address found in a file of the site. */
interface Reference {
  readonly file: string;
  readonly url: string;
  /** Whether the browser fetches it by itself. */
  readonly isRequest: boolean;
}

/** `<link>` of these kinds names a page; all others are fetched. */
const NAMING_LINKS = /^(?:canonical|alternate|prev|next|author|license|help|search)$/;
const ORIGIN = 'https://site.invalid';

/** What a crawl found. */
export interface Crawl {
  readonly pages: number;
  readonly links: number;
  /** One line each: where, what, why. */
  readonly problems: readonly string[];
}

/**
 * Checks every address in every page and style sheet of a built site: what is
 * inside must exist, anchors included; what is outside may be linked to, but is
 * never fetched.
 */
export async function crawl(folder: string, base: string): Promise<Crawl> {
  const files = await filesBelow(folder);
  const ids = new Map<string, ReadonlySet<string>>();
  const references: Reference[] = [];
  const problems: string[] = [];
  for (const file of files) {
    if (file.endsWith('.html')) {
      const page = await readPage(folder, file);
      ids.set(file, page.ids);
      references.push(...page.references);
      problems.push(...page.problems);
    } else if (file.endsWith('.css')) {
      references.push(...(await readStyles(folder, file)));
    }
  }
  const known = new Set(files);
  for (const reference of references) {
    const problem = problemWith(reference, base, known, ids);
    if (problem !== undefined) problems.push(`${reference.file}: "${reference.url}" ${problem}`);
  }
  return { pages: ids.size, links: references.length, problems };
}

async function readPage(folder: string, file: string) {
  const ids = new Set<string>();
  const references: Reference[] = [];
  const problems: string[] = [];
  const elements = await elementsOf(join(folder, file));
  if (loadsNothing(elements)) return { ids, references, problems };
  for (const element of elements) {
    const id = attribute(element, 'id');
    if (id !== undefined) {
      if (ids.has(id)) problems.push(`${file}: the id "${id}" is there twice`);
      ids.add(id);
    }
    for (const { name, value } of element.attrs) {
      const rel = attribute(element, 'rel') ?? '';
      for (const url of urlsIn(name, value)) {
        const isLink = element.tagName === 'a' || element.tagName === 'area';
        const isNamed =
          element.tagName === 'link' && rel.split(' ').some((kind) => NAMING_LINKS.test(kind));
        references.push({ file, url, isRequest: !isLink && !isNamed });
      }
    }
  }
  return { ids, references, problems };
}

/** A page of the vault's own, published under a policy that keeps it from loading anything. */
function loadsNothing(elements: Awaited<ReturnType<typeof elementsOf>>): boolean {
  const first = elements.find(({ tagName }) => tagName === 'meta');
  const policy = first && attribute(first, 'content');
  return policy?.startsWith("default-src 'none'") === true;
}

function urlsIn(name: string, value: string): string[] {
  switch (name) {
    case 'srcset':
    case 'imagesrcset':
      return value.split(',').map((part) => part.trim().split(/\s+/)[0]!);
    case 'style':
      return cssUrls(value);
    case 'href':
    case 'src':
    case 'poster':
    case 'data':
    case 'action':
    case 'formaction':
      return [value];
    default:
      return [];
  }
}

async function readStyles(folder: string, file: string): Promise<Reference[]> {
  const css = await readFile(join(folder, file), 'utf8');
  return cssUrls(css).map((url) => ({ file, url, isRequest: true }));
}

function cssUrls(css: string): string[] {
  const matches = css.matchAll(
    /url\(\s*(?:"([^"]*)"|'([^']*)'|([^)\s]*))\s*\)|@import\s+["']([^"']+)/g,
  );
  return [...matches].map((match) => match.slice(1).join(''));
}

function problemWith(
  { file, url, isRequest }: Reference,
  base: string,
  files: ReadonlySet<string>,
  ids: ReadonlyMap<string, ReadonlySet<string>>,
): string | undefined {
  const own = new URL(base + encodeURI(file).replace(/(^|\/)index\.html$/, '$1'), ORIGIN);
  if (!URL.canParse(url, own)) return 'is no address';
  const target = new URL(url, own);
  if (target.protocol === 'data:') return undefined;
  if (target.origin !== ORIGIN) {
    return isRequest ? 'would be fetched from elsewhere' : undefined;
  }
  const path = decodeURIComponent(target.pathname);
  if (!path.startsWith(base)) return `leaves the base path ${base}`;
  const below = path.slice(base.length);
  const page = below === '' || below.endsWith('/') ? `${below}index.html` : below;
  if (!files.has(page)) {
    return files.has(`${page}/index.html`) ? 'lacks its last slash' : 'does not exist';
  }
  const fragment = decodeURIComponent(target.hash.slice(1));
  if (fragment === '' || fragment === 'top') return undefined;
  const anchors = ids.get(page);
  return anchors?.has(fragment) === false ? 'has no such anchor' : undefined;
}
