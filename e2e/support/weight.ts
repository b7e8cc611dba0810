import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { attribute, elementsOf } from './html.ts';

/** Bytes of something, as it is and as servers send it. */
export interface Weight {
  readonly raw: number;
  readonly gzip: number;
}

/** What a browser loads to show one page of a built site. */
export interface PageWeight {
  readonly html: Weight;
  readonly css: Weight;
  readonly js: Weight;
}

/**
 * Weighs a page with the style sheets and scripts that it names, scripts that
 * these import at once included.
 *
 * @param page address below the home page, such as `concepts/`
 */
export async function weighPage(folder: string, page: string, base = '/'): Promise<PageWeight> {
  const file = join(folder, decodeURI(page), 'index.html');
  const elements = await elementsOf(file);
  const local = (url: string) => join(folder, decodeURI(url.slice(base.length)));
  const css = elements
    .filter((element) => element.tagName === 'link' && attribute(element, 'rel') === 'stylesheet')
    .map((element) => local(attribute(element, 'href')!));
  const scripts = elements
    .filter((element) => element.tagName === 'script')
    .flatMap((element) => attribute(element, 'src') ?? [])
    .map(local);
  return {
    html: await weigh([file]),
    css: await weigh(css),
    js: await weigh(await withImports(scripts)),
  };
}

async function withImports(scripts: readonly string[]): Promise<string[]> {
  const all = new Set<string>();
  const visit = async (file: string) => {
    if (all.has(file)) return;
    all.add(file);
    const code = await readFile(file, 'utf8');
    for (const [, url] of code.matchAll(/(?:from|import)\s*["'](\.{1,2}\/[^"']+)["']/g)) {
      await visit(join(file, '..', url!));
    }
  };
  for (const script of scripts) await visit(script);
  return [...all];
}

async function weigh(files: readonly string[]): Promise<Weight> {
  const contents = await Promise.all(files.map((file) => readFile(file)));
  return {
    raw: contents.reduce((sum, content) => sum + content.length, 0),
    gzip: contents.reduce((sum, content) => sum + gzipSync(content).length, 0),
  };
}

/** `14.0 KB (3.2 KB gzip)`. */
export function formatWeight({ raw, gzip }: Weight): string {
  return `${(raw / 1024).toFixed(1)} KB (${(gzip / 1024).toFixed(1)} KB gzip)`;
}
